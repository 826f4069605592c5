using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;
using static ScaleSuccess.Tests.Plans.Merging.PlanToMerge;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>The rules of docs/merging.md, one by one.</summary>
public sealed class PlanMergeTests
{
    private const string Invite = "kick_off.invite", Connect = "first.connect", Check = "first.check";
    private static readonly Func<PlanLine, PlanLine> Reworded = line => line with { Title = "As the draft has it" };
    private static readonly Func<PlanLine, PlanLine> InOwnWords = line => line with { Title = "As Nora has it" };

    [Fact]
    public void A_draft_that_says_the_same_proposes_nothing_whatever_the_customer_has_changed() =>
        Assert.Empty(Made.Edited(Invite, InOwnWords).Edited(Connect, line => line with { DueOn = March(20), OwnerId = 7 }).Dropped(Check).Merge(Draft).Changes);

    [Fact]
    public void A_line_left_as_it_was_follows_where_the_policy_says_so_and_is_asked_about_elsewhere()
    {
        var draft = Draft.With(Invite, Reworded);
        Assert.True(PlanMerge.Of(Made, draft, MergePolicy.FollowAll).Changes.Single().IsAutomatic);
        Assert.False(PlanMerge.Of(Made, draft, MergePolicy.AskAll).Changes.Single().IsAutomatic);
        Assert.Equal("As the draft has it", PlanMerge.Of(Made, draft, MergePolicy.FollowAll).Apply(Nothing).Find(Invite)!.Title);
    }

    [Fact]
    public void What_is_in_an_accepted_section_is_always_asked_about()
    {
        var accepted = MergePolicy.FollowOutside(new HashSet<string> { ItemKind.Milestone, ItemKind.Action });
        var merge = PlanMerge.Of(Made, Draft.With(Invite, Reworded).With("hours", Reworded), accepted);
        Assert.Equal([(Invite, false), ("hours", true)], merge.Changes.Select(change => (change.Line.Key, change.IsAutomatic)));
    }

    [Fact]
    public void A_line_that_the_customer_has_touched_is_asked_about_in_its_other_fields_too()
    {
        var merge = PlanMerge.Of(Made.Edited(Invite, InOwnWords), Draft.With(Invite, line => line with { DueOn = March(3) }), MergePolicy.FollowAll);
        Assert.Equal((LineField.Due, false, false), merge.Changes.Select(change => (change.Field!.Value, change.IsAutomatic, change.IsClash)).Single());
        var after = merge.ApplyAll(true).Find(Invite)!;
        Assert.Equal(("As Nora has it", March(3)), (after.Title, after.DueOn));
    }

    [Fact]
    public void The_same_words_on_both_sides_are_no_question_and_the_next_draft_starts_from_there()
    {
        var merge = Made.Edited(Invite, Reworded).Merge(Draft.With(Invite, Reworded));
        Assert.Empty(merge.Changes);
        var next = PlanMerge.Of(merge.Apply(Nothing), Draft.With(Invite, line => line with { Title = "Better still" }), MergePolicy.FollowAll);
        Assert.True(next.Changes.Single() is { IsAutomatic: true, IsClash: false });
    }

    [Fact]
    public void What_both_changed_each_in_their_way_asks_with_both_texts()
    {
        var merge = PlanMerge.Of(Made.Edited(Invite, InOwnWords), Draft.With(Invite, Reworded), MergePolicy.FollowAll);
        var clash = merge.Changes.Single();
        Assert.Equal((true, false), (clash.IsClash, clash.IsAutomatic));
        Assert.Equal(("As Nora has it", "As the draft has it", "Set up sign-in for everyone"), (clash.From!.Title, clash.To!.Title, clash.Base!.Title));
        Assert.Equal("As Nora has it", merge.ApplyAll(false).Find(Invite)!.Title);
        Assert.Equal("As the draft has it", merge.ApplyAll(true).Find(Invite)!.Title);
    }

