using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans;

public sealed class NoneOfTheseTests
{
    [Fact]
    public void None_of_these_is_an_answer_and_no_line_of_a_plan()
    {
        Assert.Equal(["no_time"], Challenges("no_time"));
        Assert.Empty(Challenges("none"));
    }

    private static IEnumerable<string> Challenges(string chosen)
    {
        var sources = RepositoryDrafts.Sources("steady", new Answers(new Dictionary<string, string[]> { ["challenges"] = [chosen] }));
        var survey = sources.Survey.Value;
        var pages = survey.Pages.Select(page => page with
        {
            Questions = [.. page.Questions.Select(question => question.Means != Meaning.Challenges ? question
                : question with { Choices = [.. question.Choices, new Choice("none", "None of these") { Alone = true }] })],
        });
        return DraftPlan.From(sources with { Survey = sources.Survey with { Value = survey with { Pages = [.. pages] } } })
            .Items.Where(item => item.Kind == ItemKind.Challenge).Select(item => item.Key);
    }
}
