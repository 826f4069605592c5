namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>"I'm stuck": a customer asks for help.</summary>
public sealed partial class HelpRequest
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ContactId { get; init; }

    /// <summary>What it is about, in the plan's words.</summary>
    public required string About { get; init; }

    /// <summary>In the customer's words; empty only from a check-in, where they are optional.</summary>
    public required string Words { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }

    public void Close(string by, DateTimeOffset now)
    {
        if (ClosedAt is not null) return;
        ClosedAt = now;
        ClosedBy = by;
    }
}
