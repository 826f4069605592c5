using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Standing;

public enum NeedKind
{
    /// <summary>Nobody has accepted this version of the plan.</summary>
    Acceptance,

    /// <summary>Whether the goal is reached: only the customer knows.</summary>
    Goal,

    /// <summary>The deadline has passed: extend it, close the plan, or talk?</summary>
    Deadline,
    Action,

    /// <summary>All its actions are done: is it reached?</summary>
    Milestone,

    /// <summary>A measure that was never read, or too long ago.</summary>
    Number,

    /// <summary>A review is due.</summary>
    Review,

    /// <summary>A commitment of which nobody has said yet whether it was kept.</summary>
    Commitment,

    /// <summary>The vendor has answered somebody who is stuck: does it work now?</summary>
    Answer,
}

/// <summary>One thing that a plan needs from one side now.</summary>
/// <param name="Item">The action, milestone, measure or commitment. Of an acceptance, the action that asks for it, if the plan has one; of a goal or a deadline, nothing.</param>
public sealed record Need(NeedKind Kind, PlanItem? Item, DateOnly? Due)
{
    /// <summary>Unique among a plan's needs.</summary>
    public string Key => Item?.Key ?? Kind.ToString();
}
