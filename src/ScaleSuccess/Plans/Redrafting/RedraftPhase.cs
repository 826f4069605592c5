using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// What a draft says to a plan in a later phase: that phase's own lines, and what is said of the customer and measured in every phase. The
/// phases before are over.
/// </summary>
internal static class RedraftPhase
{
    public static IReadOnlyList<PlanLine> Lines(Plan plan, string goal, DraftedPlan drafted)
    {
        var phase = DraftNextPhase.Lines(plan, plan.Phase, goal, drafted).ToLookup(item => item.Kind);
        var follows = FollowsHighlights(plan, drafted);
        var kept = follows ? [] : plan.Items.Where(item => item is { Kind: ItemKind.Highlight, IsOwn: false }).OrderBy(item => item.Position).Select(Before).ToList();
        return
        [
            .. kept,
            .. drafted.Items.Select(item => item.Kind).Distinct().SelectMany(kind => kind switch
            {
                ItemKind.Highlight => follows ? Drafted(kind).Select(PlanLine.Of) : [],
                ItemKind.Challenge => Drafted(kind).Select(PlanLine.Of),
                ItemKind.Measure => Drafted(kind).Select(item => Measure(plan, item, phase[ItemKind.Benefit])),
                // Actions stand behind their milestones.
                ItemKind.Milestone => phase[kind].SelectMany(milestone => phase[ItemKind.Action].Where(action => action.Parent == milestone.Key).Prepend(milestone)).Select(PlanLine.Of),
                ItemKind.Action => [],
                _ => phase[kind].Select(PlanLine.Of),
            }),
        ];

        IEnumerable<DraftItem> Drafted(string kind) => drafted.Items.Where(item => item.Kind == kind);
    }

    /// <summary>A phase that began with another template kept what the plan says of its customer.</summary>
    private static bool FollowsHighlights(Plan plan, DraftedPlan drafted)
    {
        var files = drafted.Items.Where(item => item.Kind == ItemKind.Highlight).Select(item => item.Origin.Definition).ToHashSet();
        return plan.Items.Where(item => item is { Kind: ItemKind.Highlight, IsOwn: false }).All(item => files.Contains(item.ReadOrigin().Definition));
    }

    /// <summary>It may show a benefit of an earlier phase, which no draft of this one names.</summary>
    private static PlanLine Measure(Plan plan, DraftItem drafted, IEnumerable<DraftItem> benefits)
    {
        var line = PlanLine.Of(drafted);
        if (plan.Find(line.Kind, line.Key) is { } item) return line with { Parent = Before(item).Parent };
        return line with { Parent = benefits.Select(benefit => benefit.Key).FirstOrDefault(key => key == $"p{plan.Phase}.{line.Parent}") };
    }

    private static PlanLine Before(PlanItem item) => PlanLine.Of(item.Drafted is { } drafted ? PlanItem.From(item.PlanId, ItemContent.FromJson(drafted)) : item);
}
