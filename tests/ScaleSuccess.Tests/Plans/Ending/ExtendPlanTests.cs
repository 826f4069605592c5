using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using static ScaleSuccess.Tests.Plans.Ending.PlansPastTheirDeadline;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>After the deadline a plan can go on with a new one.</summary>
public sealed class ExtendPlanTests
{
    [Fact]
    public async Task After_the_deadline_the_plan_asks_what_becomes_of_it_after_acceptance_and_before_its_actions()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        product.Clock.SetUtcNow(new DateTimeOffset(Deadline, new TimeOnly(23, 59), TimeSpan.Zero));
        Assert.DoesNotContain(await product.NeedsOf(nora), need => need.Kind == NeedKind.Deadline);
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([NeedKind.Acceptance, NeedKind.Deadline, NeedKind.Action], (await product.NeedsOf(nora)).Take(3).Select(need => need.Kind));
        await product.Accept(nora);
        Assert.Equal([NeedKind.Deadline, NeedKind.Action], (await product.NeedsOf(nora)).Take(2).Select(need => need.Kind));
        await product.ConfirmGoal(nora);
        Assert.Empty(await product.NeedsOf(nora));
    }

    [Fact]
    public async Task What_is_open_moves_in_its_order_to_working_days_and_nothing_that_is_done_does()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        var before = (await product.ViewOf(nora)).Plan;
        Assert.IsType<ExtendOutcome.Extended>(await product.Extend(nora, new DateOnly(2026, 6, 13)));

        var view = await product.ViewOf(nora);
        Assert.Equal(new DateOnly(2026, 6, 13), view.Plan.Deadline);
        var open = before.Items.Where(item => item.DueOn is not null && before.IsOpen(item)).OrderBy(item => item.DueOn).ToList();
        Assert.NotEmpty(open);
        Assert.All(before.Items.Except(open), item => Assert.Equal(item.DueOn, view.Plan.Find(item.Kind, item.Key)!.DueOn));
        var moved = open.ConvertAll(item => view.Plan.Find(item.Kind, item.Key)!.DueOn!.Value);
        Assert.Equal(moved.Order(), moved);
        Assert.All(moved, day => Assert.InRange(day, Today.AddDays(1), view.Plan.Deadline));
        Assert.All(moved, day => Assert.True(day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.True(moved.Distinct().Count() > 3);
        Assert.Equal(Track.OnTrack, view.Track);
        Assert.DoesNotContain(await product.NeedsOf(nora), need => need.Kind == NeedKind.Deadline);
    }

    [Fact]
    public async Task Sentences_that_name_the_deadline_name_the_new_one_unless_somebody_has_reworded_them()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        var naming = (await product.PlanOf(nora)).Items.FindAll(item => item.Title.Contains("6 April 2026", StringComparison.Ordinal));
        Assert.Equal([ItemKind.Criterion, ItemKind.Highlight, ItemKind.Objective], naming.Select(item => item.Kind).Order());
        await product.Change(nora, naming.Single(item => item.Kind == ItemKind.Objective), ScaleSuccess.Plans.Revisions.ItemField.Title, "All of it by 6 April 2026");
        await product.Extend(nora, new DateOnly(2026, 6, 13));
        await product.Extend(nora, new DateOnly(2026, 6, 13));
        var titles = (await product.PlanOf(nora)).Items.ToLookup(item => item.Kind, item => item.Title);
        Assert.Contains("The first report or workflow runs without anyone's help by 13 June 2026.", titles[ItemKind.Criterion]);
        Assert.Contains(titles[ItemKind.Highlight], title => title.Contains("everything is done by 13 June 2026", StringComparison.Ordinal));
        Assert.Contains("All of it by 6 April 2026", titles[ItemKind.Objective]);
        Assert.DoesNotContain(titles[ItemKind.Objective], title => title.Contains("June", StringComparison.Ordinal));
        // A second time, too.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 20, 9, 0, 0, TimeSpan.Zero));
        await product.Extend(nora, new DateOnly(2026, 9, 1));
        Assert.Contains("The first report or workflow runs without anyone's help by 1 September 2026.", (await product.PlanOf(nora)).Items.Select(item => item.Title));
    }

    [Fact]
    public async Task Words_of_a_template_that_has_changed_since_are_those_of_the_version_that_the_plan_came_from()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        await product.Sql("""
            update plan_items set title = 'Get reports by 6 April 2026', origin = jsonb_build_object('question', 'goals', 'choice', key, 'definition', 'goal-' || key, 'version', 2)
            where kind = 'objective' and key = 'save_time'
            """);
        await product.Sql("""
            insert into definitions (kind, key, version, source, origin, author, created_at)
            select kind, key, 2, replace(source, 'Spend less time on manual reports', 'Get reports by {{deadline}}'), origin, author, created_at
            from definitions where kind = 'plan' and key = 'goal-save_time' and version = 1
            """);
        await product.Extend(nora, new DateOnly(2026, 6, 13));
        Assert.Contains("Get reports by 13 June 2026", (await product.PlanOf(nora)).Items.Select(item => item.Title));
    }

    [Fact]
    public async Task The_new_deadline_is_from_tomorrow_to_two_years_from_today()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        Assert.IsType<ExtendOutcome.NoDate>(await product.Extend(nora, null));
        Assert.Equal(new ExtendOutcome.TooEarly(Today.AddDays(1)), await product.Extend(nora, Today));
        Assert.Equal(new ExtendOutcome.TooEarly(Today.AddDays(1)), await product.Extend(nora, DateOnly.MinValue));
        Assert.Equal(new ExtendOutcome.TooLate(Today.AddDays(Schedule.LongestDays)), await product.Extend(nora, Today.AddDays(Schedule.LongestDays + 1)));
        Assert.Equal(Deadline, (await product.PlanOf(nora)).Deadline);
        Assert.IsType<ExtendOutcome.Extended>(await product.Extend(nora, Today.AddDays(Schedule.LongestDays)));
    }

    [Fact]
    public async Task A_plan_before_its_deadline_is_not_extended()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        Assert.IsType<ExtendOutcome.DecidedMeanwhile>(await product.Extend(nora, new DateOnly(2026, 6, 12)));
        Assert.Equal(Deadline, (await product.PlanOf(nora)).Deadline);
    }

    [Fact]
    public async Task Sent_twice_it_is_once_and_a_colleague_who_comes_second_is_told()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        Assert.IsType<ExtendOutcome.Extended>(await product.Extend(nora, new DateOnly(2026, 6, 12)));
        Assert.IsType<ExtendOutcome.Extended>(await product.Extend(nora, new DateOnly(2026, 6, 12)));
        Assert.IsType<ExtendOutcome.DecidedMeanwhile>(await product.Extend(nora, new DateOnly(2026, 7, 10)));
        Assert.Equal(1L, await product.One<long>("select count(*) from plan_decisions where kind = 'extended'"));
    }

    [Fact]
    public async Task Of_those_who_decide_at_the_same_moment_one_does()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        var day = 0;
        var said = await AtOnce.Run(6, async () => Interlocked.Increment(ref day) is var mine && mine % 2 == 0
            ? await product.Close(nora) is CloseOutcome.Closed ? "closed" : "second"
            : await product.Extend(nora, new DateOnly(2026, 6, 10).AddDays(mine)) is ExtendOutcome.Extended ? "extended" : "second");
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.Single(plan.Decisions);
        Assert.Equal(plan.IsClosed, plan.Deadline == Deadline);
        if (plan.IsClosed) Assert.DoesNotContain("extended", said);
        else Assert.Equal(["extended"], said.Where(word => word != "second"));
    }

    [Fact]
    public async Task Whoever_had_gone_quiet_is_asked_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        product.Clock.Advance(TimeSpan.FromDays(60));
        Assert.NotEmpty(await product.Use<QuietCustomers, List<QuietCustomer>>((quiet, cancel) => quiet.Latest(cancel)));
        await product.Extend(nora, new DateOnly(2026, 8, 28));
        Assert.Empty(await product.Use<QuietCustomers, List<QuietCustomer>>((quiet, cancel) => quiet.Latest(cancel)));
        await product.Run<SendDueCheckIns>();
        var asked = await product.One<long>("select count(*) from check_ins");
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Run<SendDueCheckIns>();
        Assert.True(await product.One<long>("select count(*) from check_ins") > asked);
    }
}
