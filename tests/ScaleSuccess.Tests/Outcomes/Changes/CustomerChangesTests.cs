using ScaleSuccess.Customers;
using ScaleSuccess.Outcomes.Changes;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Outcomes.Changes;

public sealed class CustomerChangesTests : IAsyncLifetime
{
    private const string Fast = "small-fast";
    private Product product = null!;

    public async Task InitializeAsync() => product = await Product.New();

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task Wordings_that_are_nearly_the_same_are_one_and_the_commonest_speaks_for_them()
    {
        var action = await Reworded("Invite your whole team to a short call", "Invite your whole team to a short call", "Invite the whole team to a short call!", "Something else altogether");
        var changed = await At(action);
        Assert.Equal(4, changed.Reworded);
        Assert.Equal([("Invite your whole team to a short call", 3, 1), ("Something else altogether", 1, 0)], changed.Wordings.Select(words => (words.Text, words.Plans, words.Others)));
        Assert.Equal("Invite your whole team to a short call", changed.Offered!.Text);
        Assert.Equal(4, changed.Of);
        Assert.StartsWith("milestones/", changed.Place!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_two_customers_are_not_offered_for_the_template()
    {
        var changed = await At(await Reworded("Said otherwise", "Said otherwise"));
        Assert.Equal(2, Assert.Single(changed.Wordings).Plans);
        Assert.Null(changed.Offered);
    }

    [Fact]
    public async Task Words_in_which_a_customers_own_cannot_be_told_are_shown_to_ops_and_not_offered_for_the_template()
    {
        var action = await Reworded("Said otherwise", "Said otherwise", "Said otherwise");
        await product.Sql($"update definitions set source = replace(source, 'title: {action.Title},', 'title: \"{{{{#if answers.pace}}}}{action.Title}{{{{/if}}}}\",')");
        await using var fresh = product.Beside();
        await fresh.Run<CountEvidence>();
        var findings = await fresh.Use<ReadTemplateFindings, TemplateFindings?>((read, cancel) => read.Of(Fast, cancel));
        var changed = findings!.Changes.Items.Single(one => one.Kind == action.Kind && action.Key.EndsWith(one.Key, StringComparison.Ordinal));
        Assert.StartsWith("{{#if", changed.Place!.Text, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(changed.Wordings).Plans);
        Assert.Null(changed.Offered);
    }

    [Fact]
    public async Task Braces_that_customers_have_typed_are_shown_as_they_are_and_never_become_a_placeholder_of_the_template()
    {
        var changed = await At(await Reworded("Ask {{x}}", "Ask {{x}}", "Ask {{x}}"));
        Assert.Equal(("Ask {{x}}", false), (Assert.Single(changed.Wordings).Text, changed.Wordings[0].IsForAll));
        Assert.Null(changed.Offered);
    }

    [Fact]
    public async Task What_customers_leave_out_is_told_with_its_reasons()
    {
        var (nora, otto) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.Drop(nora, action, "done_before");
        await product.Drop(otto, action, "not_ours");
        var changed = await At(action);
        Assert.Equal(2, changed.Dropped);
        Assert.Equal([("done_before", 1), ("not_ours", 1)], changed.Reasons.Order());
    }

    [Fact]
    public async Task What_customers_add_stands_at_the_milestone_that_they_put_it_into()
    {
        foreach (var title in new[] { "Ask the works council", "Ask our works council" })
        {
            var visitor = await product.A_customer_with_a_plan();
            var plan = await product.PlanOf(visitor);
            await product.Add(visitor, ItemKind.Action, title, milestone: plan.Milestones()[0].Key, due: plan.Milestones()[0].DueOn);
        }
        var changed = await At((await product.PlanOf((await product.A_customer_with_a_plan()))).Milestones()[0]);
        Assert.Equal(2, changed.Added);
        Assert.Equal(2, Assert.Single(changed.Additions).Plans);
    }

    [Fact]
    public async Task The_most_changed_line_comes_first()
    {
        var (nora, otto) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        var milestones = (await product.PlanOf(nora)).Milestones();
        await product.Change(nora, milestones[0], ItemField.Title, "One");
        await product.Change(nora, milestones[1], ItemField.Title, "One");
        await product.Change(otto, milestones[1], ItemField.Title, "Two");
        Assert.Equal([milestones[1].Key, milestones[0].Key], (await Findings()).Changes.Items.Select(item => item.Key));
    }

    [Fact]
    public async Task What_a_customer_wrote_is_gone_with_its_plan()
    {
        var action = await Reworded("Our own words");
        Assert.NotEmpty((await Findings()).Changes.Items);
        await product.Sql("delete from customers");
        Assert.Empty((await Findings()).Changes.Items);
        Assert.NotEmpty(action.Key);
    }

    [Theory]
    [InlineData("Start at {{customer.name}}", "Start at Delta", "Begin at Delta", "Begin at {{customer.name}}")]
    [InlineData("Reach it by {{deadline}}", "Reach it by 6 April", "Have it by 6 April", "Have it by {{deadline}}")]
    [InlineData("Plain words", "Plain words", "Other words", "Other words")]
    [InlineData("Meet {{customer.name}}", "Say hello to Delta", "Meet Delta", null)]
    [InlineData("{{#if answers.pace}}Fast{{/if}} start", "Fast start", "Our start", null)]
    [InlineData(null, "Gone", "Ours", null)]
    [InlineData("Show {{customer.name}} to {{answers.tool}}", "Show Delta to name", "Show name to Delta", "Show {{answers.tool}} to {{customer.name}}")]
    [InlineData("Plain words", "Plain words", "Our {{customer.name}}", null)]
    public void A_customers_own_name_and_answers_never_stand_in_what_is_offered(string? text, string ours, string theirs, string? expected) =>
        Assert.Equal(expected, WordsForAll.Of(text, ours, theirs));

    [Theory]
    [InlineData("Invite the team", "invite the team!", 1.0)]
    [InlineData("word", "two words", 0.36363636363636365)]
    [InlineData("abc", "xyz", 0.0)]
    [InlineData("", "", 0.0)]
    public void Words_are_as_similar_as_pg_trgm_says(string one, string other, double expected) => Assert.Equal(expected, NearWords.Similarity(one, other), 6);

    private async Task<PlanItem> Reworded(params string[] titles)
    {
        PlanItem? action = null;
        foreach (var title in titles)
        {
            var visitor = await product.A_customer_with_a_plan();
            action ??= (await product.PlanOf(visitor)).OwnAction();
            await product.Change(visitor, action, ItemField.Title, title);
        }
        return action!;
    }

    private async Task<TemplateFindings> Findings()
    {
        await product.Run<CountEvidence>();
        return (await product.Use<ReadTemplateFindings, TemplateFindings?>((read, cancel) => read.Of(Fast, cancel)))!;
    }

    private async Task<ChangedItem> At(PlanItem item) =>
        (await Findings()).Changes.Items.Single(changed => changed.Kind == item.Kind && item.Key.EndsWith(changed.Key, StringComparison.Ordinal));
}
