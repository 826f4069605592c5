using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public sealed partial class MailKitTransportTests
{
    [Fact]
    public async Task Signs_in()
    {
        await using var server = new TestSmtpServer(ServerSecurity.SignIn);
        Assert.IsType<MailOutcome.Delivered>(await Send(server.Options with { User = "ops", Password = "a password" }));
        Assert.Equal("ops", Assert.Single(server.Mails).SignedInAs);
    }

    [Fact]
    public async Task Sends_nothing_unsigned_when_the_password_is_wrong()
    {
        await using var server = new TestSmtpServer(ServerSecurity.SignIn);
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { User = "ops", Password = "wrong" }));
        Assert.Equal(DeliveryCode.SignInRefused, retry.Reason.Code);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Asks_a_server_with_a_wrong_password_once_and_not_for_every_message()
    {
        await using var server = new TestSmtpServer(ServerSecurity.SignIn);
        using var transport = Transport(server.Options with { User = "ops", Password = "wrong" });
        for (var i = 0; i < 5; i++) Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Sends_nothing_unsigned_when_the_server_lets_nobody_sign_in()
    {
        await using var server = new TestSmtpServer();
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { User = "ops", Password = "a password" }));
        Assert.Equal(DeliveryCode.NotSupported, retry.Reason.Code);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Never_shows_a_password_to_the_network()
    {
        // 192.0.2.1 is reserved for documentation: contacting it would time out.
        var options = new MailOptions { Transport = "smtp", Host = "192.0.2.1", Security = "none", User = "ops", Password = "a password" };
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(options));
        Assert.Equal(DeliveryCode.PasswordInClear, retry.Reason.Code);
    }

    [Fact]
    public async Task Secures_the_line_when_asked()
    {
        await using var server = new TestSmtpServer(ServerSecurity.StartTls);
        var options = server.Options with { Security = "starttls", Certificate = TestSmtpServer.Fingerprint, User = "ops", Password = "a password" };
        Assert.IsType<MailOutcome.Delivered>(await Send(options));
        var mail = Assert.Single(server.Mails);
        Assert.True(mail.Secure);
        Assert.Equal("ops", mail.SignedInAs);
    }

    [Fact]
    public async Task Sends_nothing_in_clear_when_the_server_cannot_secure_the_line()
    {
        await using var server = new TestSmtpServer();
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { Security = "starttls" }));
        Assert.Equal(DeliveryCode.NotSupported, retry.Reason.Code);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Sends_nothing_to_a_server_with_a_certificate_that_nobody_vouches_for()
    {
        await using var server = new TestSmtpServer(ServerSecurity.StartTls);
        var retry = Assert.IsType<MailOutcome.Retry>(await Send(server.Options with { Security = "starttls" }));
        Assert.Equal(DeliveryCode.CertificateNotTrusted, retry.Reason.Code);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Check_finds_nothing_wrong_with_a_server_that_would_take_a_message()
    {
        await using var server = new TestSmtpServer(ServerSecurity.StartTls);
        var options = server.Options with { Security = "starttls", Certificate = TestSmtpServer.Fingerprint, User = "ops", Password = "a password" };
        Assert.Null(await Check(options));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("none", "wrong", DeliveryCode.SignInRefused)]
    [InlineData("starttls", "a password", DeliveryCode.NotSupported)]
    public async Task Check_says_what_is_wrong(string security, string password, string code)
    {
        await using var server = new TestSmtpServer(ServerSecurity.SignIn);
        Assert.Equal(code, (await Check(server.Options with { Security = security, User = "ops", Password = password }))?.Code);
    }

    [Fact, Trait("Kind", "Fault")]
    public async Task Check_says_who_does_not_answer()
    {
        await using var server = new UnreliableServer { StallAt = "CONNECT" };
        Assert.Equal(DeliveryReason.Of(DeliveryCode.NoAnswer, server.Options.Server, "1"), await Check(server.Options with { Timeout = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public async Task Speaks_tls_from_the_first_byte()
    {
        await using var server = new TestSmtpServer(ServerSecurity.Tls);
        Assert.IsType<MailOutcome.Delivered>(await Send(server.Options with { Security = "tls", Certificate = TestSmtpServer.Fingerprint }));
        Assert.True(Assert.Single(server.Mails).Secure);
    }

    private static async Task<DeliveryReason?> Check(MailOptions options)
    {
        using var transport = Transport(options);
        return await transport.Check(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }
}
