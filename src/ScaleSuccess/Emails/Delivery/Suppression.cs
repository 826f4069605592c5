using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>An address that gets no e-mails of a topic (of any topic, when null) until the suppression is lifted.</summary>
public sealed class Suppression
{
    public const string Bounce = "bounce";
    public const string Unsubscribed = "unsubscribed";

    public long Id { get; private set; }

    /// <summary>In lower case.</summary>
    public required string Address { get; init; }
    public string? Topic { get; init; }
    public required string Cause { get; init; }

    /// <summary>Of a bounce: the message's reason.</summary>
    public DeliveryReason? Reason => DeliveryReason.Stored(ReasonCode, ReasonArgs);
    public string? ReasonCode { get; init; }
    public string ReasonArgs { get; init; } = "[]";
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LiftedAt { get; private set; }

    public void Lift(DateTimeOffset now) => LiftedAt ??= now;
}
