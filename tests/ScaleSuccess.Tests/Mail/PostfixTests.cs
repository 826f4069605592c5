using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

/// <summary>What a fake server cannot prove: that a real one accepts, stores and refuses as expected.</summary>
public sealed class PostfixTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postfix-");
    private Postfix postfix = null!;

    public async Task InitializeAsync() => postfix = await Postfix.Start(folder.FullName);

    public async Task DisposeAsync()
    {
        if (postfix is not null) await postfix.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private MailOptions Options => new() { Transport = "smtp", Host = "127.0.0.1", Port = postfix.Port, Security = "none" };

    private MailKitTransport Transport() => new(Options, TimeProvider.System);

    private static OutgoingMail To(string address, string subject) => new()
    {
        MessageId = $"{subject.GetHashCode(StringComparison.Ordinal)}@acme.example",
        From = new("Acme Success", "success@acme.example"),
        To = new("", address),
        Subject = subject,
        Text = "Grüße\n.\nund ein Punkt",
        Html = "<p>Grüße <a href=\"https://acme.example/p?a=1&amp;b=2\">zum Plan</a></p>",
        Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = "<https://acme.example/u/1>" },
    };

    [Fact]
    public async Task A_real_mail_server_delivers_what_was_sent()
    {
        using var transport = Transport();
        Assert.Null(await transport.Check(CancellationToken.None));
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(To("someone@example.com", "Another"), CancellationToken.None));
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(To("mia@example.com", "Für dich"), CancellationToken.None));

        var mail = await postfix.Receive(mail => mail.Subject == "Für dich", CancellationToken.None);

        Assert.Contains("mia@example.com", mail.To, StringComparison.Ordinal);
        Assert.Equal("Grüße\n.\nund ein Punkt", mail.Text.ReplaceLineEndings("\n"));
        Assert.Equal("https://acme.example/p?a=1&b=2", mail.Link("/p?"));
        Assert.Equal("<https://acme.example/u/1>", mail.Headers["List-Unsubscribe"]);
    }

    [Fact]
    public async Task A_real_mail_server_refuses_an_unknown_address_and_takes_the_next()
    {
        using var transport = Transport();
        Assert.IsType<MailOutcome.Suppress>(await transport.Send(To("nobody@example.com", "Refused"), CancellationToken.None));
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(To("mia@example.com", "Taken"), CancellationToken.None));
        await postfix.Receive(mail => mail.Subject == "Taken", CancellationToken.None);
    }
}