    [Fact]
    public void A_no_is_not_asked_again_by_the_same_draft_but_is_when_a_later_one_says_something_else()
    {
        var declined = Made.Merge(Draft.With(Invite, Reworded)).ApplyAll(false);
        Assert.Equal("Set up sign-in for everyone", declined.Find(Invite)!.Title);
        Assert.Empty(declined.Merge(Draft.With(Invite, Reworded)).Changes);
        Assert.True(declined.Merge(Draft.With(Invite, line => line with { Title = "Better still" })).Changes.Single().IsClash);
    }

    [Fact]
    public void What_the_customer_has_done_stays_as_it_was_done()
    {
        var plan = Made.With(Invite, line => line with { IsDone = true });
        Assert.Empty(plan.Merge(Draft.With(Invite, Reworded)).Changes);
        Assert.Empty(plan.Merge(Draft.Without(Invite)).Changes);
        // Reopened, it is like any other.
        var reopened = plan.Merge(Draft.With(Invite, Reworded)).Apply(Nothing).With(Invite, line => line with { IsDone = false });
        Assert.Equal([$"{Invite}: Title"], reopened.Merge(Draft.With(Invite, Reworded)).Told());
    }

    [Fact]
    public void What_the_customer_has_dropped_stays_dropped_however_it_is_reworded() =>
        Assert.Empty(Made.Dropped(Connect).Merge(Draft.With(Connect, Reworded)).Changes);

    [Fact]
    public void A_new_action_of_a_milestone_that_was_dropped_or_is_done_is_not_proposed()
    {
        IReadOnlyList<PlanLine> draft = [.. Draft, Action("first", "new", "Try it", 12)];
        Assert.Empty(Made.Dropped("first", Connect, Check).Merge(draft).Changes);
        Assert.Empty(Made.With("first", line => line with { IsDone = true }).Merge(draft).Changes);
    }

    [Fact]
    public void An_own_line_stays_also_when_a_draft_uses_its_key()
    {
        var own = Action("first", "ask_it", "Ask our IT", 12);
        var plan = Made.WithOwn(own);
        Assert.Empty(plan.Merge(Draft).Changes);
        Assert.Empty(plan.Merge([.. Draft, Reworded(own)]).Changes);
    }

    [Fact]
    public void A_line_that_the_draft_has_no_more_goes_if_it_was_left_as_it_was_and_is_asked_about_if_not()
    {
        var draft = Draft.Without(Connect);
        Assert.Null(PlanMerge.Of(Made, draft, MergePolicy.FollowAll).Apply(Nothing).Find(Connect));
        var touched = PlanMerge.Of(Made.Edited(Connect, InOwnWords), draft, MergePolicy.FollowAll);
        Assert.True(touched.Changes.Single() is { Kind: ProposedKind.Removed, IsAutomatic: false, IsClash: true });
    }

    [Fact]
    public void A_line_that_was_to_go_and_was_kept_is_not_asked_about_again_until_a_draft_has_had_it_again()
    {
        var kept = Made.Merge(Draft.Without(Connect)).ApplyAll(false);
        Assert.Equal("Connect the data", kept.Find(Connect)!.Title);
        Assert.Empty(kept.Merge(Draft.Without(Connect)).Changes);
        Assert.Empty(kept.Merge(Draft).Changes);
        Assert.Equal([$"{Connect}: Removed"], kept.Merge(Draft).Apply(Nothing).Merge(Draft.Without(Connect)).Told());
    }

    [Fact]
    public void A_milestone_goes_with_its_actions_and_stays_when_one_stays()
    {
        var draft = Draft.Without("first", Connect, Check);
        var merge = Made.Merge(draft);
        Assert.Equal(["first: Removed", $"{Connect}: Removed", $"{Check}: Removed"], merge.Told());
        var ids = merge.Changes.Select(change => change.Id).ToList();
        Assert.Equal(ids[1..], merge.Changes[0].Needs);
        var after = merge.Apply(new Dictionary<string, bool> { [ids[0]] = true, [ids[1]] = true, [ids[2]] = false });
        Assert.Equal((true, true, true), (after.Find("first") is not null, after.Find(Connect) is null, after.Find(Check) is not null));
        Assert.Empty(after.Merge(draft).Changes);
    }

