using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans.Assessing;

/// <summary>What is thin in each plan is kept as codes, from when to when, and follows what happens to the plan.</summary>
public sealed class AssessPlansTests
{
    private static readonly (string, string[])[] NoBenefitsAndNoTarget = [("benefits", []), ("measures.report_hours.target", [])];

    [Fact]
    public async Task What_is_thin_is_kept_with_its_reason_until_the_answers_change()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan(other: NoBenefitsAndNoTarget);
        Assert.Equal(1, await product.Run<AssessPlans>());
        Assert.Equal(0, await product.Run<AssessPlans>());
        var first = product.Clock.GetUtcNow();
        product.Clock.Advance(TimeSpan.FromHours(1));
        await Answer(product, nora, ("benefits", ["hours_back"]), ("measures.report_hours.target", ["4"]));
        await product.Run<RedraftPlans>();
        Assert.Equal(1, await product.Run<AssessPlans>());

        var plan = (await product.PlanOf(nora)).Id;
        Assert.Null(await At(product, plan, first.AddMinutes(-1)));
        var then = (await At(product, plan, first.AddMinutes(1)))!;
        Assert.Equal((ThinReason.NotAnswered, ThinReason.NoTarget, 2), (then[ItemKind.Benefit], then[ItemKind.Measure], then.Count));
        Assert.Empty((await At(product, plan, product.Clock.GetUtcNow()))!);
        Assert.Equal(1L, await product.One<long>("select count(*) from plan_assessments where superseded_at is null"));
        Assert.True((await Now(product, nora))!.IsEnough);
    }

    [Fact]
    public async Task A_number_and_a_line_of_the_customers_own_count_and_what_it_leaves_out_does_not()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan(other: [("benefits", []), ("measures.report_hours.baseline", [])]);
        await product.Run<AssessPlans>();
        await product.Use<ChangeReadings, ReadingOutcome>((change, cancel) => change.Add(nora, "report_hours", "11", "2026-01-05", cancel));
        Assert.Equal(1, await product.Run<AssessPlans>());
        Assert.Equal([ItemKind.Benefit], (await At(product, (await product.PlanOf(nora)).Id, product.Clock.GetUtcNow()))!.Keys);

        await product.Add(nora, ItemKind.Benefit, "Fewer calls");
        Assert.Equal(1, await product.Run<AssessPlans>());
        Assert.True((await Now(product, nora))!.IsEnough);
        foreach (var criterion in (await product.PlanOf(nora)).Items.Where(item => item.Kind == ItemKind.Criterion)) await product.Drop(nora, criterion);
        await product.Run<AssessPlans>();
        Assert.Equal(ThinReason.TooFew, (await At(product, (await product.PlanOf(nora)).Id, product.Clock.GetUtcNow()))![ItemKind.Criterion]);
    }

    [Fact]
    public async Task Two_servers_at_once_keep_one_assessment_of_each_plan()
    {
        await using var product = await Product.New();
        await product.Seeded(250);
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();
        await using var second = product.Beside();
        await Task.WhenAll(product.Run<AssessPlans>(), second.Run<AssessPlans>());
        Assert.True(await product.One<bool>("select count(*) = (select count(*) from plans) and count(*) > 100 from plan_assessments"));
        Assert.Equal(0L, await product.One<long>("select count(*) from plans_to_assess"));
    }

    [Fact]
    public async Task A_change_while_a_step_looks_at_the_plan_is_looked_at_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan(other: NoBenefitsAndNoTarget);
        var plan = (await product.PlanOf(nora)).Id;
        await using var connection = await product.Database.OpenConnectionAsync();
        await using var step = await connection.BeginTransactionAsync();
        await using (var look = connection.CreateCommand())
        {
            look.CommandText = "select from plans_to_assess for update";
            await look.ExecuteNonQueryAsync();
        }
        var change = product.Add(nora, ItemKind.Benefit, "Fewer calls");
        await Until.Waiting(product.ConnectionString, 1);
        await using (var forget = connection.CreateCommand())
        {
            forget.CommandText = "delete from plans_to_assess";
            await forget.ExecuteNonQueryAsync();
        }
        await step.CommitAsync();
        await change;
        Assert.Equal(1L, await product.One<long>($"select count(*) from plans_to_assess where plan_id = {plan}"));
    }

    [Fact]
    public async Task Ops_read_of_a_template_in_how_many_plans_what_is_thin()
    {
        await using var product = await Product.New();
        await product.A_customer_with_a_plan();
        await product.A_customer_with_a_plan(other: NoBenefitsAndNoTarget);
        await product.A_customer_with_a_plan(other: ("benefits", []));
        await product.Run<AssessPlans>();
        var thin = await product.Use<CountThinPlans, ThinPlans>((count, cancel) => count.Of("small-fast", cancel));
        Assert.Equal(3, thin.Plans);
        Assert.Equal([new ThinCount(ItemKind.Benefit, ThinReason.NotAnswered, 2), new ThinCount(ItemKind.Measure, ThinReason.NoTarget, 1)], thin.Thin);
        Assert.Equal(0, (await product.Use<CountThinPlans, ThinPlans>((count, cancel) => count.Of("growing", cancel))).Plans);
    }

    [Fact]
    public async Task Not_now_is_remembered_until_another_question_comes_or_a_review_begins()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan(other: NoBenefitsAndNoTarget);
        await Aside(product, nora, "measures");
        await Aside(product, nora, "benefits");
        await Aside(product, nora, "benefits");
        Assert.Equal("{benefits,measures}", await product.One<string>("select questions::text from questions_set_aside order by id desc limit 1"));
        var assessed = (await Now(product, nora))!;
        var (both, at) = (new SetAside(["benefits", "measures"], product.Clock.GetUtcNow()), product.Clock.GetUtcNow());
        Assert.Empty(assessed.AskedAfter(both));
        Assert.Equal(2, assessed.AskedAfter(null).Count);
        Assert.Equal(2, assessed.AskedAfter(both with { Questions = ["benefits"] }).Count);
        Assert.Equal(2, assessed.AskedAfter(both, review: at.AddDays(30)).Count);
        Assert.Empty(assessed.AskedAfter(both, review: at.AddDays(-1)));
    }

    private static Task<Assessment?> Now(Product product, Visitor visitor) =>
        product.Use<ReadAssessment, Assessment?>((read, cancel) => read.Of(visitor.CustomerId, cancel));

    private static Task<IReadOnlyDictionary<string, ThinReason>?> At(Product product, long plan, DateTimeOffset moment) =>
        product.Use<ReadAssessment, IReadOnlyDictionary<string, ThinReason>?>((read, cancel) => read.At(plan, moment, cancel));

    private static Task Aside(Product product, Visitor visitor, string question) =>
        product.Use<SetQuestionsAside>((aside, cancel) => aside.Run(visitor, [question], cancel));

    private static Task<ChangeAnswersOutcome> Answer(Product product, Visitor visitor, params (string Field, string[] Values)[] typed) =>
        product.Use<ChangeAnswers, ChangeAnswersOutcome>((change, cancel) => change.Run(visitor, "onboarding", typed.ToDictionary(one => one.Field, one => one.Values), null, cancel));
}
