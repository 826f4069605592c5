namespace ScaleSuccess.Emails.Delivery;

/// <summary>Sends one message to one person and returns the outcome.</summary>
public interface IMailTransport
{
    /// <summary>The engine's name as shown to the operator, e.g. "MailKit to localhost:25".</summary>
    string Engine { get; }

    /// <summary>
    /// Hands the message over. Every failure that the mail system can cause comes back as an outcome; only
    /// cancellation and our own faults throw. Cancelled before the message was handed over, it throws at once: the message
    /// did not go out. Cancelled after that, it still waits some seconds for the answer and returns it or
    /// <see cref="MailOutcome.Unknown"/>, so that a message is never forgotten halfway and sent twice.
    /// Safe to call from many workers at once.
    /// </summary>
    Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel);

    /// <summary>Null when the mail system would accept a message now, else what is wrong.</summary>
    Task<DeliveryReason?> Check(CancellationToken cancel);
}

/// <summary>One message as it goes out: text and HTML say the same.</summary>
public sealed record OutgoingMail
{
    /// <summary>Without angle brackets, unique for ever: a second delivery can be told from a second message.</summary>
    public required string MessageId { get; init; }
    public required MailAddress From { get; init; }
    public required MailAddress To { get; init; }
    public MailAddress? ReplyTo { get; init; }

    /// <summary>The id of the message that this one comes back to, so that a mailbox shows both as one conversation; null: none.</summary>
    public string? Follows { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }

    /// <summary>Further headers, such as List-Unsubscribe. ASCII, no line breaks.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <param name="Name">As shown to the reader; may be empty.</param>
/// <param name="Address">local@domain</param>
public sealed record MailAddress(string Name, string Address);

/// <summary>The outcome of a message. Callers switch over it without a default.</summary>
public abstract record MailOutcome
{
    private MailOutcome() { }

    /// <summary>The mail system took responsibility for the message.</summary>
    public sealed record Delivered : MailOutcome;

    /// <summary>Not now (4xx, no connection, time-out before the message was handed over): try again later.</summary>
    public sealed record Retry(DeliveryReason Reason) : MailOutcome;

    /// <summary>The mail system refuses us, whatever the message: block list, relaying, policy, sign-in. Sending pauses.</summary>
    public sealed record Pause(DeliveryReason Reason) : MailOutcome;

    /// <summary>This message is permanently refused (5xx to the content, or it cannot be sent as it is).</summary>
    public sealed record Reject(DeliveryReason Reason) : MailOutcome;

    /// <summary>The address does not accept mail (5xx to the recipient): no further message goes there.</summary>
    public sealed record Suppress(DeliveryReason Reason) : MailOutcome;

    /// <summary>The connection broke after the message was handed over: it may have arrived. Never resent automatically.</summary>
    public sealed record Unknown(DeliveryReason Reason) : MailOutcome;
}
