using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Outcomes.Counts;

public sealed class CountEvidenceTests : IAsyncLifetime
{
    private const string Fast = "small-fast";
    private Product product = null!;

    public async Task InitializeAsync() => product = await Product.New();

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task Nothing_is_said_before_anything_is_counted()
    {
        await product.A_customer_with_a_plan();
        Assert.Null((await Evidence(Fast)).CountedAt);
        Assert.Empty((await Evidence(Fast)).Items);
    }

    [Fact]
    public async Task A_line_counts_the_plans_that_have_it_and_what_their_customers_did_with_it()
    {
        var (nora, otto, pia) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.Accept(nora);
        await product.Tick(nora, action.Key);
        await product.Change(otto, action, ItemField.Title, "Said as Otto says it");
        await product.AskForHelp(otto, $"action/{action.Key}", "How?");
        await product.Drop(pia, action);

        var count = Of(await Counted(Fast), action);
        Assert.Equal((3, 1, 1, 1, 1), (count.Plans, count.Accepted, count.Done, count.Due, count.InTime));
        Assert.Equal((1, 1, 1, 1, 1), (count.Dropped, count.DroppedAlone, count.Reworded, count.Stuck, count.StuckNow));
        Assert.Equal(0, (await Evidence(Fast)).Items.Single(item => item.Key == "confirm_plan" && item.Version == 0).Reworded);
    }

    [Fact]
    public async Task What_is_done_after_its_day_is_done_and_not_in_time()
    {
        var (nora, _) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        var action = (await product.PlanOf(nora)).OwnAction();
        product.Clock.Advance(TimeSpan.FromDays(200));
        await product.Tick(nora, action.Key);
        var count = Of(await Counted(Fast), action);
        Assert.Equal((2, 1, 2, 0), (count.Plans, count.Done, count.Due, count.InTime));
    }

    [Fact]
    public async Task What_goes_with_its_milestone_is_left_out_but_not_by_itself()
    {
        var nora = await product.A_customer_with_a_plan();
        var milestone = (await product.PlanOf(nora)).Milestones()[1];
        var action = (await product.PlanOf(nora)).OwnAction(milestone);
        await product.Drop(nora, milestone);
        var evidence = await Counted(Fast);
        Assert.Equal((1, 1), (Of(evidence, milestone).Dropped, Of(evidence, milestone).DroppedAlone));
        Assert.Equal((1, 0), (Of(evidence, action).Dropped, Of(evidence, action).DroppedAlone));
        Assert.Equal(1, evidence.Of(0)!.Dropped);
    }

    [Fact]
    public async Task A_wording_that_is_taken_back_and_what_an_extension_dates_anew_are_no_rewordings()
    {
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.Change(nora, action, ItemField.Title, "Otherwise");
        await product.Change(nora, action, ItemField.Title, action.Title);
        Assert.Equal(0, Of(await Counted(Fast), action).Reworded);
    }

    [Fact]
    public async Task Moved_is_what_the_customer_moved_and_not_what_moved_with_it()
    {
        var nora = await product.A_customer_with_a_plan();
        var milestone = (await product.PlanOf(nora)).Milestones()[0];
        Assert.IsType<ScaleSuccess.Plans.Changing.EditOutcome.Saved>(await product.Move(nora, milestone, milestone.DueOn!.Value.AddDays(7), confirmed: true));
        var evidence = await Counted(Fast);
        Assert.Equal((1, 7.0), (Of(evidence, milestone).Moved, Of(evidence, milestone).MovedDays));
        Assert.Equal(1, evidence.Items.Where(item => item.Version == 0).Sum(item => item.Moved));
    }

