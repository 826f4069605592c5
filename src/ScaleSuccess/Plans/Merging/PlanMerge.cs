namespace ScaleSuccess.Plans.Merging;

/// <summary>
/// Brings a plan and a new draft of it together, line by line and field by field: base is what the plan was made from, theirs the plan as
/// it is, ours the draft. The same sides give the same merge. docs/merging.md has the rules as a table.
/// </summary>
public sealed class PlanMerge
{
    private readonly ThreeSides sides;

    private PlanMerge(PlanState plan, IReadOnlyList<PlanLine> draft, MergePolicy policy)
    {
        (Plan, Draft) = (plan, AlignTexts.To(plan, draft));
        sides = new ThreeSides(plan, Draft);
        Changes = FindChanges.Between(sides, policy);
    }

    public PlanState Plan { get; }

    /// <summary>With the plan's keys for lines that have none of their own, see <see cref="AlignTexts"/>.</summary>
    public IReadOnlyList<PlanLine> Draft { get; }

    /// <summary>In the order of plan and draft.</summary>
    public IReadOnlyList<ProposedChange> Changes { get; }

    /// <summary>What the customer is asked.</summary>
    public IEnumerable<ProposedChange> Asked => Changes.Where(change => !change.IsAutomatic);

    /// <param name="draft">Of the plan's present phase, in its order. A parent that it names is in it.</param>
    public static PlanMerge Of(PlanState plan, IReadOnlyList<PlanLine> draft, MergePolicy policy) => new(plan, draft, policy);

    /// <summary>
    /// The plan and its base with what is automatic or accepted. What is declined is not proposed again by the same draft; what has no answer is. An
    /// accepted change that needs one which is not accepted waits for it.
    /// </summary>
    /// <param name="answers">By a change's id: true is accepted, false declined. Ids that are not of this merge change nothing.</param>
    public PlanState Apply(IReadOnlyDictionary<string, bool> answers) => ApplyChanges.To(Plan, sides, Changes, answers);

    /// <summary>One answer to all that is asked.</summary>
    public PlanState ApplyAll(bool accepted) => Apply(Asked.ToDictionary(change => change.Id, _ => accepted));
}
