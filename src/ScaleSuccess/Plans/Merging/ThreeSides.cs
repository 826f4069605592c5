namespace ScaleSuccess.Plans.Merging;

/// <summary>A plan, what it was made from, and a new draft, looked up by line. A draft names no parent that it does not have.</summary>
internal sealed class ThreeSides
{
    public ThreeSides(PlanState plan, IReadOnlyList<PlanLine> draft)
    {
        Now = plan.Lines.ToDictionary(line => line.Id);
        Was = plan.Base.ToDictionary(line => line.Id);
        Draft = draft.ToDictionary(line => line.Id);
        Dropped = plan.Dropped;
        // What is over stays where it is, whatever a draft calls by the same key.
        Order = MergeOrder.Of(plan.Lines.Select(line => line.Id), [.. draft.Select(line => line.Id).Where(id => !Now.TryGetValue(id, out var now) || !now.IsOver)]);
    }

    public Dictionary<LineId, CustomerLine> Now { get; }
    public Dictionary<LineId, PlanLine> Was { get; }
    public Dictionary<LineId, PlanLine> Draft { get; }
    public IReadOnlyList<LineId> Order { get; }
    private IReadOnlySet<LineId> Dropped { get; }

    /// <summary>No draft changes it: the customer has done it, dropped it or added it itself, it is an earlier phase's, or it asks for acceptance.</summary>
    public bool Stays(LineId id) =>
        Dropped.Contains(id) || Draft.GetValueOrDefault(id) is { AcceptsPlan: true }
        || (Now.TryGetValue(id, out var now) && (now.IsDone || now.IsOver || now.Line.AcceptsPlan || !Was.ContainsKey(id)));

    /// <summary>The customer has made something of it.</summary>
    public bool IsTouched(CustomerLine now) => now.IsKept || Was[now.Id] is var was && PlanLine.Fields.Any(field => !now.Line.IsSameIn(field, was));
}
