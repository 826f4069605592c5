namespace ScaleSuccess.Plans.Merging;

/// <summary>A customer's plan beside what it was made from.</summary>
/// <param name="Lines">As they are, in the plan's order.</param>
/// <param name="Base">
/// Each line as the customer last saw it in a draft and decided, or never had to. A line of the plan that is not here is the customer's own; a line here that
/// the plan has not is one that the customer dropped, or declined when it was new.
/// </param>
/// <param name="Dropped">What the customer has left out.</param>
public sealed record PlanState(IReadOnlyList<CustomerLine> Lines, IReadOnlyList<PlanLine> Base, IReadOnlySet<LineId> Dropped)
{
    /// <summary>The plan that is made from a draft, before anybody has done anything with it.</summary>
    public static PlanState MadeFrom(IReadOnlyList<PlanLine> draft) => new([.. draft.Select(line => new CustomerLine(line))], draft, new HashSet<LineId>());
}
