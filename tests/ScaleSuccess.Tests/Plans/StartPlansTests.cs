using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Plans;

public sealed class StartPlansTests
{
    [Fact]
    public async Task A_plan_is_made_once_and_starts_on_the_customers_own_day()
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 5, 20, 0, 0, TimeSpan.Zero));
        var nora = await product.A_customer_with_a_plan("Asia/Tokyo");
        Assert.Equal(0, await product.Run<StartPlans>());
        var plan = await product.PlanOf(nora);
        Assert.Equal((new DateOnly(2026, 1, 6), new DateOnly(2026, 4, 6), "small-fast"), (plan.StartedOn, plan.Deadline, plan.Segment));
    }

    [Fact]
    public async Task Every_item_says_which_answer_or_which_version_it_comes_from()
    {
        await using var product = await Product.New();
        await Template(product, "small-fast", text => text.Replace("Goal reached", "There", StringComparison.Ordinal));
        var plan = await product.PlanOf(await product.A_customer_with_a_plan());
        Assert.All(plan.Items, item => Assert.True(item.ReadOrigin() is { Version: >= 1 } origin && (origin.Definition ?? origin.Question) is not null));
        Assert.Equal(new Origin(null, null, "small-fast", 2), plan.Items.Single(i => i is { Kind: ItemKind.Milestone, Key: "goal" }).ReadOrigin());
        Assert.Equal(new Origin("goals", "save_time", "goal-save_time", 1), plan.Items.Single(i => i is { Kind: ItemKind.Objective, Key: "save_time" }).ReadOrigin());
        Assert.Equal(new Origin("challenges", "no_time", null, 1), plan.Items.Single(i => i.Kind == ItemKind.Challenge).ReadOrigin());
    }

    [Fact]
    public async Task A_changed_template_makes_the_next_plan_and_leaves_the_old_ones()
    {
        await using var product = await Product.New();
        var before = await product.A_customer_with_a_plan();
        await Template(product, "small-fast", text => text.Replace("quick first results", "off we go", StringComparison.Ordinal));
        var after = await product.A_customer_with_a_plan();
        Assert.EndsWith("quick first results", (await product.PlanOf(before)).Title, StringComparison.Ordinal);
        Assert.EndsWith("off we go", (await product.PlanOf(after)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_of_ones_own_stands_in_the_plan_in_ones_own_words()
    {
        await using var product = await Product.New();
        var plan = await product.PlanOf(await product.A_customer_with_a_plan("UTC",
            ("goals", ["other"]), ("goals.other", ["{{customer.name}} <b>& more</b> \u202e"])));
        Assert.Equal("{{customer.name}} <b>& more</b>", plan.Items.First(i => i.Kind == ItemKind.Objective).Title);
    }

    [Fact]
    public async Task Whoever_wants_no_mail_any_more_after_their_answers_gets_the_plan_all_the_same()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.Run<AssignSegments>();
        await product.Sql("update contacts set consent = 'declined'");
        Assert.Equal(1, await product.Run<StartPlans>());
        Assert.NotEmpty((await product.PlanOf(nora)).Items);
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where email = 'plan-ready'"));
    }

    [Fact]
    public async Task A_company_that_is_named_like_a_placeholder_keeps_its_name()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.Sql("update customers set name = '{{#each x}}{{answers.how}}'");
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        Assert.StartsWith("{{#each x}}{{answers.how}}:", (await product.PlanOf(nora)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_belongs_to_whoever_has_the_role_else_to_the_one_who_answered()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC",
            ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]), ("people.1.role", ["admin"]));
        var ben = await product.One<long>("select id from contacts where email = 'ben@example.com'");
        var plan = await product.PlanOf(nora);
        long? Owner(string key) => plan.Items.Single(i => i.Kind == ItemKind.Action && i.Key == key).OwnerId;
        Assert.Equal((ben, nora.ContactId, null), (Owner("kick_off.invite_team"), Owner("kick_off.choose_numbers"), Owner("kick_off.send_starter")));
    }

    [Fact]
    public async Task A_measure_hangs_on_the_benefit_that_it_shows()
    {
        await using var product = await Product.New();
        var plan = await product.PlanOf(await product.A_customer_with_a_plan());
        var measure = plan.Items.Single(i => i.Kind == ItemKind.Measure);
        Assert.Equal(("report_hours", "hours_back", 12, 4, "lower"), (measure.Key, measure.Parent, measure.Baseline, measure.Target, measure.Better));
        Assert.Contains(plan.Items, i => i.Kind == ItemKind.Benefit && i.Key == measure.Parent);
    }

    [Fact]
    public async Task Two_goals_that_bring_the_same_benefit_bring_it_once()
    {
        await using var product = await Product.New();
        var plan = await product.PlanOf(await product.A_customer_with_a_plan("UTC", ("goals", ["fewer_mistakes", "one_place"]), ("benefits", ["trusted_numbers"])));
        Assert.Single(plan.Items, i => i.Kind == ItemKind.Benefit && i.Key == "trusted_numbers");
    }

    [Fact]
    public async Task The_plan_and_the_word_that_it_is_ready_come_together()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.Equal(nora.ContactId, await product.One<long>("select contact_id from messages where email = 'plan-ready' and state = 'due'"));
    }

    private static async Task Template(Product product, string key, Func<string, string> change)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), $"plans/{key}.yaml"));
        var outcome = await product.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, key, change(text), cancel));
        Assert.IsType<PublishDraftOutcome.Published>(outcome);
    }
}
