using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Emails.Editing;

/// <summary>Sends what is being written to its writer, filled with the sample customer. Nothing is recorded: it is no message of the journey.</summary>
public sealed class SendTestEmail(PreviewEmail preview, Sender sender, IMailTransport transport)
{
    /// <returns>Null when the mail server took it, else the sentence to show.</returns>
    public async Task<string?> Run(string key, string text, string html, string to, CancellationToken cancel)
    {
        var shown = await preview.Run(key, text, html, cancel);
        if (shown is not EmailPreview.Rendered(var email)) return "Mend the text first: what cannot be filled in cannot be sent.";
        var outcome = await transport.Send(new OutgoingMail
        {
            MessageId = $"test-{Guid.NewGuid():N}@{sender.From.Address.Split('@')[^1]}",
            From = sender.From, ReplyTo = sender.ReplyTo, To = new MailAddress("", to),
            Subject = "[Test] " + email.Subject, Text = email.Text, Html = email.Html,
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" },
        }, cancel);
        return outcome switch
        {
            MailOutcome.Delivered => null,
            MailOutcome.Retry(var reason) => $"The mail server did not take it now: {reason}",
            MailOutcome.Reject(var reason) => $"The mail server refused it: {reason}",
            MailOutcome.Suppress(var reason) => $"The mail server does not take mail for {to}: {reason}",
            MailOutcome.Unknown(var reason) => $"It may have arrived, the connection broke at the end: {reason}",
            _ => throw new InvalidOperationException($"No words for {outcome}."),
        };
    }
}
