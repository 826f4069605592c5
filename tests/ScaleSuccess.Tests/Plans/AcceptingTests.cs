using ScaleSuccess.Customers;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

public sealed class AcceptingTests
{
    [Fact]
    public async Task Accepting_ticks_the_action_that_asked_for_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();

        await product.Use<ChangePlan, bool>((change, cancel) => change.Accept(nora, new PlanVersion(1, 0), cancel));

        var plan = await product.PlanOf(nora);
        var asked = plan.Items.Single(item => item.Kind == ItemKind.Action && item.AcceptsPlan);
        Assert.Equal(nora.ContactId, asked.DoneBy);
        Assert.DoesNotContain(plan.Items, item => item.Kind == ItemKind.Action && item.IsDone && item != asked);
    }

    [Fact]
    public async Task Page_and_funnel_agree_that_a_new_version_waits_for_its_own_yes()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        Assert.Equal((true, 1L), await Accepted(product, nora));
        await product.Sql("update plans set version = 2");
        Assert.Equal((false, 0L), await Accepted(product, nora));
        await product.Accept(nora, 2);
        Assert.Equal((true, 1L), await Accepted(product, nora));
    }

    [Fact]
    public async Task Accepting_alone_is_not_yet_working_with_the_plan()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        Assert.Equal((1L, 0L), ((await Now(product)).Accepted, (await Now(product)).Active));
        await product.Tick(nora, (await product.PlanOf(nora)).Items.First(item => item is { Kind: ItemKind.Action, Side: "customer", IsDone: false }).Key);
        Assert.Equal(1L, (await Now(product)).Active);
    }

    [Fact]
    public async Task Ticking_the_action_that_asks_for_it_is_the_acceptance_of_the_version_that_was_read()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Tick(nora, Asking, version: 7);
        Assert.Equal((false, false, 0L), await Said(product, nora));
        Assert.Equal(NeedKind.Acceptance, (await product.NeedsOf(nora))[0].Kind);
        await product.Tick(nora, Asking);
        Assert.Equal((true, true, 1L), await Said(product, nora));
        Assert.DoesNotContain(await product.NeedsOf(nora), need => need.Kind == NeedKind.Acceptance);
    }

    [Fact]
    public async Task A_slip_can_be_undone_for_some_minutes_by_who_made_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        var ben = nora with { ContactId = await product.One<long>("select id from contacts where email = 'ben@example.com'") };
        await product.Accept(nora);
        await product.Tick(ben, Asking, done: false);
        Assert.Equal((true, true, 1L), await Said(product, nora));
        product.Clock.Advance(TimeSpan.FromMinutes(9));
        await product.Tick(nora, Asking, done: false);
        Assert.Equal((false, false, 0L), await Said(product, nora));

        await product.Accept(nora);
        product.Clock.Advance(TimeSpan.FromMinutes(10));
        await product.Tick(nora, Asking, done: false);
        Assert.Equal((true, true, 1L), await Said(product, nora));
    }

    [Fact]
    public async Task A_milestone_done_by_word_in_a_check_in_still_asks_for_acceptance()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        // Until 0067 plans that nobody had accepted were asked about, too.
        await product.Everybody_accepts();
        product.Clock.Advance(TimeSpan.FromDays(8));
        var asked = await product.A_check_in();
        await product.Sql("delete from acceptances");
        await product.Answer(nora, asked, "done");
        Assert.Equal((false, false, 0L), await Said(product, nora));
        Assert.True((await product.ViewOf(nora)).Plan.Find(ItemKind.Milestone, "kick_off")!.IsDone);
        Assert.Equal(NeedKind.Acceptance, (await product.NeedsOf(nora))[0].Kind);
    }

    [Fact]
    public async Task A_new_version_asks_for_acceptance_again_and_names_who_gave_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.Sql("update plans set version = 2");
        Assert.Equal((false, false, 0L), await Said(product, nora));
        product.Clock.Advance(TimeSpan.FromDays(1));
        await product.Accept(nora, 2);
        Assert.Equal((true, true, 1L), await Said(product, nora));
        Assert.Equal(product.Clock.GetUtcNow(), (await product.ViewOf(nora)).Plan.Items.Single(item => item.AcceptsPlan).DoneAt);
    }

    private const string Asking = "kick_off.confirm_plan";

    /// <summary>Accepted, its action done, accepted plans in the funnel.</summary>
    private static async Task<(bool, bool, long)> Said(Product product, Visitor visitor)
    {
        var plan = (await product.ViewOf(visitor)).Plan;
        return (plan.IsAccepted, plan.IsDone(plan.Find(ItemKind.Action, Asking)!), (await Now(product)).Accepted);
    }

    private static async Task<(bool, long)> Accepted(Product product, Visitor visitor)
    {
        var page = await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(visitor.CustomerId, cancel));
        return (page!.IsAccepted, (await Now(product)).Accepted);
    }

    private static Task<Funnel> Now(Product product) => product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
}