    [Fact]
    public void A_milestone_with_an_own_or_a_done_action_stays_without_a_question()
    {
        var draft = Draft.Without("first", Connect, Check);
        Assert.DoesNotContain("first: Removed", Made.WithOwn(Action("first", "ask_it", "Ask our IT", 12)).Merge(draft).Told());
        Assert.DoesNotContain("first: Removed", Made.With(Check, line => line with { IsDone = true }).Merge(draft).Told());
        Assert.DoesNotContain("first: Removed", Made.Edited(Invite, line => line with { Parent = "first" }).Merge(draft).Told());
    }

    [Fact]
    public void A_milestone_with_a_touched_action_goes_only_after_a_yes_to_that()
    {
        var merge = PlanMerge.Of(Made.Edited(Connect, InOwnWords), Draft.Without("first", Connect, Check), MergePolicy.FollowAll);
        Assert.Equal([("first", false), (Connect, false), (Check, true)], merge.Changes.Select(change => (change.Line.Key, change.IsAutomatic)));
    }

    [Fact]
    public void An_action_does_not_come_without_its_new_milestone()
    {
        IReadOnlyList<PlanLine> draft = [.. Draft, Milestone("second", "Part of everyday work", 27), Action("second", "show", "Show the team", 25)];
        var merge = Made.Merge(draft);
        var (milestone, action) = (merge.Changes[0].Id, merge.Changes[1].Id);
        Assert.Equal([milestone], merge.Changes[1].Needs);
        Assert.Null(merge.Apply(new Dictionary<string, bool> { [action] = true }).Find("second.show"));
        Assert.Null(merge.Apply(new Dictionary<string, bool> { [milestone] = false, [action] = true }).Find("second.show"));
        var alone = merge.Apply(new Dictionary<string, bool> { [milestone] = true, [action] = false });
        Assert.Equal((true, true), (alone.Find("second") is not null, alone.Find("second.show") is null));
        Assert.Empty(alone.Merge(draft).Changes);
    }

    [Fact]
    public void A_declined_milestone_comes_again_with_its_actions_when_it_is_reworded_but_not_for_another_day()
    {
        IReadOnlyList<PlanLine> draft = [.. Draft, Milestone("second", "Part of everyday work", 27), Action("second", "show", "Show the team", 25)];
        var declined = Made.Merge(draft).ApplyAll(false);
        Assert.Empty(declined.Merge(draft).Changes);
        Assert.Empty(declined.Merge(draft.With("second", line => line with { DueOn = March(30) })).Changes);
        Assert.Equal(["second: Added", "second.show: Added"], declined.Merge(draft.With("second", Reworded)).Told());
    }

    [Fact]
    public void An_action_that_the_draft_moves_to_a_new_milestone_waits_for_that()
    {
        IReadOnlyList<PlanLine> draft = [.. Draft.With(Check, line => line with { Parent = "second" }), Milestone("second", "Part of everyday work", 27)];
        var merge = Made.Merge(draft);
        Assert.Equal([$"{Check}: Parent", "second: Added"], merge.Told());
        Assert.Equal("first", merge.Apply(new Dictionary<string, bool> { [merge.Changes[0].Id] = true }).Find(Check)!.Parent);
        Assert.Equal("second", merge.ApplyAll(true).Find(Check)!.Parent);
    }

    [Fact]
    public void A_new_measure_comes_without_the_benefit_that_was_dropped()
    {
        IReadOnlyList<PlanLine> draft = [.. Draft, Draft[^1] with { Key = "errors", Title = "Errors a month" }];
        var plan = Made.Dropped("less_work").Edited("hours", line => line with { Parent = null });
        Assert.Null(plan.Merge(draft).ApplyAll(true).Find("errors")!.Parent);
        Assert.Equal("less_work", Made.Merge(draft).ApplyAll(true).Find("errors")!.Parent);
    }

    [Fact]
    public void The_action_that_asks_for_acceptance_is_not_touched_and_no_second_one_comes()
    {
        Assert.Empty(Made.Merge(Draft.With("kick_off.confirm", Reworded)).Changes);
        Assert.Empty(Made.Merge([.. Draft, Action("first", "confirm", "Accept it again", 9) with { AcceptsPlan = true }]).Changes);
        var another = Draft.Without("kick_off", "kick_off.confirm", Invite);
        Assert.Equal([$"{Invite}: Removed"], Made.Merge(another).Told());
    }

