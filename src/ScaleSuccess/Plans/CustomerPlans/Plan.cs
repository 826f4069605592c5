using ScaleSuccess.Plans.Drafting;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A customer's own plan. Made in bulk by <see cref="StartPlans"/>; its owner changes it from then on.</summary>
public sealed class Plan
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ResponseId { get; init; }

    /// <summary>Who gave the answers, and gets the e-mails.</summary>
    public long ContactId { get; init; }
    public long DefinitionId { get; init; }
    public required string Segment { get; init; }
    public required string Title { get; init; }
    public int Version { get; init; }
    public DateOnly StartedOn { get; init; }
    public DateOnly Deadline { get; init; }
    public TimeOnly CheckInAt { get; init; }

    /// <summary>Days.</summary>
    public int CheckInEvery { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AchievedAt { get; init; }
    public List<PlanItem> Items { get; } = [];
}
