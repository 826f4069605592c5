using ScaleSuccess.Definitions.Rollouts;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>What proposing a version does to one plan; <see cref="Over"/> and <see cref="Failed"/> are not looked at.</summary>
public enum ImpactOutcome { Same, Follows, Asked, Over, Failed }

/// <summary>What proposing a text of a template or a goal module to its living plans would do.</summary>
/// <param name="Same">Plans in which nothing would change.</param>
/// <param name="Follow">Plans that would follow by themselves: nothing that would change is accepted or reworded.</param>
/// <param name="Asked">Plans whose customer would be asked about at least one change.</param>
/// <param name="Over">Plans that stay as they are: their goal is reached, or they are closed.</param>
/// <param name="NotLookedAt">For which there was no time.</param>
public sealed record TemplateImpact(int Same, int Follow, int Asked, int Over, int NotLookedAt, DateTimeOffset At)
{
    public int Plans => LookedAt + Over + Failed + NotLookedAt;
    public int LookedAt => Same + Follow + Asked;

    /// <summary>That could not be merged; the log says why.</summary>
    public int Failed { get; init; }

    /// <summary>How many of these follow, and are asked, in each share that it can be published to first.</summary>
    public IReadOnlyList<(int Share, int Follow, int Asked)> Shares { get; init; } = [];

    /// <param name="looked">How many plans of a place came to what.</param>
    internal static TemplateImpact Of(IReadOnlyCollection<(int Place, ImpactOutcome Outcome, int Plans)> looked, int over, int notLookedAt, DateTimeOffset at)
    {
        return new TemplateImpact(Count(ImpactOutcome.Same), Count(ImpactOutcome.Follows), Count(ImpactOutcome.Asked), over, notLookedAt, at)
        {
            Failed = Count(ImpactOutcome.Failed),
            Shares = [.. Rollout.Shares.Select(share => (share, Count(ImpactOutcome.Follows, share), Count(ImpactOutcome.Asked, share)))],
        };

        int Count(ImpactOutcome outcome, int share = Rollout.Everybody) => looked.Where(one => one.Outcome == outcome && one.Place < share).Sum(one => one.Plans);
    }
}
