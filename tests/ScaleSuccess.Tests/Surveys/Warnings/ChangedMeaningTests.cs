using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Warnings;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Surveys.Warnings;

/// <summary>Answers to one thing must not be read as answers to another.</summary>
public sealed class ChangedMeaningTests
{
    private const string Text = """
        survey: s
        title: S
        intro: I
        thanks: T
        pages:
          - title: One
            questions:
              - { key: tool, ask: Which tool do you use?, kind: choice, choices: [ { key: a, label: Spreadsheets and mail }, { key: b, label: A planning tool } ] }
              - { key: parts, ask: How is it?, kind: matrix, rows: [ { key: speed, label: Speed }, { key: help, label: Help } ], choices: [ { key: good, label: Good }, { key: bad, label: Bad } ] }
        """;

    [Theory]
    [InlineData("label: Spreadsheets and mail", "label: Paper", "question `tool`, `choices`", "`a` is “Spreadsheets and mail”")]
    [InlineData("label: Speed", "label: Price", "question `parts`, `rows`", "`speed` is “Speed”")]
    [InlineData("Which tool do you use?", "How large is your team?", "question `tool`, `ask`", "it asks “Which tool do you use?”")]
    [InlineData("{ key: a, label: Spreadsheets and mail }, { key: b, label: A planning tool }", "{ key: c, label: Yes }, { key: d, label: No }", "question `tool`, `choices`", "None of the active version’s choices is left")]
    // Better words say the same.
    [InlineData("label: Spreadsheets and mail", "label: Spreadsheets, and mail", null, "")]
    [InlineData("label: A planning tool", "label: Some planning tool", null, "")]
    [InlineData("Which tool do you use?", "Which tool do you use most?", null, "")]
    [InlineData("label: Speed", "label: Speed of reports", null, "")]
    public void A_question_a_choice_or_a_row_that_says_something_else_under_its_old_key_is_told(string was, string now, string? about, string says)
    {
        var found = SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Lines(Text.Replace(was, now, StringComparison.Ordinal))), Expect.Good(SurveyFile.Read("surveys/s.yaml", Lines(Text))));
        if (about is null) Assert.Empty(found);
        else
        {
            Assert.Equal(about, Assert.Single(found).Key);
            Assert.Contains(says, found[0].Sentence, StringComparison.Ordinal);
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
