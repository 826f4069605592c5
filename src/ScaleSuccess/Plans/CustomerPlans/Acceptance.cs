namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A named person's acceptance of this version of the plan.</summary>
public sealed partial class Acceptance
{
    public long Id { get; private set; }
    public long PlanId { get; init; }
    public int Version { get; init; }
    public long ContactId { get; init; }
    public DateTimeOffset AcceptedAt { get; init; }
}
