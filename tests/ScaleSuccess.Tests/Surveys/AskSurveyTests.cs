using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Surveys;

public sealed class AskSurveyTests
{
    private static readonly Survey Health = Expect.Good(SurveyFile.Read("surveys/health.yaml", """
        survey: health
        title: "{{contact.firstName}}, how is it going?"
        intro: Two minutes.
        thanks: Thank you.
        pages:
          - title: You
            questions:
              - { key: mood, ask: How do you feel?, kind: scale, required: true, min: 0, max: 10 }
              - { key: why_low, ask: What went wrong?, kind: text, required: true, show_if: { mood: { at_most: 6 } } }
          - title: Use
            questions:
              - key: uses
                ask: What do you use?
                kind: choices
                choices:
                  - { key: reports, label: Reports }
                  - { key: flows, label: Workflows }
                  - { key: audit, label: The audit log, show_if: { customer.tier: [large] } }
              - key: best
                ask: "What is best about {{answers.uses}}?"
                kind: text
                show_if: { uses: { answered: true } }
                required_if: [ { mood: { at_least: 9 } }, { customer.tier: [large] } ]
          - title: Workflows
            show_if: { uses: [flows], why_low: { answered: false } }
            questions:
              - { key: runs, ask: How often do they run?, kind: number }
        """));

    [Fact]
    public void A_question_is_asked_when_its_condition_holds()
    {
        Assert.Equal(["mood", "why_low", "uses"], Keys(("mood", "3")));
        Assert.Equal(["mood", "uses", "best", "runs"], Keys(("mood", "8"), ("uses", "flows")));
        // The page looks at an answer that is not asked for any more.
        Assert.Equal(["mood", "uses", "best", "runs"], Keys(("mood", "8"), ("uses", "flows"), ("why_low", "Slow")));
        Assert.Equal(["mood", "why_low", "uses", "best"], Keys(("mood", "3"), ("uses", "flows"), ("why_low", "Slow")));
    }

    [Fact]
    public void A_page_keeps_its_number_when_one_before_it_is_not_shown() =>
        Assert.Equal([1, 2, 3], Asked(Facts.None, ("mood", "8"), ("uses", "flows")).Survey.Pages.Select(page => page.Number));

    [Fact]
    public void An_answer_is_needed_where_the_condition_says()
    {
        Assert.False(Asked(Facts.None, ("mood", "8"), ("uses", "flows")).Survey.Find("best")!.Required);
        Assert.True(Asked(Facts.None, ("mood", "9"), ("uses", "flows")).Survey.Find("best")!.Required);
        Assert.True(Asked(Of(Fact.Tier, "large"), ("mood", "8"), ("uses", "flows")).Survey.Find("best")!.Required);
    }

    [Fact]
    public void Earlier_answers_and_names_stand_in_the_texts()
    {
        var asked = Asked(Of(Fact.FirstName, "Nora"), ("mood", "8"), ("uses", "flows"), ("uses", "reports"));
        Assert.Equal("Nora, how is it going?", asked.Survey.Title);
        Assert.Equal("What is best about Reports and Workflows?", asked.Survey.Find("best")!.Ask);
        Assert.Equal("What is best about …?", PipedText.Outline(Health.Find("best")!.Ask));
    }

    [Fact]
    public void A_choice_that_is_not_offered_is_not_chosen()
    {
        var (small, large) = (Asked(Facts.None, ("uses", "audit"), ("uses", "flows")), Asked(Of(Fact.Tier, "large"), ("uses", "audit"), ("uses", "flows")));
        Assert.Equal(["flows"], small.Answers.Many("uses"));
        Assert.Equal(["audit", "flows"], large.Answers.Many("uses"));
        Assert.Equal(["reports", "flows"], small.Survey.Find("uses")!.Choices.Select(choice => choice.Key));
    }

    /// <summary>Whatever was typed: a question that is not asked is neither needed nor kept, and asking again what was kept changes nothing.</summary>
    [Fact]
    public void What_is_not_asked_is_never_needed_or_kept()
    {
        var random = new Random(12);
        for (var round = 0; round < 2_000; round++)
        {
            var typed = Health.Questions.SelectMany(question => question.Kind.Sample(question, Today)).Where(_ => random.Next(3) > 0)
                .ToDictionary(field => field.Field, field => field.Values);
            typed["mood"] = [random.Next(-1, 12).ToString(System.Globalization.CultureInfo.InvariantCulture)];
            typed["uses"] = [.. new[] { "reports", "flows", "audit" }.Where(_ => random.Next(2) > 0)];
            var facts = random.Next(2) > 0 ? Facts.None : Of(Fact.Tier, "large");
            var asked = AskSurvey.Of(Health, new Answers(typed), facts);

            var fields = asked.Survey.Questions.SelectMany(question => question.Kind.Fields(question)).ToHashSet();
            Assert.Empty(asked.Answers.Fields.Keys.Except(fields));
            Assert.All(CheckAnswers.Of(asked.Survey.Questions, asked.Answers, Today), mistake => Assert.Contains(mistake.Field, fields));
            // The order in which answers came in, and what was answered to other questions, make no difference.
            var again = AskSurvey.Of(Health, new Answers(asked.Answers.Fields.Reverse().ToDictionary()), facts);
            Assert.Equal(asked.Survey.Questions.Select(Look), again.Survey.Questions.Select(Look));
        }
    }

    private static readonly DateOnly Today = new(2026, 11, 27);

    private static (string, string, bool) Look(Question question) => (question.Key, question.Ask, question.Required);

    private static Facts Of(string name, string value) => new(new Dictionary<string, string> { [name] = value });

    private static IEnumerable<string> Keys(params (string Field, string Value)[] typed) => Asked(Facts.None, typed).Survey.Questions.Select(question => question.Key);

    private static AskedSurvey Asked(Facts facts, params (string Field, string Value)[] typed) => AskSurvey.Of(
        Health, new Answers(typed.GroupBy(field => field.Field).ToDictionary(field => field.Key, field => field.Select(one => one.Value).ToArray())), facts);
}
