using ScaleSuccess.Engagement;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using static ScaleSuccess.Tests.Plans.Ending.PlansPastTheirDeadline;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>After the deadline a plan can be closed without its goal.</summary>
public sealed class ClosePlanTests
{
    [Fact]
    public async Task A_closed_plan_asks_for_nothing_and_nothing_of_it_is_overdue()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        Assert.Equal(Track.Late, (await product.ViewOf(nora)).Track);
        Assert.IsType<CloseOutcome.Closed>(await product.Close(nora, "priorities"));
        product.Clock.Advance(TimeSpan.FromDays(40));
        var view = await product.ViewOf(nora);
        Assert.Equal(Track.Closed, view.Track);
        Assert.DoesNotContain(view.Plan.Items, view.IsOverdue);
        Assert.Empty((await product.NeedsOf(nora)).Concat(view.VendorNeeds([])));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        Assert.Empty(await product.Use<QuietCustomers, List<QuietCustomer>>((quiet, cancel) => quiet.Latest(cancel)));
    }

    [Fact]
    public async Task A_closed_plan_stays_as_it_is_whoever_changes_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        var checkIn = await product.A_check_in();
        await product.Close(nora);
        var before = await product.One<string>("select string_agg(key || coalesce(done_at::text, ''), ',' order by id) from plan_items");
        await product.Tick(nora, "first_result.connect_data");
        await product.Reach(nora, "first_result");
        await product.Use<FinishVendorAction>((finish, cancel) => finish.Run(checkIn.PlanId, "first_result.check_setup", true, cancel));
        Assert.False(await product.ConfirmGoal(nora));
        Assert.IsType<AnswerOutcome.NoSuchCheckIn>(await product.Answer(nora, checkIn, "done"));
        Assert.IsType<ExtendOutcome.DecidedMeanwhile>(await product.Extend(nora, new DateOnly(2026, 6, 12)));
        Assert.Equal(before, await product.One<string>("select string_agg(key || coalesce(done_at::text, ''), ',' order by id) from plan_items"));
    }

    [Fact]
    public async Task Opened_again_it_asks_what_becomes_of_it_and_both_are_remembered()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        await product.Close(nora);
        await product.OpenAgain(nora);
        await product.OpenAgain(nora);
        Assert.Equal(NeedKind.Deadline, (await product.NeedsOf(nora))[0].Kind);
        Assert.Equal(["closed", "opened_again"], (await product.ViewOf(nora)).Plan.Decisions.Select(decision => decision.Kind));
        await product.Extend(nora, new DateOnly(2026, 6, 12));
        product.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task Other_words_for_a_plan_that_is_closed_are_not_taken_for_a_second_click()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        await product.Close(nora, "too_much", "Sorry.");
        Assert.IsType<CloseOutcome.DecidedMeanwhile>(await product.Close(nora, "too_much", "We found another way."));
        Assert.IsType<CloseOutcome.Closed>(await product.Close(nora, "too_much", " Sorry. "));
        Assert.IsType<CloseOutcome.Closed>(await product.Close(nora));
    }

    [Fact]
    public async Task Twice_or_many_at_once_it_is_closed_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        Assert.All(await AtOnce.Run(6, () => product.Close(nora, "too_much", "Sorry.")), outcome => Assert.IsType<CloseOutcome.Closed>(outcome));
        Assert.Equal(("too_much", "Sorry."), Assert.Single((await product.ViewOf(nora)).Plan.Decisions) is var one ? (one.Reason, one.Words) : default);
    }

    [Fact]
    public async Task Neither_before_the_deadline_nor_after_the_goal_is_there_anything_to_close()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        Assert.IsType<CloseOutcome.DecidedMeanwhile>(await product.Close(nora));
        await product.ConfirmGoal(nora);
        product.Clock.Advance(TimeSpan.FromDays(200));
        Assert.IsType<CloseOutcome.DecidedMeanwhile>(await product.Close(nora));
        Assert.True((await product.ViewOf(nora)).Plan.IsAchieved);
    }

    [Fact]
    public async Task A_reason_that_is_not_offered_is_none_and_words_that_do_not_fit_are_refused()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        Assert.Equal(new CloseOutcome.TooLong(1, ClosePlan.LongestWords), await product.Close(nora, null, new string('x', ClosePlan.LongestWords + 1)));
        await product.Close(nora, "made up", "  It was\u202e fine. \n");
        var closed = Assert.Single((await product.ViewOf(nora)).Plan.Decisions);
        Assert.Equal((null, "It was fine."), (closed.Reason, closed.Words));
    }

    [Fact]
    public async Task Ops_read_what_was_said_until_the_plan_is_open_again()
    {
        await using var product = await Product.New();
        var (ben, nora) = (await product.A_customer_with_a_plan("UTC"), await product.A_customer_past_the_deadline());
        await product.Close(nora, "not_useful", "We never found the time.");
        await product.Close(ben, "leaving");
        var told = Assert.Single(await Told(product));
        Assert.Equal((nora.CustomerId, "not_useful", "We never found the time."), (told.CustomerId, told.Reason, told.Words));
        await product.OpenAgain(nora);
        Assert.Empty(await Told(product));
    }

    [Fact]
    public async Task A_closed_plan_keeps_the_stage_that_it_had_and_is_not_a_goal_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        await product.Tick(nora, "first_result.connect_data");
        var before = await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
        await product.Close(nora);
        Assert.Equal(before, await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel)));
        Assert.Equal((1L, 0L), (before.Active, before.Achieved));
    }

    private static Task<List<ClosedPlan>> Told(Product product) => product.Use<ReadClosedPlans, List<ClosedPlan>>((read, cancel) => read.Latest(cancel));
}
