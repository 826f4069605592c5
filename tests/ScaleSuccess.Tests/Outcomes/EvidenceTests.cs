using ScaleSuccess.Definitions;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Outcomes;

public sealed class EvidenceTests
{
    [Fact]
    public async Task A_reading_that_is_two_months_old_is_no_longer_called_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan();
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Answer(nora, await product.A_check_in(), "on_track", "3");
        Assert.Equal((3.0, true, false), await Measured(product, nora.CustomerId));
        product.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal((3.0, false, true), await Measured(product, nora.CustomerId));
    }

    [Fact]
    public async Task The_number_of_today_in_the_survey_is_known_and_is_no_progress() =>
        await With_a_plan(async (product, nora) =>
        {
            Assert.Equal((12.0, false, false), await Measured(product, nora));
            await product.Sql("insert into acceptances (plan_id, version, contact_id, accepted_at) select id, 1, contact_id, now() from plans");
            var funnel = await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
            Assert.Equal((1, 0), (funnel.Accepted, funnel.Active));
        });

    [Fact]
    public async Task Answering_another_survey_is_not_answering_the_onboarding_survey()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        Assert.Equal(1, (await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel))).Answered);
        await product.Sql("update responses set purpose = 'health', survey = 'health'");
        Assert.Equal(0, (await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel))).Answered);
    }

    [Fact]
    public async Task The_funnel_never_widens()
    {
        await using var product = await Product.New();
        await product.Seeded(60);
        await product.A_customer();
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        // Odd facts: a goal without acceptance, acceptance without an invitation, an answer without acceptance.
        await product.Sql(
            """
            update plans set achieved_at = now() where id % 5 = 0;
            insert into acceptances (plan_id, version, contact_id, accepted_at) select id, 1, contact_id, now() from plans where id % 3 = 0;
            update plan_items set done_at = now() where kind = 'action' and side = 'customer' and plan_id % 2 = 0;
            """);
        var f = await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
        long[] stages = [f.Customers, f.Invited, f.Answered, f.Planned, f.Accepted, f.Active, f.Achieved];
        Assert.Equal(stages.OrderDescending(), stages);
        // A goal that is reached in a plan that nobody accepted is none.
        Assert.Equal((61, 60, 60, 20, 4), (f.Customers, f.Answered, f.Planned, f.Accepted, f.Achieved));
    }

    [Fact]
    public async Task An_empty_vendor_has_an_empty_funnel()
    {
        await using var product = await Product.New();
        Assert.Equal(new Funnel(0, 0, 0, 0, 0, 0, 0), await product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel)));
        Assert.Empty(await product.Use<ReadEvidence, List<Evidence>>((read, cancel) => read.All(cancel)));
    }

    [Fact]
    public async Task Each_version_of_a_template_has_its_own_evidence()
    {
        await using var product = await Product.New();
        var first = await product.A_customer_with_a_plan();
        var text = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), "plans/small-fast.yaml")) + "\n# Tuned.\n";
        await product.Use<SaveDefinition>((save, cancel) => save.FromOps("plan", "small-fast", text, null, 1, "olga", cancel));
        var second = await product.A_customer_with_a_plan();
        await product.Accept(first);
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Run<SendDueCheckIns>();
        await product.Sql($"update check_ins set answer = 'stuck', answered_at = now() where contact_id = {first.ContactId}");
        await product.Accept(second);
        await product.Sql($"update plans set achieved_at = created_at + interval '20 days' where customer_id = {second.CustomerId}");

        var evidence = await product.Use<ReadEvidence, List<Evidence>>((read, cancel) => read.All(cancel));
        Assert.Equal(
            [new Evidence("small-fast", 2, 1, 1, 1, 1, 20, 0), new Evidence("small-fast", 1, 1, 1, 1, 0, null, 1)], evidence);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("'; drop table customers --")]
    [InlineData("\0")]
    public async Task A_hostile_search_finds_nothing_and_breaks_nothing(string search)
    {
        await using var product = await Product.New();
        await product.A_customer();
        var found = await product.Use<ListCustomers, List<CustomerRow>>((list, cancel) => list.Page(search + "xyzzy", null, "\0", "\0", ("\0", 0), cancel));
        Assert.Empty(found);
    }

    private static async Task With_a_plan(Func<Product, long, Task> check)
    {
        await using var product = await Product.New();
        await check(product, (await product.A_customer_with_a_plan()).CustomerId);
    }

    private static async Task<(double?, bool, bool)> Measured(Product product, long customer)
    {
        var plan = await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(customer, cancel));
        var measure = Assert.Single(plan!.Measures());
        return (measure.LastKnown, measure.IsReached, measure.IsStale);
    }
}
