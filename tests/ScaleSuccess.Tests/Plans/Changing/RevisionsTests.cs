using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Ending;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>Every version of a plan is kept, whatever changes it.</summary>
public sealed class RevisionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_to_a_plan_each_version_can_be_read_as_it_was(int seed)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var ben = await product.A_colleague_of(nora);
        var random = new Random(seed);
        var read = new Dictionary<int, string> { [0] = Said(await product.PlanOf(nora)) };
        for (var i = 0; i < 60; i++)
        {
            var plan = (await product.ViewOf(nora)).Plan;
            var who = random.Next(2) == 0 ? nora : ben;
            var item = plan.Items[random.Next(plan.Items.Count)];
            switch (random.Next(10))
            {
                case 0 or 1: await product.Change(who, item, ItemField.Title, $"Words {i}", why: "Because"); break;
                case 2 or 3 when item.DueOn is { } due: await product.Move(who, item, due.AddDays(random.Next(-10, 20)), confirmed: true, later: random.Next(2) == 0); break;
                case 4: await product.Drop(who, item); break;
                case 5 when plan.Dropped.Count > 0: await product.Restore(who, PlanItem.From(plan.Id, plan.Dropped[random.Next(plan.Dropped.Count)].ReadItem())); break;
                case 6: await product.Add(who, random.Next(2) == 0 ? ItemKind.Milestone : ItemKind.Objective, $"Own {i}", $"{i:x12}", due: plan.Milestones()[0].DueOn); break;
                case 7: await product.AskForHelp(who, $"{item.Kind}/{item.Key}", "Help"); break;
                case 8:
                    product.Clock.Advance(TimeSpan.FromDays(random.Next(3)));
                    await product.CloseHelp(who, $"{item.Kind}/{item.Key}");
                    break;
                default: await product.Tick(who, item.Key); break;
            }
            var after = await product.PlanOf(nora);
            if (read.TryGetValue(after.Revision, out var same)) Assert.Equal(same, Said(after));
            else read[after.Revision] = Said(after);
        }
        Assert.InRange(read.Count, 10, 60);
        var last = await product.PlanOf(nora);
        Assert.Equal(Enumerable.Range(0, last.Revision + 1), read.Keys.Order());
        foreach (var (revision, said) in read)
            Assert.Equal(said, Said(revision, (await product.Use<ReadRevisions, IReadOnlyList<ItemContent>?>((history, cancel) => history.At(last, revision, cancel)))!));
    }

    [Fact]
    public async Task Extending_a_plan_and_going_on_with_a_next_goal_make_versions_too()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        var before = Said(await product.PlanOf(nora));
        await product.Extend(nora, new DateOnly(2026, 6, 12));
        var plan = await product.PlanOf(nora);
        Assert.Equal((1, ChangeCause.Extended), (plan.Revision, (await product.RevisionsOf(nora))[0].First.Cause));
        Assert.Equal(before, Said(0, (await product.Use<ReadRevisions, IReadOnlyList<ItemContent>?>((history, cancel) => history.At(plan, 0, cancel)))!));
    }

    [Fact]
    public async Task A_version_that_there_never_was_is_none()
    {
        await using var product = await Product.New();
        var plan = await product.PlanOf(await product.A_customer_with_a_plan());
        Assert.Null(await product.Use<ReadRevisions, IReadOnlyList<ItemContent>?>((history, cancel) => history.At(plan, 1, cancel)));
        Assert.Null(await product.Use<ReadRevisions, IReadOnlyList<ItemContent>?>((history, cancel) => history.At(plan, -1, cancel)));
    }

    private static string Said(Plan plan) => Said(plan.Revision, plan.Items.Select(item => item.Content));

    /// <summary>Without ticks: they are no change of what a plan says.</summary>
    private static string Said(int revision, IEnumerable<ItemContent> items) => string.Join('\n', items.Select(item => $"{item.Kind}/{item.Key} "
        + string.Join(' ', ItemField.All.Select(item.Get))).Order(StringComparer.Ordinal).Prepend($"{revision}"));
}
