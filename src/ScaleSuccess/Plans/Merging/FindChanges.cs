using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Merging;

/// <summary>What a new draft would change in a plan, in the order of both.</summary>
internal sealed class FindChanges
{
    private readonly ThreeSides sides;
    private readonly MergePolicy policy;
    private readonly Dictionary<LineId, List<ProposedChange>> found = [];
    private readonly Dictionary<string, ProposedChange> byId = [];

    private FindChanges(ThreeSides sides, MergePolicy policy) => (this.sides, this.policy) = (sides, policy);

    public static IReadOnlyList<ProposedChange> Between(ThreeSides sides, MergePolicy policy)
    {
        var find = new FindChanges(sides, policy);
        // An action may need a new milestone, and a milestone goes only when its actions do.
        foreach (var line in sides.Draft.Values.Where(line => !line.CanHaveParent)) find.AddDrafted(line);
        foreach (var line in sides.Draft.Values.Where(line => line.CanHaveParent)) find.AddDrafted(line);
        foreach (var now in sides.Now.Values.Where(now => now.Line.CanHaveParent)) find.AddRemoval(now, []);
        var children = sides.Now.Values.Where(now => now.Line.ParentId is not null).ToLookup(now => now.Line.ParentId!.Value, now => now.Id);
        foreach (var now in sides.Now.Values.Where(now => !now.Line.CanHaveParent)) find.AddRemoval(now, children[now.Id]);
        return [.. sides.Order.SelectMany(line => find.found.GetValueOrDefault(line, []))];
    }

    private void AddDrafted(PlanLine draft)
    {
        if (sides.Stays(draft.Id)) return;
        if (sides.Now.TryGetValue(draft.Id, out var now)) AddFields(now, draft);
        else AddAddition(draft);
    }

    private void AddFields(CustomerLine now, PlanLine draft)
    {
        var (was, touched) = (sides.Was[draft.Id], sides.IsTouched(now));
        foreach (var field in PlanLine.Fields)
        {
            // The draft has nothing new to say, or the plan says it already.
            if (draft.IsSameIn(field, was) || draft.IsSameIn(field, now.Line)) continue;
            if (field != LineField.Parent) Add(Change(field), touched);
            else if (CanHoldMore(draft.ParentId)) Add(Change(field) with { Needs = Arrival(draft.ParentId) }, touched);
        }

        ProposedChange Change(LineField field) =>
            new(ProposedKind.Changed, field, now.Line, draft, was) { IsClash = !now.Line.IsSameIn(field, was) };
    }

    /// <summary>What was declined is proposed again when it says something else: not because its day, its owner or its place is another.</summary>
    private void AddAddition(PlanLine draft)
    {
        var declined = sides.Was.GetValueOrDefault(draft.Id);
        if (declined is not null && SaysSame(declined, draft)) return;
        if (!CanHoldMore(draft.ParentId))
        {
            // An action has no place without its milestone; a measure counts without the benefit, too.
            if (draft.Kind == ItemKind.Action) return;
            draft = draft with { Parent = null };
        }
        Add(new ProposedChange(ProposedKind.Added, null, null, draft, declined) { Needs = Arrival(draft.ParentId) }, declined is not null);
    }

    private void AddRemoval(CustomerLine now, IEnumerable<LineId> children)
    {
        if (sides.Draft.ContainsKey(now.Id) || sides.Stays(now.Id) || now.IsKept) return;
        var needs = new List<string>();
        foreach (var child in children)
        {
            if (found.GetValueOrDefault(child)?.Find(change => change.Kind == ProposedKind.Removed || change.Field == LineField.Parent) is not { } leaves) return;
            needs.Add(leaves.Id);
        }
        var touched = sides.IsTouched(now);
        Add(new ProposedChange(ProposedKind.Removed, null, now.Line, null, sides.Was[now.Id]) { IsClash = touched, Needs = needs }, touched);
    }

    private static bool SaysSame(PlanLine declined, PlanLine draft) => new[] { LineField.Title, LineField.Side, LineField.Unit, LineField.Better, LineField.Target, LineField.Every }
        .All(field => draft.IsSameIn(field, declined));

    /// <summary>It is there, and not done, or it comes with this draft.</summary>
    private bool CanHoldMore(LineId? parent) =>
        parent is not { } id || (sides.Now.TryGetValue(id, out var now) ? now is { IsDone: false, IsOver: false } : found.ContainsKey(id));

    private IReadOnlyList<string> Arrival(LineId? parent) =>
        parent is { } id && !sides.Now.ContainsKey(id) ? [found[id].Single().Id] : [];

    /// <param name="isAsked">Whatever the policy says.</param>
    private void Add(ProposedChange change, bool isAsked)
    {
        var automatic = !isAsked && policy.Follows(change) && change.Needs.All(need => byId[need].IsAutomatic);
        change = change with { IsAutomatic = automatic };
        if (found.TryGetValue(change.Line, out var others)) others.Add(change);
        else found[change.Line] = [change];
        byId[change.Id] = change;
    }
}
