using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

/// <summary>What every way of sending promises; each implementation inherits it.</summary>
public abstract partial class MailTransportContract
{
    protected abstract IMailTransport Transport(MailOptions options);

    protected static OutgoingMail A_mail(string to = "mia@example.com", string id = "1@acme.example") => new()
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

    private async Task<MailOutcome> Send(MailOptions options, OutgoingMail? mail = null)
    {
        var transport = Transport(options);
        using var closing = transport as IDisposable;
        return await transport.Send(mail ?? A_mail(), CancellationToken.None);
    }

    [Fact]
    public async Task Delivers_both_texts_and_every_header_as_given()
    {
        await using var server = new RecordingSmtpServer();

        Assert.IsType<MailOutcome.Delivered>(await Send(server.Options));

        var envelope = Assert.Single(server.Mails);
        Assert.Equal(("success@acme.example", "mia@example.com"), (envelope.From, envelope.To));
        var mail = ReceivedMail.Parse(envelope.Data);
        Assert.Equal("Your plan is ready – schön, Mia", mail.Subject);
        Assert.Equal(A_mail().Text.ReplaceLineEndings("\r\n"), mail.Text);
        Assert.Equal(A_mail().Html.ReplaceLineEndings("\r\n"), mail.Html);
        Assert.Contains("Mia Müller", mail.To, StringComparison.Ordinal);
        Assert.Equal("<1@acme.example>", mail.Headers["Message-ID"]);
        Assert.Contains("help@acme.example", mail.Headers["Reply-To"], StringComparison.Ordinal);
        foreach (var (name, value) in A_mail().Headers) Assert.Equal(value, mail.Headers[name]);
    }

    [Fact]
    public async Task Names_each_header_once()
    {
        await using var server = new RecordingSmtpServer();
        await Send(server.Options);
        var names = Assert.Single(server.Mails).Data.Split("\r\n\r\n")[0].Split("\r\n").Where(line => !line.StartsWith(' ') && !line.StartsWith('\t'))
            .Select(line => line.Split(':')[0]).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public async Task Keeps_its_connection_for_the_next_message()
    {
        await using var server = new RecordingSmtpServer();
        var transport = Transport(server.Options);
        using var closing = transport as IDisposable;
        for (var i = 0; i < 3; i++) Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal((3, 1), (server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task Sends_from_many_workers_over_no_more_connections_than_set()
    {
        await using var server = new RecordingSmtpServer();
        var transport = Transport(server.Options with { Connections = 3 });
        using var closing = transport as IDisposable;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => transport.Send(A_mail(id: $"{i}@acme.example"), CancellationToken.None)));
        Assert.All(outcomes, outcome => Assert.IsType<MailOutcome.Delivered>(outcome));
        Assert.Equal(40, server.Mails.Select(mail => ReceivedMail.Parse(mail.Data).Headers["Message-ID"]).Distinct().Count());
        Assert.InRange(server.Connections, 1, 3);
    }

    [Fact]
    public async Task Goes_on_when_the_server_has_hung_up_meanwhile()
    {
        await using var server = new RecordingSmtpServer();
        var transport = Transport(server.Options);
        using var closing = transport as IDisposable;
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        await server.HangUp();
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
        Assert.Equal(2, server.Mails.Count);
    }

    [Fact]
    public async Task Heals_when_the_server_comes_to_its_senses()
    {
        await using var server = new RecordingSmtpServer { DropAt = "EHLO" };
        var transport = Transport(server.Options);
        using var closing = transport as IDisposable;
        Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail(), CancellationToken.None));
        server.DropAt = null;
        Assert.IsType<MailOutcome.Delivered>(await transport.Send(A_mail(), CancellationToken.None));
    }

    [Fact]
    public async Task Rejects_what_no_server_would_take()
    {
        await using var server = new RecordingSmtpServer();
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail(to: "no address")));
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail(to: "müller@example.com")));
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail() with { Subject = "Hi\r\nBcc: all@example.com" }));
        Assert.IsType<MailOutcome.Reject>(await Send(server.Options, A_mail() with { Headers = new Dictionary<string, string> { ["List-Id"] = "a\r\nBcc: all@example.com" } }));
        Assert.Empty(server.Mails);
    }
}
