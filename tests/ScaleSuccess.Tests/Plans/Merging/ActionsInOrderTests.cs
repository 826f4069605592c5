using CsCheck;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using static ScaleSuccess.Tests.Plans.Merging.PlanToMerge;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>Whichever of the proposed days are taken, no action comes before what it waits for.</summary>
public sealed class ActionsInOrderTests
{
    private const string Invite = "kick_off.invite", Connect = "first.connect", Check = "first.check";

    /// <summary>Connect comes after invite, and check after connect.</summary>
    private static readonly IReadOnlyList<PlanLine> Chain = Draft.With(Connect, line => line with { After = Invite }).With(Check, line => line with { After = Connect });

    [Fact]
    public void What_comes_after_an_action_moves_along_with_a_later_day_that_is_taken()
    {
        var merge = PlanState.MadeFrom(Chain).Merge(On(Chain, (Invite, 20), (Connect, 23), (Check, 25)));
        var after = merge.Apply(new Dictionary<string, bool> { [Day(merge, Invite)] = true, [Day(merge, Connect)] = false });
        Assert.Equal((March(20), March(20), March(20)), (after.Find(Invite)!.DueOn, after.Find(Connect)!.DueOn, after.Find(Check)!.DueOn));
    }

    [Fact]
    public void An_earlier_day_is_taken_only_as_far_as_what_comes_first_lets_it()
    {
        var merge = PlanState.MadeFrom(Chain).Merge(On(Chain, (Invite, 1), (Connect, 1), (Check, 3)));
        var after = merge.Apply(new Dictionary<string, bool> { [Day(merge, Check)] = true });
        Assert.Equal((March(2), March(9), March(9)), (after.Find(Invite)!.DueOn, after.Find(Connect)!.DueOn, after.Find(Check)!.DueOn));
    }

    [Fact]
    public void What_is_done_holds_nothing_back_and_moves_no_more()
    {
        var plan = PlanState.MadeFrom(Chain).With(Connect, line => line with { IsDone = true });
        var merge = plan.Merge(On(Chain, (Invite, 20), (Connect, 23), (Check, 4)));
        var after = merge.ApplyAll(true);
        Assert.Equal((March(20), March(9), March(4)), (after.Find(Invite)!.DueOn, after.Find(Connect)!.DueOn, after.Find(Check)!.DueOn));
    }

    [Fact]
    public void Of_any_days_and_any_answers_each_is_in_order() => Gen.Select(Gen.Int[1, 28].Array[3], Gen.Int[1, 28].Array[3], Gen.OneOf<bool?>(true, false, null).Array[3], Gen.Bool).Sample((edited, proposed, answers, follows) =>
    {
        // In order as a plan and a draft are.
        foreach (var days in new[] { edited, proposed }) Array.Sort(days);
        var plan = PlanState.MadeFrom(Chain);
        foreach (var (place, key) in Keys.Index()) plan = plan.Edited(key, line => line with { DueOn = March(edited[place]) });
        var merge = PlanMerge.Of(plan, On(Chain, (Invite, proposed[0]), (Connect, proposed[1]), (Check, proposed[2])), follows ? MergePolicy.FollowAll : MergePolicy.AskAll);
        var given = Keys.Index().Where(one => answers[one.Index] is not null && merge.Changes.Any(change => change.Line.Key == one.Item)).ToDictionary(one => Day(merge, one.Item), one => answers[one.Index]!.Value);
        var after = merge.Apply(given);
        Assert.True(after.Find(Invite)!.DueOn <= after.Find(Connect)!.DueOn && after.Find(Connect)!.DueOn <= after.Find(Check)!.DueOn);
        Assert.Equal(after.Lines, merge.Apply(given).Lines);
        // What is answered stays answered: it is not asked about again for having moved along.
        Assert.Empty(PlanMerge.Of(merge.ApplyAll(true), merge.Draft, MergePolicy.AskAll).Asked);
    }, iter: 2_000);

    private static readonly string[] Keys = [Invite, Connect, Check];

    private static IReadOnlyList<PlanLine> On(IReadOnlyList<PlanLine> draft, params (string Key, int Day)[] days) =>
        days.Aggregate(draft, (all, one) => all.With(one.Key, line => line with { DueOn = March(one.Day) }));

    private static string Day(PlanMerge merge, string key) => merge.Changes.Single(change => change.Line.Key == key && change.Field == LineField.Due).Id;
}
