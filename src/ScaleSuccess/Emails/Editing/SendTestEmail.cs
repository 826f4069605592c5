using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Emails.Editing;

public abstract record TestOutcome
{
    private TestOutcome() { }
    public sealed record Sent : TestOutcome;

    /// <summary>The text has mistakes: what cannot be filled in cannot be sent.</summary>
    public sealed record Wrong : TestOutcome;

    /// <summary>What was typed is no address.</summary>
    public sealed record NoAddress : TestOutcome;
    public sealed record NotNow(DeliveryReason Reason) : TestOutcome;
    public sealed record Refused(DeliveryReason Reason) : TestOutcome;
    public sealed record MayHaveArrived(DeliveryReason Reason) : TestOutcome;
}

/// <summary>Sends the text being edited to its author or whom they name, filled with the sample customer. Nothing is recorded: it is not a message of the journey.</summary>
public sealed class SendTestEmail(PreviewEmail preview, Sender sender, IMailTransport transport)
{
    public async Task<TestOutcome> Run(string key, string text, string? html, string to, CancellationToken cancel)
    {
        if (!EmailAddress.IsValid(to)) return new TestOutcome.NoAddress();
        if (await preview.Run(key, text, html, cancel) is not EmailPreview.Rendered(var email)) return new TestOutcome.Wrong();
        var outcome = await transport.Send(new OutgoingMail
        {
            MessageId = $"test-{Guid.NewGuid():N}@{sender.From.Address.Split('@')[^1]}",
            From = sender.From, ReplyTo = sender.ReplyTo, To = new MailAddress("", to),
            Subject = "[Test] " + email.Subject, Text = email.Text, Html = email.Html,
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" },
        }, cancel);
        return outcome switch
        {
            MailOutcome.Delivered => new TestOutcome.Sent(),
            MailOutcome.Retry(var reason) => new TestOutcome.NotNow(reason),
            MailOutcome.Pause(var reason) => new TestOutcome.NotNow(reason),
            MailOutcome.Reject(var reason) => new TestOutcome.Refused(reason),
            MailOutcome.Suppress(var reason) => new TestOutcome.Refused(reason),
            MailOutcome.Unknown(var reason) => new TestOutcome.MayHaveArrived(reason),
            _ => throw new InvalidOperationException($"No answer for {outcome}."),
        };
    }
}