    [Fact]
    public void Nothing_of_an_earlier_phase_is_touched()
    {
        var plan = Made with { Lines = [.. Made.Lines.Select(line => line with { IsOver = true })] };
        IReadOnlyList<PlanLine> draft = [Milestone("p2.first", "The next report", 30), Reworded(Draft[0])];
        var merge = plan.Merge(draft);
        Assert.Equal(["p2.first: Added"], merge.Told());
        Assert.Equal(plan.Lines, merge.ApplyAll(true).Lines.Take(plan.Lines.Count));
    }

    [Fact]
    public void The_days_of_an_extended_plan_stay_until_a_draft_has_other_ones()
    {
        var extended = Made.Edited("first", line => line with { DueOn = March(30) }).Edited(Connect, line => line with { DueOn = March(23) });
        Assert.Empty(extended.Merge(Draft).Changes);
        var clash = extended.Merge(Draft.With("first", line => line with { DueOn = March(20) })).Changes.Single();
        Assert.Equal((true, March(30), March(20)), (clash.IsClash, clash.From!.DueOn!.Value, clash.To!.DueOn!.Value));
    }

    [Fact]
    public void An_answer_to_what_somebody_has_edited_meanwhile_is_an_answer_to_nothing()
    {
        var draft = Draft.With(Invite, Reworded);
        var seen = Made.Merge(draft).Changes.Single().Id;
        var edited = Made.Edited(Invite, InOwnWords);
        Assert.Equal(edited.Lines, edited.Merge(draft).Apply(new Dictionary<string, bool> { [seen] = true }).Lines);
        // What somebody edited elsewhere takes nothing from it.
        Assert.Equal("As the draft has it", Made.Edited(Connect, InOwnWords).Merge(draft).Apply(new Dictionary<string, bool> { [seen] = true }).Find(Invite)!.Title);
    }

    [Fact]
    public void A_second_draft_takes_the_place_of_one_that_nobody_has_answered()
    {
        var first = Draft.With(Invite, Reworded).With(Connect, Reworded);
        var half = Made.Merge(first);
        var second = first.With(Invite, line => line with { Title = "Better still" });
        // Nothing answered: as if the first had not been. One declined: it is asked again only where the second says something else.
        Assert.Equal("Set up sign-in for everyone", Made.Merge(second).Changes[0].Base!.Title);
        Assert.Equal([$"{Invite}: Title"], half.ApplyAll(false).Merge(second).Told());
    }

    [Fact]
    public void What_comes_stands_where_the_draft_has_it_and_own_lines_stay_behind_their_neighbours()
    {
        var plan = Made with { Lines = [.. Made.Lines.Take(4), new CustomerLine(Action("kick_off", "own", "Ask our IT", 3)), .. Made.Lines.Skip(4)] };
        IReadOnlyList<PlanLine> draft = [.. Draft.Take(4), Action("kick_off", "tour", "Take the tour", 2), .. Draft.Skip(4)];
        Assert.Equal([Invite, "kick_off.own", "kick_off.tour", "first"], plan.Merge(draft).ApplyAll(true).Lines.Skip(3).Take(4).Select(line => line.Line.Key));
    }

    [Fact]
    public void Where_a_line_comes_from_follows_with_its_words()
    {
        var next = new Origin(null, null, "small-fast", 2);
        IReadOnlyList<PlanLine> draft = [.. Draft.With(Invite, Reworded).With(Connect, Reworded).Select(line => line with { Origin = next })];
        var merge = Made.Merge(draft);
        var after = merge.Apply(new Dictionary<string, bool> { [merge.Changes[0].Id] = true, [merge.Changes[1].Id] = false });
        Assert.Equal((2, 1, 2), (after.Find(Invite)!.Origin.Version, after.Find(Connect)!.Origin.Version, after.Find(Check)!.Origin.Version));
    }
}
