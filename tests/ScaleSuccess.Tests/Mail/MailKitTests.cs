using System.Security.Cryptography;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public sealed class MailKitTests : MailTransportContract
{
    protected override IMailTransport Transport(MailOptions options) => new MailKitTransport(options, TimeProvider.System);

    [Fact]
    public async Task Signs_in_where_only_plain_is_offered()
    {
        await using var server = new RecordingSmtpServer { Mechanisms = ["PLAIN"] };
        using var transport = new MailKitTransport(server.Options with { User = "ops", Password = "a password" }, TimeProvider.System);
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal("ops", Assert.Single(server.Mails).SignedInAs);
    }

    [Fact]
    public async Task Speaks_tls_from_the_first_byte()
    {
        await using var server = new RecordingSmtpServer { TlsAtOnce = true };
        var options = server.Options with { Security = "tls", Certificate = RecordingSmtpServer.Certificate.GetCertHashString(HashAlgorithmName.SHA256) };
        using var transport = new MailKitTransport(options, TimeProvider.System);
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.True(Assert.Single(server.Mails).Secure);
    }

    [Fact]
    public async Task Keeps_the_connection_after_a_refused_recipient()
    {
        await using var server = new RecordingSmtpServer();
        server.Replies["RCPT"] = "550 5.1.1 no such person";
        using var transport = new MailKitTransport(server.Options, TimeProvider.System);
        Assert.IsType<MailOutcome.Suppress>(await transport.Send(A_mail(), CancellationToken.None));
        server.Replies.Clear();
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(1, server.Connections);
    }
}
