namespace ScaleSuccess.Emails;

/// <summary>What "plan-ready" tells about the plan.</summary>
/// <param name="NextMilestoneDate">In words, e.g. "12 March 2027".</param>
public sealed record PlanReadyEmail(string Title, string NextMilestone, string NextMilestoneDate, IReadOnlyList<string> Objectives)
{
    public const string Key = "plan-ready";

    public IReadOnlyDictionary<string, object?> Data => new Dictionary<string, object?>
    {
        ["plan.title"] = Title,
        ["plan.nextMilestone"] = NextMilestone,
        ["plan.nextMilestoneDate"] = NextMilestoneDate,
        ["plan.objectives"] = Objectives,
    };
}
