using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>The rules of docs/merging.md, said once more and in another way: what a plan is when everything is accepted.</summary>
internal sealed class MergeRules(PlanState plan, IReadOnlyList<PlanLine> draft)
{
    public bool IsOwn(LineId id) => Mine(id) is not null && Base(id) is null;
    public CustomerLine? Mine(LineId id) => plan.Lines.FirstOrDefault(line => line.Id == id);
    public PlanLine? Base(LineId id) => plan.Base.FirstOrDefault(line => line.Id == id);
    public PlanLine? New(LineId id) => draft.FirstOrDefault(line => line.Id == id);

    /// <summary>No draft touches it.</summary>
    public bool Stays(CustomerLine line) => line.IsDone || line.IsOver || line.Line.AcceptsPlan || IsOwn(line.Id) || New(line.Id) is { AcceptsPlan: true };

    public bool IsTouched(CustomerLine line) => line.IsKept || PlanLine.Fields.Any(field => IsEdited(line, field));

    public bool IsEdited(CustomerLine line, LineField field) => !IsOwn(line.Id) && !line.Line.IsSameIn(field, Base(line.Id)!);

    public IReadOnlyDictionary<LineId, PlanLine> AllAccepted()
    {
        var all = new Dictionary<LineId, PlanLine>();
        foreach (var line in draft.OrderBy(line => line.CanHaveParent)) if (Drafted(line, all) is { } result) all[line.Id] = result;
        foreach (var line in plan.Lines.Where(line => !all.ContainsKey(line.Id) && (Stays(line) || (New(line.Id) is null && line.IsKept)))) all[line.Id] = line.Line;
        // A milestone stays with the actions that stay in it, a benefit with its measures.
        foreach (var line in plan.Lines.Where(line => !all.ContainsKey(line.Id) && all.Values.Any(child => child.ParentId == line.Id))) all[line.Id] = line.Line;
        return all;
    }

    private PlanLine? Drafted(PlanLine line, Dictionary<LineId, PlanLine> known)
    {
        if (Mine(line.Id) is { } mine) return Stays(mine) ? mine.Line : Merged(mine.Line, Base(line.Id)!, line, known);
        if (line.AcceptsPlan || plan.Dropped.Contains(line.Id)) return null;
        if (Base(line.Id) is { } declined && (declined.Title, declined.Side, declined.Unit, declined.Better, declined.Target) == (line.Title, line.Side, line.Unit, line.Better, line.Target))
            return null;
        if (HasHome(line, known)) return line;
        return line.Kind == ItemKind.Action ? null : line with { Parent = null };
    }

    private PlanLine Merged(PlanLine mine, PlanLine was, PlanLine draft, Dictionary<LineId, PlanLine> known)
    {
        foreach (var field in PlanLine.Fields)
            if (!draft.IsSameIn(field, was) && (field != LineField.Parent || HasHome(draft, known))) mine = mine.With(field, draft);
        return mine;
    }

    private bool HasHome(PlanLine line, Dictionary<LineId, PlanLine> known) =>
        line.ParentId is not { } home || (Mine(home) is { } there ? there is { IsDone: false, IsOver: false } : known.ContainsKey(home));
}
