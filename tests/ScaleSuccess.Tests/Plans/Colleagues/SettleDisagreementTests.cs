using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Colleagues;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Colleagues;

/// <summary>Nora's answers made the plan; Ben answers otherwise; whoever may settles which of both counts.</summary>
public sealed class SettleDisagreementTests
{
    [Fact]
    public async Task A_second_persons_answers_are_kept_beside_those_that_the_plan_was_made_from()
    {
        await using var product = await Product.New();
        var (nora, ben) = await product.Two_who_disagree();
        await product.Run<AssignSegments>();
        await product.Run<RedraftPlans>();
        var plan = await product.PlanOf(nora);
        Assert.Equal(nora.ContactId, plan.ContactId);
        Assert.NotNull(plan.Find(ItemKind.Objective, "see_numbers"));
        Assert.Null(plan.Find(ItemKind.Objective, "quick_answers"));
        Assert.Equal(0L, await product.One<long>("select count(*) from answer_changes"));
        Assert.Equal(2L, await product.One<long>($"select count(*) from responses where customer_id = {nora.CustomerId} and submitted_at is not null"));
        Assert.Equal(ben.ContactId, (await product.Disagreements(nora)).Select(one => one.Colleague.Id).Distinct().Single());
    }

    [Fact]
    public async Task What_makes_another_plan_is_to_be_settled_and_what_only_adds_or_was_left_blank_is_not()
    {
        await using var product = await Product.New();
        var (nora, _) = await product.Two_who_disagree(("challenges", ["messy_data"]), ("risk", ["low"]), ("measures.report_hours.baseline", []), ("measures.report_hours.target", []));
        var all = await product.Disagreements(nora);
        Assert.Equal([Meaning.Goals, Meaning.Pace], all.Select(one => one.Question.Means!.Value));
        Assert.Equal("Answer our customers faster", all[0].TheirWords);
        Assert.Equal(("Fast", "Careful"), (all[1].PlanWords, all[1].TheirWords));
    }

