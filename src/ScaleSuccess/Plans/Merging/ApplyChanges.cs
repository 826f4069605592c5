using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Merging;

/// <summary>Makes the changes that are automatic or accepted, and keeps in the base what has been decided.</summary>
internal sealed class ApplyChanges
{
    private readonly ThreeSides sides;
    private readonly IReadOnlyDictionary<string, bool> answers;
    private readonly Dictionary<string, ProposedChange> changes;
    private readonly ILookup<LineId, ProposedChange> byLine;

    private ApplyChanges(ThreeSides sides, IReadOnlyList<ProposedChange> changes, IReadOnlyDictionary<string, bool> answers)
    {
        (this.sides, this.answers) = (sides, answers);
        this.changes = changes.ToDictionary(change => change.Id);
        byLine = changes.ToLookup(change => change.Line);
    }

    public static PlanState To(PlanState plan, ThreeSides sides, IReadOnlyList<ProposedChange> changes, IReadOnlyDictionary<string, bool> answers)
    {
        var apply = new ApplyChanges(sides, changes, answers);
        return plan with { Lines = apply.Lines(plan), Base = apply.Base(plan) };
    }

    /// <summary>A plan in which nothing is accepted stays as it is: order, origins and what comes after what follow only along with something else.</summary>
    private IReadOnlyList<CustomerLine> Lines(PlanState plan) => changes.Values.Any(IsApplied)
        ? KeepOrder.In([.. sides.Order.Select(Line).OfType<CustomerLine>().Select(WithOrigin)], sides.Now)
        : [.. plan.Lines.Select(line => Line(line.Id)).OfType<CustomerLine>()];

    private CustomerLine? Line(LineId id)
    {
        var now = sides.Now.GetValueOrDefault(id);
        if (sides.Stays(id)) return now;
        foreach (var change in byLine[id].Where(IsApplied))
            now = change switch
            {
                { Kind: ProposedKind.Added } => new CustomerLine(change.To!),
                { Field: { } field } => now! with { Line = now.Line.With(field, change.To!) },
                _ => null,
            };
        if (now is null) return null;
        var keeps = byLine[id].Any(change => change.Kind == ProposedKind.Removed && IsDecided(change));
        return now with { IsKept = keeps || (now.IsKept && !sides.Draft.ContainsKey(id)) };
    }

    /// <summary>The draft's, when it says what the draft says. What it comes after is the draft's to say, whatever its words.</summary>
    private CustomerLine WithOrigin(CustomerLine now) => sides.Stays(now.Id) || !sides.Draft.TryGetValue(now.Id, out var draft) ? now
        : now with { Line = now.Line with { Origin = draft.Title == now.Line.Title ? draft.Origin : now.Line.Origin, After = draft.After } };

    private IReadOnlyList<PlanLine> Base(PlanState plan)
    {
        var known = plan.Base.Select(line => line.Id);
        var added = sides.Order.Where(id => !sides.Was.ContainsKey(id));
        return [.. known.Concat(added).Select(BaseOf).OfType<PlanLine>()];
    }

    /// <summary>Each field that has been decided, or in which plan and draft agree, is as in the draft: from there the next draft is compared.</summary>
    private PlanLine? BaseOf(LineId id)
    {
        var was = sides.Was.GetValueOrDefault(id);
        if (sides.Stays(id)) return was;
        if (!sides.Draft.TryGetValue(id, out var draft))
            // One that was declined when it was new, and is in no draft any more, is forgotten.
            return sides.Now.ContainsKey(id) && !byLine[id].Any(IsApplied) ? was : null;
        if (!sides.Now.TryGetValue(id, out var now))
            return byLine[id].FirstOrDefault(IsDecided) is { } addition ? addition.To : was;
        foreach (var field in PlanLine.Fields)
            if (!draft.IsSameIn(field, was!) && (draft.IsSameIn(field, now.Line) || byLine[id].Any(change => change.Field == field && IsDecided(change))))
                was = was!.With(field, draft);
        return was;
    }

    private bool IsApplied(ProposedChange change) =>
        answers.GetValueOrDefault(change.Id, change.IsAutomatic) && change.Needs.All(need => IsApplied(changes[need]));

    /// <summary>
    /// Applied or declined. An action that was to come into a new milestone falls with that: it comes again when the milestone does. A measure can come
    /// without the new benefit, so a no to it counts.
    /// </summary>
    private bool IsDecided(ProposedChange change) => IsApplied(change)
        || (IsDeclined(change) && (change.Kind == ProposedKind.Removed || IsNewMeasure(change) || change.Needs.All(need => IsApplied(changes[need]))));

    private bool IsDeclined(ProposedChange change) => answers.TryGetValue(change.Id, out var accepted) && !accepted;

    private static bool IsNewMeasure(ProposedChange change) => change is { Kind: ProposedKind.Added, Line.Kind: ItemKind.Measure };
}
