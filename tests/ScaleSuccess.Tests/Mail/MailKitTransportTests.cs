using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public sealed partial class MailKitTransportTests
{
    private static MailKitTransport Transport(MailOptions options) => new(options, TimeProvider.System);

    private static OutgoingMail A_mail(string to = "mia@example.com", string id = "1@acme.example") => new()
    {
        MessageId = id,
        From = new("Acme Success", "success@acme.example"),
        To = new("Mia Müller", to),
        ReplyTo = new("", "help@acme.example"),
        Subject = "Your plan is ready – schön, Mia",
        Text = "Hello Mia,\n.\nyour plan is ready: https://acme.example/p/1\n",
        Html = "<p>Hello Mia,</p>\n<p>your <a href=\"https://acme.example/p/1\">plan</a> is ready ✓</p>\n",
        Headers = new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = "<https://acme.example/u/1>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            ["Auto-Submitted"] = "auto-generated",
        },
    };

    private static async Task<MailOutcome> Send(MailOptions options, OutgoingMail? mail = null)
    {
        using var transport = Transport(options);
        return await transport.Send(mail ?? A_mail(), CancellationToken.None);
    }

    [Fact]
    public async Task Delivers_both_texts_and_every_header_as_given()
    {
        await using var server = new TestSmtpServer();

        Assert.IsType<MailOutcome.Delivered>(await Send(server.Options));

        var arrived = Assert.Single(server.Mails);
        Assert.Equal(("success@acme.example", "mia@example.com"), (arrived.From, arrived.To));
        var mail = arrived.Message;
        Assert.Equal("Your plan is ready – schön, Mia", mail.Subject);
        Assert.Equal(A_mail().Text.ReplaceLineEndings("\r\n"), mail.TextBody?.ReplaceLineEndings("\r\n"));
        Assert.Equal(A_mail().Html.ReplaceLineEndings("\r\n"), mail.HtmlBody?.ReplaceLineEndings("\r\n"));
        Assert.Equal("Mia Müller", mail.To.Mailboxes.Single().Name);
        Assert.Equal("1@acme.example", mail.MessageId);
        Assert.Equal("help@acme.example", mail.ReplyTo.Mailboxes.Single().Address);
        foreach (var (name, value) in A_mail().Headers) Assert.Equal(value, mail.Headers[name]);
    }

    [Fact]
    public async Task A_message_that_comes_back_to_another_names_it()
    {
        await using var server = new TestSmtpServer();
        await Send(server.Options, A_mail() with { Follows = "0@acme.example" });
        var headers = Assert.Single(server.Mails).Message.Headers;
        Assert.Equal(("<0@acme.example>", "<0@acme.example>"), (headers["In-Reply-To"], headers["References"]));
    }

    [Fact]
    public async Task Names_each_header_once()
    {
        await using var server = new TestSmtpServer();
        await Send(server.Options);
        var names = Assert.Single(server.Mails).Message.Headers.Select(header => header.Field).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public async Task Keeps_its_connection_for_the_next_message()
    {
        await using var server = new TestSmtpServer();
        using var transport = Transport(server.Options);
        for (var i = 0; i < 3; i++) Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal((3, 1), (server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task Sends_from_many_workers_over_no_more_connections_than_set()
    {
        await using var server = new TestSmtpServer();
        using var transport = Transport(server.Options with { Connections = 3 });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => transport.Send(A_mail(id: $"{i}@acme.example"), CancellationToken.None)));
        Assert.All(outcomes, outcome => Assert.IsType<MailOutcome.Delivered>(outcome));
        Assert.Equal(40, server.Mails.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.InRange(server.Connections, 1, 3);
    }

    [Fact]
    public async Task Goes_on_when_the_server_has_hung_up_meanwhile()
    {
        await using var server = new UnreliableServer();
        using var transport = Transport(server.Options);
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        await server.HangUp();
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(2, server.Taken);
    }

    [Fact]
    public async Task Sends_again_when_the_server_works_again()
    {
        await using var server = new UnreliableServer { DropAt = "EHLO" };
        using var transport = Transport(server.Options);
        Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        server.DropAt = null;
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
    }

    [Fact]
    public async Task Rejects_what_no_server_would_take()
    {
        await using var server = new TestSmtpServer();
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail(to: "no address")));
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail(to: "müller@example.com")));
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail() with { Subject = "Hi\r\nBcc: all@example.com" }));
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail() with { Headers = new Dictionary<string, string> { ["List-Id"] = "a\r\nBcc: all@example.com" } }));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Keeps_the_connection_after_a_refused_recipient()
    {
        await using var server = new TestSmtpServer();
        server.Refusals["RCPT"] = "550 5.1.1 no such person";
        using var transport = Transport(server.Options);
        Assert.IsType<MailOutcome.Suppress>(await transport.Send(A_mail(), CancellationToken.None));
        server.Refusals.Clear();
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(1, server.Connections);
    }
}