    [Fact]
    public async Task Numbers_that_are_typed_otherwise_are_the_same_answer_and_another_target_is_not()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Europe/Berlin", ("measures.report_hours.baseline", ["10"]), ("measures.report_hours.target", ["2.5"]));
        await product.A_colleague(nora, "Ben Ode", Contact.User, ("measures.report_hours.baseline", ["10.0"]), ("measures.report_hours.target", [" 2.50"]));
        Assert.Empty(await product.Disagreements(nora));
        await product.A_colleague(nora, "Ida Holm", Contact.User, ("measures.report_hours.baseline", ["10"]), ("measures.report_hours.target", ["4"]));
        Assert.Equal(Meaning.Measures, Assert.Single(await product.Disagreements(nora)).Question.Means);
    }

    [Fact]
    public async Task Who_made_the_plan_champions_and_economic_buyers_settle_and_nobody_what_they_answered_themselves()
    {
        await using var product = await Product.New();
        var (nora, ben) = await product.Two_who_disagree();
        var eva = await product.A_contact(nora, "Eva Buyer", Contact.EconomicBuyer);
        var user = await product.A_contact(nora, "Uma User", Contact.User);
        var id = (await product.Disagreements(nora))[0].Id;
        Assert.Empty(await product.ToSettle(ben));
        Assert.Empty(await product.ToSettle(user));
        Assert.Equal(id, (await product.ToSettle(eva))[0].Id);
        foreach (var other in new[] { ben, user }) Assert.IsType<SettleOutcome.NotAsked>(await product.Settle(other, id, true));
        Assert.IsType<SettleOutcome.Settled>(await product.Settle(eva, id, false));

        // A champion who disagrees is settled by who made the plan.
        var cleo = await product.A_colleague(nora, "Cleo Champion", Contact.Champion, ("how", ["steady"]));
        Assert.DoesNotContain(await product.ToSettle(cleo), one => one.Colleague.Id == cleo.ContactId);
        Assert.Contains(await product.ToSettle(nora), one => one.Colleague.Id == cleo.ContactId);
    }

    [Fact]
    public async Task What_is_kept_is_recorded_with_who_and_when_and_asked_again_only_when_the_answer_changes()
    {
        await using var product = await Product.New();
        var (nora, ben) = await product.Two_who_disagree();
        var goals = (await product.Disagreements(nora))[0];
        Assert.IsType<SettleOutcome.Settled>(await product.Settle(nora, goals.Id, false));
        Assert.Equal(1L, await product.One<long>($"select count(*) from settled_disagreements where contact_id = {ben.ContactId} and question = 'goals' and decision = 'kept' and settled_by = {nora.ContactId} and settled_at = '2026-01-05 09:00Z'"));
        Assert.DoesNotContain(await product.Disagreements(nora), one => one.Question.Key == "goals");
        await product.ChangesAnswer(nora, "goals", "save_time");
        Assert.DoesNotContain(await product.Disagreements(nora), one => one.Question.Key == "goals");
        await product.ChangesAnswer(ben, "goals", "fewer_mistakes");
        Assert.Contains(await product.Disagreements(nora), one => one.Question.Key == "goals");
        Assert.NotNull(await product.Settle(nora, goals.Id, true) as SettleOutcome.NotAsked);
    }

    [Fact]
    public async Task An_answer_that_is_taken_changes_the_answers_and_is_proposed_where_the_plan_was_accepted()
    {
        await using var product = await Product.New();
        var (nora, _) = await product.Two_who_disagree();
        var eva = await product.A_contact(nora, "Eva Buyer", Contact.EconomicBuyer);
        await product.Accept(nora);
        Assert.IsType<SettleOutcome.Settled>(await product.Settle(eva, (await product.Disagreements(nora))[0].Id, true));
        await product.Run<RedraftPlans>();
        Assert.Equal(1L, await product.One<long>($"select count(*) from answer_changes where contact_id = {eva.ContactId} and after -> 'goals' = '[\"quick_answers\"]'"));
        Assert.Null((await product.PlanOf(nora)).Find(ItemKind.Objective, "quick_answers"));
        var proposed = (await product.Use<ReadProposedPlan, ProposedPlan?>((read, cancel) => read.For(nora.CustomerId, cancel)))!;
        Assert.Equal("answers", proposed.Proposal.Cause);
        Assert.Contains(proposed.Asked, change => change is { Kind: ProposedKind.Added, Line: { Kind: ItemKind.Objective, Key: "quick_answers" } });
        Assert.DoesNotContain(await product.Disagreements(nora), one => one.Question.Key == "goals");
    }

    [Fact]
    public async Task An_answer_that_was_taken_and_is_changed_back_is_asked_about_again()
    {
        await using var product = await Product.New();
        var (nora, _) = await product.Two_who_disagree();
        var goals = (await product.Disagreements(nora))[0];
        await product.Settle(nora, goals.Id, true);
        await product.ChangesAnswer(nora, "goals", "save_time", "see_numbers");
        Assert.Equal(goals.Id, (await product.Disagreements(nora))[0].Id);
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<SettleOutcome.Settled>(await product.Settle(nora, goals.Id, false));
        Assert.Equal("kept", await product.One<string>("select decision from settled_disagreements where settled_at = '2026-01-06 09:00Z'"));
        Assert.DoesNotContain(await product.Disagreements(nora), one => one.Question.Key == "goals");
    }

    [Fact]
    public async Task Of_two_who_settle_at_once_one_decides_and_a_double_click_is_one_decision()
    {
        await using var product = await Product.New();
        var (nora, _) = await product.Two_who_disagree();
        var eva = await product.A_contact(nora, "Eva Buyer", Contact.EconomicBuyer);
        var all = await product.Disagreements(nora);
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<(bool Kept, SettleOutcome Outcome)>();
        var turn = 0;
        await AtOnce.Run(6, async () =>
        {
            var kept = Interlocked.Increment(ref turn) % 2 == 0;
            outcomes.Add((kept, await product.Settle(kept ? nora : eva, all[0].Id, !kept)));
            return 0;
        });
        Assert.Equal(1L, await product.One<long>("select count(*) from settled_disagreements"));
        var won = await product.One<string>("select decision from settled_disagreements") == "kept";
        Assert.All(outcomes, one => Assert.Equal(one.Kept == won, one.Outcome is SettleOutcome.Settled));
        Assert.Equal(won ? 0L : 1L, await product.One<long>("select count(*) from answer_changes"));
    }

    [Fact]
    public async Task Another_end_is_compared_with_the_plans_present_one_and_moved_only_where_the_plan_shows_what_moves()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_colleague(nora, "Ben Ode", Contact.User, ("by_when", ["2026-06-30"]));
        var end = Assert.Single(await product.Disagreements(nora));
        Assert.Equal(new DateOnly(2026, 6, 30), end.TheirEnd);
        Assert.IsType<SettleOutcome.CannotBeTaken>(await product.Settle(nora, end.Id, true));
        product.Clock.Advance(TimeSpan.FromDays(180));
        Assert.Empty(await product.Disagreements(nora));
    }

    [Fact]
    public async Task A_person_sees_what_its_own_answers_would_change_and_nothing_of_what_is_as_it_answered()
    {
        await using var product = await Product.New();
        var (nora, ben) = await product.Two_who_disagree();
        Assert.Null(await product.Use<PreviewAnswers, PlanMerge?>((preview, cancel) => preview.For(nora, cancel)));
        var changes = (await product.Use<PreviewAnswers, PlanMerge?>((preview, cancel) => preview.For(ben, cancel)))!.Asked.ToList();
        Assert.Contains(changes, change => change is { Kind: ProposedKind.Added, Line: { Kind: ItemKind.Objective, Key: "quick_answers" } });
        Assert.Contains(changes, change => change is { Kind: ProposedKind.Removed, Line: { Kind: ItemKind.Objective, Key: "see_numbers" } });
        Assert.DoesNotContain(changes, change => change.Line.Kind is ItemKind.Challenge or ItemKind.Measure);
        Assert.Equal(0L, await product.One<long>("select count(*) from plan_changes"));

        var same = await product.A_colleague(nora, "Sam Same", Contact.User);
        Assert.Empty((await product.Use<PreviewAnswers, PlanMerge?>((preview, cancel) => preview.For(same, cancel)))!.Asked);
    }

    [Fact]
    public async Task No_other_plan_is_suggested_before_they_agree_and_none_because_of_what_they_decided_against()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var segment = (await product.PlanOf(nora)).Segment;
        product.Clock.Advance(TimeSpan.FromHours(1));
        var ida = await product.A_colleague(nora, "Ida Holm", Contact.EconomicBuyer, ("how", ["careful"]));
        await product.Run<AssignSegments>();
        Assert.NotEqual(segment, await Segment());
        await product.Run<ProposePlans>();
        Assert.Equal(0L, await Suggested());

        foreach (var one in await product.ToSettle(nora)) Assert.IsType<SettleOutcome.Settled>(await product.Settle(nora, one.Id, take: false));
        await product.Run<AssignSegments>();
        Assert.Equal(segment, await Segment());
        await product.Run<ProposePlans>();
        Assert.Equal(0L, await Suggested());

        product.Clock.Advance(TimeSpan.FromHours(1));
        await product.ChangesAnswer(ida, "how", "fast");
        await product.ChangesAnswer(ida, "how", "careful");
        await product.Run<AssignSegments>();
        Assert.NotEqual(segment, await Segment());

        Task<string?> Segment() => product.One<string?>($"select segment from assignments where customer_id = {nora.CustomerId} and superseded_at is null");
        Task<long> Suggested() => product.One<long>("select count(*) from plan_proposals where decided_at is null");
    }

    [Fact]
    public async Task Another_plan_is_suggested_once_an_answer_that_leads_to_it_was_taken()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        product.Clock.Advance(TimeSpan.FromHours(1));
        await product.A_colleague(nora, "Ida Holm", Contact.EconomicBuyer, ("how", ["careful"]), ("risk", ["low"]));
        await product.Run<AssignSegments>();
        await product.Run<ProposePlans>();
        foreach (var one in await product.ToSettle(nora)) Assert.IsType<SettleOutcome.Settled>(await product.Settle(nora, one.Id, take: true));
        await product.Run<AssignSegments>();
        await product.Run<ProposePlans>();
        Assert.Equal("segment", await product.One<string?>("select cause from plan_proposals where decided_at is null"));
    }
}
