using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Plans;

namespace ScaleSuccess.Tests.Surveys;

public sealed class CheckAnswersTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Survey Onboarding = RepositoryFiles.Read().Survey;

    private static readonly IStringLocalizer<SurveyTexts> Texts = new StringLocalizer<SurveyTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    private static IReadOnlyList<AnswerMistake> Check(string question, params (string Field, string Value)[] typed) =>
        CheckAnswers.Of([Onboarding.Find(question)!], Typed(typed), Today);

    private static Answers Typed(params (string Field, string Value)[] typed) =>
        new(typed.GroupBy(field => field.Field).ToDictionary(group => group.Key, group => group.Select(field => field.Value).ToArray()));

    private static void Refuses(IReadOnlyList<AnswerMistake> mistakes, string field, string words)
    {
        var mistake = Assert.Single(mistakes);
        Assert.Equal(field, mistake.Field);
        Assert.Contains(words, mistake.Sentence(Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_for_nothing_more_when_only_the_required_is_answered() => Assert.Empty(CheckAnswers.Of(Onboarding.Questions, Typed(
        ("goals", "save_time"), ("where_to_be", "my_team"), ("where_now", "trying"), ("team_size", "few"), ("how", "fast"), ("risk", "some")), Today));

    [Fact]
    public void Asks_for_what_is_required_and_only_for_that() => Assert.Equal(
        ["goals", "where_to_be", "where_now", "team_size", "how", "risk"],
        CheckAnswers.Of(Onboarding.Questions, Answers.None, Today).Select(mistake => mistake.Field));

    [Fact]
    public void Blanks_are_no_answer() => Refuses(Check("where_now", ("where_now", "")), "where_now", "choose one");

    [Fact]
    public void More_goals_than_three_are_too_many() => Refuses(
        Check("goals", ("goals", "save_time"), ("goals", "see_numbers"), ("goals", "one_place"), ("goals", "quick_answers")),
        "goals", "at most 3: you chose 4");

    [Fact]
    public void One_choice_means_one() => Refuses(Check("how", ("how", "fast"), ("how", "careful")), "how", "only one");

    [Fact]
    public void A_choice_that_is_not_offered_is_refused() => Refuses(Check("how", ("how", "warp")), "how", "no longer offered");

    [Fact]
    public void Other_is_refused_where_it_is_not_offered() => Refuses(Check("how", ("how", "other")), "how", "no longer offered");

    [Fact]
    public void Other_needs_words() => Refuses(Check("goals", ("goals", "other"), ("goals.other", "  ")), "goals.other", "in a few words");

    [Fact]
    public void Other_words_have_a_limit() => Refuses(
        Check("goals", ("goals", "other"), ("goals.other", new string('a', 121))), "goals.other", "too long by 1: 120 characters fit");

    [Fact]
    public void Words_beside_another_choice_do_no_harm() => Assert.Empty(Check("where_to_be", ("where_to_be", "my_team"), ("where_to_be.other", "hm")));

    [Theory]
    [InlineData("2026-11-21", "21 November 2026 has passed: please choose a date from 6 December 2026 on.")]
    [InlineData("2026-11-30", "30 November 2026 is very soon")]
    [InlineData("2036-01-01", "far away: please choose a date up to 21 November 2028")]
    [InlineData("next week", "year-month-day")]
    [InlineData("2026-02-30", "year-month-day")]
    public void Deadlines_lie_where_a_plan_fits(string typed, string words) => Refuses(Check("by_when", ("by_when", typed)), "by_when", words);

    [Fact]
    public void The_first_and_the_last_possible_day_are_fine()
    {
        Assert.Empty(Check("by_when", ("by_when", "2026-12-06")));
        Assert.Empty(Check("by_when", ("by_when", "2028-11-21")));
    }

    [Theory]
    [InlineData("12", "twelve", "target", "enter a number")]
    [InlineData("-1", "", "baseline", "less than 0")]
    [InlineData("12", "14", "target", "Less is better here, so the target should be below 12 hours a week.")]
    [InlineData("12", "12", "target", "below 12")]
    [InlineData("9999999999999", "", "baseline", "too large")]
    public void Measures_need_numbers_that_make_sense(string now, string target, string field, string words) => Refuses(
        Check("measures", ("measures.report_hours.baseline", now), ("measures.report_hours.target", target)), "measures.report_hours." + field, words);

    [Fact]
    public void More_is_better_where_the_survey_says_so() => Refuses(
        Check("measures", ("measures.weekly_users.baseline", "5"), ("measures.weekly_users.target", "3")), "measures.weekly_users.target", "above 5 people");

    [Fact]
    public void Half_a_measure_is_fine()
    {
        Assert.Empty(Check("measures", ("measures.report_hours.baseline", "12,5")));
        Assert.Empty(Check("measures", ("measures.report_hours.target", "4")));
    }

    [Fact]
    public void Measures_have_their_most() => Refuses(Check("measures", ("measures.report_hours.target", "1"), ("measures.errors.target", "1"),
        ("measures.reply_time.target", "1"), ("measures.approval_time.target", "1")), "measures", "at most 3");

    [Theory]
    [InlineData("ann", "", "", "people.1.email", "add ann's e-mail address")]
    [InlineData("ann", "ann@", "", "people.1.email", "name@company.com")]
    [InlineData("ann", "a b@example.com", "", "people.1.email", "name@company.com")]
    [InlineData("ann", "ann@example.com\nBcc: x@y.de", "", "people.1.email", "name@company.com")]
    [InlineData("ann", "ann@example.com", "queen", "people.1.role", "from the list")]
    public void People_can_be_reached(string name, string email, string role, string field, string words) =>
        Refuses(Check("people", ("people.1.name", name), ("people.1.email", email), ("people.1.role", role)), field, words);

    [Fact]
    public void Nobody_is_named_twice() => Refuses(
        Check("people", ("people.1.email", "ann@example.com"), ("people.3.email", "Ann@example.com")), "people.3.email", "twice");

    [Theory]
    [InlineData("number", "many", "enter a number")]
    [InlineData("number", "12", "from 0 to 10")]
    [InlineData("scale", "2.5", "one of the steps")]
    [InlineData("scale", "11", "from 0 to 10")]
    public void Numbers_stay_in_their_range(string kind, string typed, string words) => Refuses(
        CheckAnswers.Of([new Question { Key = "q", Ask = "?", Kind = QuestionKind.All[kind], Min = 0, Max = 10 }], Typed(("q", typed)), Today), "q", words);

    [Theory]
    [InlineData("text", TextKind.Most)]
    [InlineData("long-text", LongTextKind.Most)]
    public void Texts_have_a_limit(string kind, int most)
    {
        var question = new Question { Key = "q", Ask = "?", Kind = QuestionKind.All[kind] };
        Assert.Empty(CheckAnswers.Of([question], Typed(("q", new string('a', most))), Today));
        Refuses(CheckAnswers.Of([question], Typed(("q", new string('a', most + 3))), Today), "q", "too long by 3");
    }

    [Fact]
    public void Whatever_can_be_wrong_has_its_sentence() =>
        Assert.All(Enum.GetNames<AnswerCode>(), code => Assert.False(Texts[$"answer.{code}"].ResourceNotFound, code));
}
