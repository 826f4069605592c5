using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Web.Portal.Plans.Changing;

namespace ScaleSuccess.Web.Portal.Plans.Proposed;

/// <summary>One change that a draft makes to a plan, in words.</summary>
/// <param name="draft">Has the milestones that are new.</param>
public sealed class ProposedWords(OpenedPlan plan, IReadOnlyList<PlanLine> draft, IStringLocalizer<ProposalTexts> texts, IStringLocalizer<ChangeTexts> changing)
{
    /// <summary>Its section, and of an action its milestone.</summary>
    public string Where(ProposedChange change)
    {
        var line = (change.From ?? change.To)!;
        return line.ParentId is { } parent && Title(parent) is { } of
            ? texts["in", changing[$"kind.{line.Kind}"], of] : changing[$"kind.{line.Kind}"];
    }

    public string Heading(ProposedChange change) => change.Kind switch
    {
        ProposedKind.Added => texts["added", change.To!.Title],
        ProposedKind.Removed => texts["removed", change.From!.Title],
        _ => change.From!.Title,
    };

    /// <summary>What a day that is taken by itself means for what comes before and after it; null: nothing.</summary>
    public string? Order(ProposedChange change)
    {
        if (change is not ({ Field: LineField.Due } or { Kind: ProposedKind.Added }) || change.To is not { DueOn: { } to } line) return null;
        if (line.After is { } key && plan.View.Plan.Find(ItemKind.Action, key) is { } first && plan.View.Plan.IsOpen(first) && first.DueOn > to) return texts["order.first", first.Title, Days.Short(first.DueOn.Value, plan.View.Today)];
        var later = draft.Where(one => one.After == line.Key).Select(one => plan.View.Plan.Find(ItemKind.Action, one.Key)).OfType<PlanItem>().Where(one => plan.View.Plan.IsOpen(one) && one.DueOn < to).Select(one => one.Title).ToList();
        return later.Count == 0 ? null : texts["order.along", string.Join(", ", later.Select(title => $"“{title}”"))].Value;
    }

    public string Field(ProposedChange change) => new ChangeWords(changing, plan.View.Today).Field(change.Line.Kind, Name(change.Field!.Value));

    public string Value(ProposedChange change, PlanLine? line) => change.Field == LineField.Parent ? new ChangeWords(changing, plan.View.Today).Parent(change.Line.Kind, line?.Parent, Title)
        : line?.Text(change.Field!.Value) is not { } value ? changing["value.none"]
        : change.Field == LineField.Side ? changing[$"side.{value.ToLowerInvariant()}"]
        : new ChangeWords(changing, plan.View.Today).Value(Name(change.Field!.Value), change.Field == LineField.Better ? value.ToLowerInvariant() : value, plan.View.Owners);

    /// <summary>Of a line of the plan, or of one that the draft would bring.</summary>
    private string? Title(LineId id) => plan.View.Plan.Find(id.Kind, id.Key)?.Title ?? draft.FirstOrDefault(one => one.Id == id)?.Title;

    private static string Name(LineField field) => field switch
    {
        LineField.Title => ItemField.Title,
        LineField.Side => ItemField.Side,
        LineField.Owner => ItemField.Owner,
        LineField.Due => ItemField.Due,
        LineField.Parent => ItemField.Parent,
        LineField.Unit => ItemField.Unit,
        LineField.Better => ItemField.Better,
        LineField.Baseline => ItemField.Baseline,
        LineField.Target => ItemField.Target,
        LineField.Every => ItemField.Every,
        _ => throw new UnreachableException(),
    };
}
