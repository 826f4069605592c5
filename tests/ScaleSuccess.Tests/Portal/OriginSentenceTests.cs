using System.Text.Json;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Plans;
using ScaleSuccess.Web.Portal.Plans;

namespace ScaleSuccess.Tests.Portal;

public sealed class OriginSentenceTests
{
    private static readonly PlanAnswers Made = new(RepositoryFiles.Read().Survey, new Answers(new Dictionary<string, string[]>
    {
        ["goals"] = ["save_time", "other"], ["goals.other"] = ["Sleep better"], ["where_to_be"] = ["my_team"],
        ["measures.report_hours.baseline"] = ["12"],
    }), "Small and fast");

    [Theory]
    [InlineData("goals", "save_time", "You chose “Spend less time on manual reports” for “What do you want to achieve?”.")]
    [InlineData("where_to_be", null, "You chose “My whole team works with it every week” for “What does success look like?”.")]
    [InlineData("goals", "other", "You wrote “Sleep better” under “What do you want to achieve?”.")]
    [InlineData("measures", "report_hours", "You filled in “Hours spent on reports” under “How will you know that it worked?”.")]
    [InlineData("goals", "gone", "From your answers.")]
    public void Says_what_the_person_did_to_answer(string question, string? choice, string sentence) =>
        Assert.Equal(sentence, new OriginSentence(Made, Localizer.Of<PlanPageTexts>()).For(new PlanItem
        {
            Kind = ItemKind.Objective, Key = "a", Title = "A",
            Origin = JsonSerializer.Serialize(new Origin(question, choice, null, 1), JsonSerializerOptions.Web),
        }));

    [Fact]
    public void Every_way_to_answer_has_words() => Assert.All(Enum.GetNames<AnsweredBy>(),
        by => Assert.False(Localizer.Of<PlanPageTexts>()[$"origin.by.{by}"].ResourceNotFound, by));
}
