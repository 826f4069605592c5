using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>A plan with what follows by itself of a version that is proposed to it.</summary>
/// <param name="State">The plan as it would be.</param>
/// <param name="Followed">What would be another by itself.</param>
/// <param name="Asked">What its customer would be asked about.</param>
internal sealed record MergedTemplate(PlanState State, IReadOnlyList<ProposedChange> Followed, IReadOnlyList<ProposedChange> Asked)
{
    public bool Follows => Followed.Count > 0;
    public bool IsAsked => Asked.Count > 0;

    public static MergedTemplate Of(Plan plan, IReadOnlyList<PlanLine> draft)
    {
        var merge = PlanMerge.Of(plan.State, draft, MergePolicy.FollowOutside(AcceptedKinds(plan)));
        var state = merge.Apply(new Dictionary<string, bool>());
        if (merge.Changes.Count == 0) return new MergedTemplate(state, [], []);
        return new MergedTemplate(state, [.. merge.Changes.Where(change => change.IsAutomatic)], [.. PlanMerge.Of(state, draft, MergePolicy.AskAll).Asked]);
    }

    /// <summary>What somebody has accepted is changed by nobody but them.</summary>
    public static HashSet<string> AcceptedKinds(Plan plan)
    {
        var kinds = Plan.Sections.Where(section => plan.AcceptanceOf(section) is not null || plan.IsAccepted).ToHashSet();
        if (kinds.Contains(ItemKind.Milestone)) kinds.Add(ItemKind.Action);
        return kinds;
    }
}
