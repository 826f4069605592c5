using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Assessing;

/// <summary>Whether we know enough for each section of a plan, and what we ask where we do not.</summary>
public sealed class AssessPlanTests
{
    [Theory]
    [InlineData("small-fast")]
    [InlineData("small-careful")]
    [InlineData("growing")]
    [InlineData("steady")]
    public void Whole_answers_are_enough_for_every_template(string template)
    {
        var assessed = Assess(template);
        Assert.Equal(Plan.Sections.Where(section => section != ItemKind.Commitment), assessed.Sections.Select(section => section.Section));
        Assert.True(assessed.IsEnough, string.Join(", ", assessed.Thin));
        Assert.Empty(assessed.Asked);
    }

    [Fact]
    public void What_was_skipped_is_asked_the_weightiest_section_first()
    {
        var assessed = Assess("steady", ("challenges", []), ("benefits", []), ("measures.report_hours.baseline", []), ("measures.report_hours.target", []));
        Assert.Equal(["measures", "benefits", "challenges"], assessed.Asked.Select(question => question.Key));
        Assert.Equal(ThinReason.NotAnswered, assessed.Of(ItemKind.Measure).Thin);
    }

    [Fact]
    public void One_question_that_helps_two_sections_is_asked_once_and_no_more_than_three_are()
    {
        var nothing = Answered([.. KnownCustomers.Whole().Keys.Select(field => (field, Array.Empty<string>()))]);
        var demanding = RepositoryDrafts.Template("growing") with { Enough = new Dictionary<string, EnoughRule> { ["criteria"] = new(3, [Meaning.WhereToBe]) } };
        var assessed = AssessPlan.Of(RepositoryDrafts.Plan("growing", nothing), demanding, RepositoryDrafts.Files.Survey, nothing);
        Assert.Equal(["goals", "where_to_be", "measures"], assessed.Asked.Select(question => question.Key));
        Assert.Contains(assessed.Of(ItemKind.Criterion).HelpedBy, question => question.Key == "goals");
    }

    [Theory]
    [InlineData("measures.report_hours.target", ThinReason.NoTarget)]
    [InlineData("measures.report_hours.baseline", ThinReason.NoNumber)]
    public void A_measure_needs_a_target_and_a_number_of_today(string missing, ThinReason why)
    {
        var assessed = Assess("small-fast", (missing, []));
        Assert.Equal(why, assessed.Of(ItemKind.Measure).Thin);
        Assert.Equal("measures", Assert.Single(assessed.Asked).Key);
        Assert.Equal([ItemKind.Measure], assessed.Thin.Select(section => section.Section));
    }

    [Fact]
    public void A_reading_is_a_number_of_today_as_good_as_the_surveys()
    {
        var answers = Answered(("measures.report_hours.baseline", []));
        var plan = RepositoryDrafts.Plan("small-fast", answers);
        plan.Readings.Add(new Reading { Measure = "report_hours", Source = ReadingSource.CheckIn });
        Assert.True(Assess("small-fast", plan, answers).IsEnough);
    }

    [Fact]
    public void Other_without_words_says_nothing_yet()
    {
        var assessed = Assess("steady", ("benefits", ["other"]));
        Assert.Equal(ThinReason.NoWords, assessed.Of(ItemKind.Benefit).Thin);
        Assert.Equal("benefits", Assert.Single(assessed.Asked).Key);
    }

    [Fact]
    public void What_the_customer_has_written_into_the_plan_itself_is_not_asked()
    {
        var answers = Answered(("benefits", []));
        var plan = RepositoryDrafts.Plan("steady", answers);
        plan.Items.Add(new PlanItem { Kind = ItemKind.Benefit, Key = "own.1", Title = "Fewer calls", Origin = "{}", IsOwn = true });
        Assert.True(Assess("steady", plan, answers).IsEnough);
    }

    [Fact]
    public void A_section_that_lacks_lines_though_all_is_answered_is_thin_and_asks_nothing()
    {
        var answers = Answered();
        var plan = RepositoryDrafts.Plan("small-fast", answers);
        plan.Items.RemoveAll(item => item.Kind == ItemKind.Criterion);
        var assessed = Assess("small-fast", plan, answers);
        Assert.Equal(ThinReason.TooFew, assessed.Of(ItemKind.Criterion).Thin);
        Assert.Empty(assessed.Asked);
    }

    [Fact]
    public void A_template_without_rules_needs_what_its_sections_are_made_from()
    {
        var bare = RepositoryDrafts.Template("steady") with { Enough = new Dictionary<string, EnoughRule>() };
        var answers = Answered(("benefits", []), ("where_now", []));
        var assessed = AssessPlan.Of(RepositoryDrafts.Plan("steady", answers), bare, RepositoryDrafts.Files.Survey, answers);
        Assert.Equal(["benefits", "where_now"], assessed.Asked.Select(question => question.Key));
    }

    [Fact]
    public void A_plan_that_goes_on_with_its_next_goal_asks_no_question_of_the_survey()
    {
        var answers = Answered(("benefits", []));
        var plan = RepositoryDrafts.Plan("steady", answers);
        plan.Accept(1, Product.Start);
        plan.ConfirmGoal(1, Product.Start);
        Assert.Empty(Assess("steady", plan, answers).Asked);
        Assert.Equal(ThinReason.NotAnswered, Assess("steady", plan, answers).Of(ItemKind.Benefit).Thin);
    }

    private static Answers Answered(params (string Field, string[] Values)[] other) =>
        new Answers(KnownCustomers.Whole()).With(other.ToDictionary(one => one.Field, one => one.Values));

    private static Assessment Assess(string template, params (string Field, string[] Values)[] other) =>
        Assess(template, RepositoryDrafts.Plan(template, Answered(other)), Answered(other));

    private static Assessment Assess(string template, Plan plan, Answers answers) =>
        AssessPlan.Of(plan, RepositoryDrafts.Template(template), RepositoryDrafts.Files.Survey, answers);
}
