using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Plans;

namespace ScaleSuccess.Tests.Surveys;

public sealed class AnswerTextTests
{
    private static readonly Survey Onboarding = RepositoryFiles.Read().Survey;

    private static string Words(string question, params (string Field, string[] Values)[] typed) => AnswerText.Words(
        Onboarding.Find(question)!, new Answers(typed.ToDictionary(field => field.Field, field => field.Values)));

    [Fact]
    public void Joins_labels_in_the_surveys_order_with_other_last() => Assert.Equal(
        "Spend less time on manual reports, Make fewer mistakes and sleep better",
        Words("goals", ("goals", ["other", "fewer_mistakes", "save_time"]), ("goals.other", ["sleep better"])));

    [Fact]
    public void Says_nothing_where_nothing_was_answered() =>
        Assert.All(Onboarding.Questions, question => Assert.Equal("", AnswerText.Words(question, Answers.None)));

    [Fact]
    public void Leaves_out_choices_that_are_no_more() => Assert.Equal("Fast", Words("how", ("how", ["gone", "fast"])));

    [Fact]
    public void Leaves_out_other_without_words() => Assert.Equal("", Words("goals", ("goals", ["other"])));

    [Fact]
    public void Says_dates_with_the_month_in_words() => Assert.Equal("12 March 2027", Words("by_when", ("by_when", ["2027-03-12"])));

    [Fact]
    public void Says_measures_with_their_unit() => Assert.Equal(
        "Hours spent on reports from 12 to 4.5 hours a week and People who use it every week to 1,200 people",
        Words("measures", ("measures.report_hours.baseline", ["12"]), ("measures.report_hours.target", ["4,5"]), ("measures.weekly_users.target", ["1200"])));

    [Fact]
    public void Says_days_and_numbers_as_the_reader_s_language_does()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");
        Assert.Equal("12 März 2027", Words("by_when", ("by_when", ["2027-03-12"])));
        Assert.Equal("People who use it every week to 1.200 people", Words("measures", ("measures.weekly_users.target", ["1200"])));
        var mistakes = CheckAnswers.Of([Onboarding.Find("by_when")!], new Answers(new Dictionary<string, string[]> { ["by_when"] = ["2027-03-12"] }), new DateOnly(2027, 3, 20));
        Assert.StartsWith("12 März 2027 has passed", Assert.Single(mistakes).Sentence(Localizer.Of<SurveyTexts>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_people() => Assert.Equal("Ann and bo@example.com",
        Words("people", ("people.1.name", ["Ann"]), ("people.1.email", ["ann@example.com"]), ("people.2.email", ["bo@example.com"])));

    [Fact]
    public void Lists_what_was_chosen_by_key_and_label() => Assert.Equal(
        [("habits", "Colleagues who like the old way"), ("other", "Holidays")],
        AnswerText.Chosen(Onboarding.Find("challenges")!, new Answers(new Dictionary<string, string[]>
        {
            ["challenges"] = ["other", "habits"],
            ["challenges.other"] = ["Holidays"],
        })));
}
