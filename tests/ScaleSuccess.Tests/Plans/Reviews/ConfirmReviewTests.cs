using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Ending;

namespace ScaleSuccess.Tests.Plans.Reviews;

public sealed class ConfirmReviewTests
{
    [Fact]
    public async Task What_it_said_when_it_was_confirmed_stays_as_it_was_with_who_when_and_their_words()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await product.Reach(nora, "kick_off");
        await product.ReviewNow(nora);
        var said = (await product.ContentOf(nora)).ToJson();
        Assert.IsType<ConfirmOutcome.Confirmed>(await product.Confirm(nora, words: "  Begin\nsmall. "));

        await product.Reach(nora, "kick_off", done: false);
        await product.Sql("update plan_items set title = 'Other'");
        var kept = await product.ReviewOf(nora, 1);
        Assert.Equal(said, kept.Content!.ToJson());
        Assert.Equal((true, nora.ContactId, product.Clock.GetUtcNow(), "Begin\nsmall.", null),
            (kept.Review.IsConfirmed, kept.Review.DecidedBy!.Value, kept.Review.DecidedAt!.Value, kept.Review.Words, kept.Review.Goal));
        product.It_is(3, 2);
        await product.ReviewNow(nora);
        Assert.Equal("Begin\nsmall.", (await product.ReviewOf(nora, 2)).Before!.Words);
    }

    [Fact]
    public async Task With_a_next_goal_the_same_plan_goes_on_with_it_in_the_same_click()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        var next = await product.Chosen(nora, "quick_answers");
        Assert.IsType<ConfirmOutcome.Confirmed>(await product.Confirm(nora, next: next));
        var view = await product.ViewOf(nora);
        Assert.Equal((2, 2, new DateOnly(2026, 12, 18), false), (view.Plan.Phase, view.Plan.Version, view.Plan.Deadline, view.IsAccepted));
        var kept = await product.ReviewOf(nora, 1);
        Assert.Equal(("quick_answers", "Answer our customers faster", view.Plan.Deadline), (kept.Review.Goal, kept.Content!.Next!.Goal, kept.Content.Next.Deadline));
        Assert.Equal(view.Of(ItemKind.Milestone).Select(item => (item.Title, item.DueOn)), kept.Content.Next.Milestones.Select(item => (item.Title, item.Due)));
        // It says what was before, and that is the goal that was reached.
        Assert.Equal(Track.Achieved, kept.Content.Track);
    }

    [Fact]
    public async Task When_all_milestones_are_done_choosing_the_next_goal_says_that_this_one_is_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await product.ReviewNow(nora);
        await product.Sql("insert into readings (plan_id, measure, value, source, contact_id, day, read_at) select id, 'report_hours', 3, 'plan', contact_id, '2026-01-05', now() from plans");
        Assert.Contains(await product.NeedsOf(nora), need => need.Kind == NeedKind.Goal);
        var next = await product.Chosen(nora, "quick_answers", isReached: true);
        Assert.IsType<ConfirmOutcome.DecidedMeanwhile>(await product.Confirm(nora, next: next with { IsReached = false }));
        Assert.IsType<ConfirmOutcome.Confirmed>(await product.Confirm(nora, next: next));
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.Equal((2, nora.ContactId), (plan.Phase, Assert.Single(plan.Phases).GoalConfirmedBy!.Value));
    }

    [Fact]
    public async Task Clicked_twice_and_by_several_at_once_it_is_confirmed_once()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        var next = await product.Chosen(nora, "quick_answers");
        var (review, plan) = (await product.ReviewOf(nora, 1), await product.PlanOf(nora));
        var yes = new ReviewConfirmation(review, plan.ReadVersion, "Yes.", next);
        var outcomes = await AtOnce.Run(5, () => product.Use<ConfirmReview, ConfirmOutcome>((confirm, cancel) => confirm.Run(nora, yes, cancel)));
        Assert.All(outcomes, outcome => Assert.IsType<ConfirmOutcome.Confirmed>(outcome));
        Assert.Equal((2, 2), ((await product.PlanOf(nora)).Phase, (await product.PlanOf(nora)).Version));
        // Whoever wanted something else is told.
        Assert.IsType<ConfirmOutcome.DecidedMeanwhile>(await product.Use<ConfirmReview, ConfirmOutcome>((confirm, cancel) => confirm.Run(nora, yes with { Next = null }, cancel)));
        await product.Skip(nora);
        Assert.True((await product.ReviewsOf(nora)).All[0].IsConfirmed);
    }

    [Fact]
    public async Task A_plan_that_changed_since_and_milestones_other_than_shown_are_shown_again()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        Assert.IsType<ConfirmOutcome.AsksFirst>(await product.Confirm(nora, read: new PlanVersion(1, 7)));
        var next = await product.Chosen(nora, "quick_answers");
        Assert.IsType<ConfirmOutcome.AsksFirst>(await product.Confirm(nora, next: next with { Shown = "other" }));
        product.Clock.Advance(TimeSpan.FromDays(3));
        Assert.IsType<ConfirmOutcome.AsksFirst>(await product.Confirm(nora, next: next));
        Assert.Equal((1, true), ((await product.PlanOf(nora)).Phase, (await product.ReviewsOf(nora)).Open is not null));
    }

    [Fact]
    public async Task At_the_goal_a_yes_without_a_next_one_says_not_now_to_it()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Confirm(nora);
        Assert.True((await product.ViewOf(nora)).Plan.HasSetNextGoalAside);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_and_a_closed_plan_keeps_its_review_open()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await product.ReviewNow(nora);
        Assert.Equal(new ConfirmOutcome.TooLong(1, ConfirmReview.LongestWords), await product.Confirm(nora, words: new string('a', ConfirmReview.LongestWords + 1)));
        await product.Sql("update plans set closed_at = now()");
        Assert.IsType<ConfirmOutcome.DecidedMeanwhile>(await product.Confirm(nora));
        await product.Skip(nora);
        Assert.NotNull((await product.ReviewsOf(nora)).Open);
    }

    [Fact]
    public async Task A_review_is_asked_for_from_its_day_on_among_the_needs_and_at_the_goal_alone()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(4, 1);
        await product.StartReviews();
        Assert.DoesNotContain(await Needs(product, nora), need => need.Kind == NeedKind.Review);
        product.It_is(4, 6);
        Assert.Contains(await Needs(product, nora), need => need.Kind == NeedKind.Review);
        await product.ConfirmGoal(nora);
        Assert.Equal([NeedKind.Review], (await Needs(product, nora)).Select(need => need.Kind));
        await product.Confirm(nora);
        Assert.Empty(await Needs(product, nora));
    }

    [Fact]
    public async Task Whoever_decides_about_a_review_is_there()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(2, 2);
        await product.ReviewNow(nora);
        product.It_is(2, 9);
        await product.Confirm(nora);
        Assert.Equal(product.Clock.GetUtcNow().UtcDateTime, await product.One<DateTime>("select alive_at from plan_silence"));
    }

    private static async Task<IReadOnlyList<Need>> Needs(Product product, Visitor visitor)
    {
        var view = await product.ViewOf(visitor);
        return view.CustomerNeeds(view.Measures(), [], (await product.ReviewsOf(visitor)).Open?.DueOn);
    }

    private static async Task<Visitor> At_the_goal(Product product)
    {
        var nora = await product.A_long_plan();
        product.It_is(4, 6);
        await product.ConfirmGoal(nora);
        await product.ReviewNow(nora);
        return nora;
    }
}
