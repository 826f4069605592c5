using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

public sealed class AnswersTakeEffectTests
{
    private static readonly (string, string[]) NoTarget = ("measures.report_hours.target", []);

    [Fact]
    public async Task Done_brings_the_reading_the_milestone_and_its_customer_actions()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        await product.Answer(nora, checkIn, "done", "7,5");

        var plan = await product.PlanOf(nora);
        Assert.Equal(7.5, await product.One<double>("select value from readings where source = 'check_in'"));
        Assert.True(plan.Find(ItemKind.Milestone, checkIn.Milestone)!.IsDone);
        Assert.All(plan.Items.Where(i => i.Kind == ItemKind.Action && i.Parent == checkIn.Milestone), i => Assert.Equal(i.Side == "customer", i.IsDone));
        Assert.Null(plan.AchievedAt);
    }

    [Fact]
    public async Task The_next_check_in_asks_about_the_milestone_that_the_page_calls_next()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        await product.Answer(nora, checkIn, "done");
        var next = (await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(nora.CustomerId, cancel)))!.Next!.Key;
        Assert.NotEqual(checkIn.Milestone, next);
        product.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(next, (await product.A_check_in()).Milestone);
    }

    [Fact]
    public async Task On_track_brings_a_reading_and_nothing_else()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        await product.Answer(nora, checkIn, "on_track", "10");
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, i => i is { IsDone: true, AcceptsPlan: false });
        Assert.Equal((1L, 0L), (await Readings(product), await Requests(product)));
    }

    [Fact]
    public async Task A_double_click_on_stuck_calls_for_help_once()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        await AtOnce.Run(6, () => product.Answer(nora, checkIn, "stuck", "9", "No access yet"));
        var help = await product.Ask(db => db.Set<HelpRequest>().SingleAsync());
        Assert.Equal(("Ready to go", "No access yet", nora.ContactId), (help.About, help.Words, help.ContactId));
        Assert.Equal(1L, await Readings(product));
    }

    [Fact]
    public async Task Of_two_tabs_with_two_answers_the_first_takes_effect_alone()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        await At_once(product, () => product.Answer(nora, checkIn, "done", "9"), () => product.Answer(nora, checkIn, "stuck", "8", "No access"));
        var answer = await product.One<string>("select answer from check_ins");
        Assert.Equal(answer == "done", (await product.PlanOf(nora)).Find(ItemKind.Milestone, checkIn.Milestone)!.IsDone);
        Assert.Equal(answer == "stuck" ? 1L : 0L, await Requests(product));
        Assert.Equal(answer == "done" ? 9 : 8, await product.One<double>("select value from readings where source = 'check_in'"));
    }

    [Fact]
    public async Task An_answer_and_the_page_s_button_at_once_see_each_other()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product, NoTarget);
        var other = (await product.PlanOf(nora)).Items.Last(i => i is { Kind: ItemKind.Action, Side: "customer" } && i.Parent != checkIn.Milestone);
        // Two milestones are open: one is finished by the answer, one by its button, and whoever comes second reaches the goal.
        await product.Sql(
            $"""
            update plan_items set done_at = now()
            where (kind = 'milestone' and key not in ('{checkIn.Milestone}', '{other.Parent}'))
               or (kind = 'action' and parent = '{other.Parent}' and key <> '{other.Key}')
            """);
        await product.Accept(nora);
        await At_once(product, () => product.Answer(nora, checkIn, "done"), () => product.Reach(nora, other.Parent!));
        Assert.NotNull((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task All_of_an_answer_counts_or_nothing()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        await product.Sql("alter table readings add check (value <> 5)");
        await Assert.ThrowsAsync<DbUpdateException>(() => product.Answer(nora, checkIn, "done", "5"));
        Assert.Equal(1L, await product.One<long>("select count(*) from check_ins where answered_at is null"));
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, i => i is { IsDone: true, AcceptsPlan: false });
    }

    /// <summary>Both wait for the plan before either goes on.</summary>
    private static async Task At_once(Product product, Func<Task> one, Func<Task> other)
    {
        await using var held = await product.Database.OpenConnectionAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select from plans for no key update", held)) await hold.ExecuteNonQueryAsync();
        Task[] both = [Task.Run(one), Task.Run(other)];
        await Until.Waiting(product.ConnectionString, 2);
        await transaction.CommitAsync();
        await Task.WhenAll(both);
    }

    private static async Task<(Visitor, CheckIn)> Asked(Product product, params (string, string[])[] other)
    {
        var nora = await product.A_customer_with_an_accepted_plan("Europe/Berlin", other);
        product.Clock.Advance(TimeSpan.FromDays(8));
        return (nora, await product.A_check_in());
    }

    private static Task<long> Readings(Product product) => product.One<long>("select count(*) from readings where source = 'check_in'");
    private static Task<long> Requests(Product product) => product.One<long>("select count(*) from help_requests");
}