    [Fact]
    public async Task Each_version_counts_its_own_and_all_of_them_together()
    {
        var nora = await product.A_customer_with_a_plan();
        var text = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), "plans/small-fast.yaml")) + "\n# Tuned.\n";
        await product.Use<SaveDefinition>((save, cancel) => save.FromOps("plan", Fast, text, null, 1, "olga", cancel));
        var otto = await product.A_customer_with_a_plan();
        await product.Accept(otto);
        var action = (await product.PlanOf(nora)).OwnAction();
        var evidence = await Counted(Fast);
        Assert.Equal([2, 1, 1], new[] { 0, 1, 2 }.Select(version => Of(evidence, action, version).Plans));
        Assert.Equal([(0, 2, 1), (1, 1, 0), (2, 1, 1)], evidence.Versions.OrderBy(row => row.Version).Select(row => (row.Version, row.Plans, row.Accepted)));
    }

    [Fact]
    public async Task A_goal_module_counts_the_plans_that_have_lines_of_it_and_the_measures_that_show_its_benefits()
    {
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Answer(nora, await product.A_check_in(), "on_track", "3");
        const string module = "goal-save_time";
        var measure = Assert.Single((await Counted(module)).Measures, one => one.Version == 0);
        Assert.Equal((1, 1, 1, 12.0, -9.0), (measure.Plans, measure.Read, measure.Improved, measure.MedianFrom, measure.MedianChange));
        Assert.Equal((1, 1), ((await Evidence(module)).Of(0)!.Plans, (await Evidence(module)).Of(0)!.Accepted));
        Assert.Equal(-9.0, (await Evidence(Fast)).Measures.First(one => one.Measure == measure.Measure).MedianChange);
    }

    [Fact]
    public async Task The_number_of_the_survey_alone_is_no_change()
    {
        await product.A_customer_with_a_plan();
        var measure = (await Counted(Fast)).Measures.First(one => one.Version == 0);
        Assert.Equal((1, 0, 0), (measure.Plans, measure.Read, measure.Improved));
        Assert.Null(measure.MedianChange);
    }

    [Fact]
    public async Task A_count_that_took_long_rests_a_hundred_times_as_long()
    {
        await product.A_customer_with_a_plan();
        Assert.NotEqual(0, await product.Run<CountEvidence>());
        await product.Sql("update evidence_counts set took_ms = 6000");
        product.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, await product.Run<CountEvidence>());
        product.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(0, await product.Run<CountEvidence>());
    }

    [Fact]
    public async Task Done_is_what_the_plans_themselves_call_done()
    {
        await product.Seeded(40);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        // Also of plans in a later phase, whose first acceptance stays done.
        await product.Sql(
            """
            insert into acceptances (plan_id, version, contact_id, accepted_at) select id, 1, contact_id, now() from plans where id % 3 = 0;
            update plan_items set done_at = now() where kind in ('milestone', 'action') and (id + plan_id) % 4 = 0;
            update plans set phase = 2, version = 2 where id % 6 = 0;
            """);
        await product.Run<CountEvidence>();
        var plans = await product.Ask(db => db.Set<Plan>().AsNoTracking().Include(plan => plan.Items).Include(plan => plan.Acceptances).AsSplitQuery().ToListAsync());
        var expected = from plan in plans
                       from item in plan.Items
                       where item.Kind is ItemKind.Milestone or ItemKind.Action
                       group plan.IsDone(item) by (Definition: item.ReadOrigin().Definition!, item.Kind, Key: item.Key[(item.Key.LastIndexOf('.') + 1)..]) into line
                       select (line.Key.Definition, line.Key.Kind, line.Key.Key, Plans: line.Count(), Done: line.Count(done => done));
        Assert.NotEmpty(expected);
        foreach (var line in expected)
        {
            var count = (await Evidence(line.Definition)).Of(line.Kind, line.Key)!;
            Assert.Equal(line, (line.Definition, count.Kind, count.Key, count.Plans, count.Done));
        }
    }

    [Fact]
    public async Task A_customer_that_is_gone_counts_no_more()
    {
        var nora = await product.A_customer_with_a_plan();
        await product.A_customer_with_a_plan();
        Assert.Equal(2, (await Counted(Fast)).Of(0)!.Plans);
        await product.Sql($"delete from customers where id = {nora.CustomerId}");
        Assert.Equal(1, (await Counted(Fast)).Of(0)!.Plans);
    }

    private async Task<TemplateEvidence> Counted(string key)
    {
        await product.Run<CountEvidence>();
        return await Evidence(key);
    }

    private Task<TemplateEvidence> Evidence(string key) => product.Use<ReadEvidenceOfTemplate, TemplateEvidence>((read, cancel) => read.Of(key, cancel));

    private static ItemCount Of(TemplateEvidence evidence, PlanItem item, int version = 0) =>
        evidence.Of(item.Kind, item.Key[(item.Key.LastIndexOf('.') + 1)..], version) ?? throw new InvalidOperationException($"{item.Key} is not counted.");
}
