using System.Security.Cryptography;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public abstract partial class MailTransportContract
{
    [Fact]
    public async Task Signs_in()
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["PLAIN", "LOGIN"] };
        Assert.IsType<MailOutcome.Delivered>(await Send(server.Options with { User = "ops", Password = "a password" }));
        Assert.Equal("ops", Assert.Single(server.Mails).SignedInAs);
    }

    [Fact]
    public async Task Sends_nothing_unsigned_when_the_password_is_wrong()
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["LOGIN"] };
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { User = "ops", Password = "wrong" }));
        Assert.Contains("Mail__Password", retry.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Asks_a_server_with_a_wrong_password_once_and_not_for_every_message()
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["LOGIN"] };
        var transport = Transport(server.Options with { User = "ops", Password = "wrong" });
        using var closing = transport as IDisposable;
        for (var i = 0; i < 5; i++) Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Sends_nothing_unsigned_when_the_server_lets_nobody_sign_in()
    {
        await using var server = new RecordingSmtpServer();
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { User = "ops", Password = "a password" }));
        Assert.Contains("Mail__User", retry.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Never_shows_a_password_to_the_network()
    {
        // 192.0.2.1 is nobody's: were it asked, the answer would be a time-out.
        var options = new MailOptions { Transport = "smtp", Host = "192.0.2.1", Security = "none", User = "ops", Password = "a password" };
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(options));
        Assert.Equal(MailOptions.ShowsPasswordMistake, retry.Reason);
    }

    [Fact]
    public async Task Secures_the_line_when_asked()
    {
        await using var server = new RecordingSmtpServer { StartTls = true, Mechanisms = ["LOGIN"] };
        var options = server.Options with { Security = "starttls", Certificate = RecordingSmtpServer.Certificate.GetCertHashString(HashAlgorithmName.SHA256), User = "ops", Password = "a password" };
        Assert.IsType<MailOutcome.Delivered>(await Send(options));
        var mail = Assert.Single(server.Mails);
        Assert.True(mail.Secure);
        Assert.Equal("ops", mail.SignedInAs);
    }

    [Fact]
    public async Task Sends_nothing_in_clear_when_the_server_cannot_secure_the_line()
    {
        await using var server = new RecordingSmtpServer();
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { Security = "starttls" }));
        Assert.Contains("Mail__Security", retry.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Sends_nothing_to_a_server_with_a_certificate_that_nobody_vouches_for()
    {
        await using var server = new RecordingSmtpServer { StartTls = true };
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { Security = "starttls" }));
        Assert.Contains("Mail__Certificate", retry.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Check_finds_nothing_wrong_with_a_server_that_would_take_a_message()
    {
        await using var server = new RecordingSmtpServer { StartTls = true, Mechanisms = ["LOGIN"] };
        var options = server.Options with { Security = "starttls", Certificate = RecordingSmtpServer.Certificate.GetCertHashString(HashAlgorithmName.SHA256), User = "ops", Password = "a password" };
        Assert.Null(await Check(options));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("none", "wrong", "Mail__Password")]
    [InlineData("starttls", "a password", "Mail__Security")]
    public async Task Check_names_the_setting_to_change(string security, string password, string key)
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["LOGIN"] };
        Assert.Contains(key, await Check(server.Options with { Security = security, User = "ops", Password = password }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_who_does_not_answer()
    {
        await using var server = new RecordingSmtpServer { StallAt = "CONNECT" };
        Assert.Contains(server.Options.Server, await Check(server.Options with { Timeout = TimeSpan.FromSeconds(1) }), StringComparison.Ordinal);
    }

    private async Task<string?> Check(MailOptions options)
    {
        var transport = Transport(options);
        using var closing = transport as IDisposable;
        return await transport.Check(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }
}
