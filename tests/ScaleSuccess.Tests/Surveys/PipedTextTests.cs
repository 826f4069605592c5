using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Warnings;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Surveys;

/// <summary>A text with an earlier answer in it reads well, answered or not.</summary>
public sealed class PipedTextTests
{
    [Theory]
    [InlineData("You use {{answers.tool}}.", "Paper", "You use Paper.")]
    [InlineData("You use {{answers.tool | your tool}}.", "Paper", "You use Paper.")]
    [InlineData("You use {{answers.tool | your tool}}.", "", "You use your tool.")]
    [InlineData("You use {{ answers.tool|your tool }}, or not.", "", "You use your tool, or not.")]
    [InlineData("{{#if answers.tool}}{{answers.tool | x}}{{else}}Nothing{{/if}}?", "", "Nothing?")]
    // Without words instead at least no gap is left.
    [InlineData("You use {{answers.tool}} and {{answers.tool}}.", "", "You use and.")]
    public void An_answer_that_is_not_there_leaves_no_gap(string text, string answer, string reads)
    {
        var survey = Survey("required: true", text);
        var asked = AskSurvey.Of(survey, new Answers(answer.Length == 0 ? new Dictionary<string, string[]>() : new Dictionary<string, string[]> { ["tool"] = [answer] }), Facts.None);
        Assert.Equal(reads, asked.Survey.Find("more")!.Ask);
    }

    [Theory]
    [InlineData("{{answers.tool | }}")]
    [InlineData("{{answers.tool | a {{b}}}}")]
    [InlineData("{{answers.tool || b}}")]
    [InlineData("{{| b}}")]
    [InlineData("{{answers.nothing | b}}")]
    public void Words_instead_that_cannot_be_read_are_told(string text) =>
        Assert.IsType<Read<Survey>.Bad>(SurveyFile.Read("surveys/s.yaml", Text("required: true", text)));

    [Theory]
    [InlineData("required: false", "You use {{answers.tool}}.", true)]
    [InlineData("required: true", "You use {{answers.tool}}.", false)]
    [InlineData("required: true, show_if: { big: [yes_] }", "You use {{answers.tool}}.", true)]
    [InlineData("required: false", "You use {{answers.tool | your tool}}.", false)]
    [InlineData("required: false", "{{#if answers.tool}}You use {{answers.tool}}.{{/if}}", false)]
    [InlineData("required: false", "{{#if answers.big}}You use {{answers.tool}}.{{/if}}", true)]
    [InlineData("required: false", "{{#if answers.tool}}Yes{{else}}{{answers.tool}}{{/if}}", true)]
    public void An_answer_that_may_be_missing_is_told_where_nothing_is_read_instead(string tool, string text, bool told)
    {
        var found = SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Text(tool, text)));
        Assert.Equal(told ? 1 : 0, found.Count);
        if (told) Assert.Equal("question `more`, `ask`", found[0].Key);
    }

    [Fact]
    public void Who_is_asked_only_having_answered_is_fine_and_the_welcome_knows_no_answer()
    {
        var guarded = Text("required: false", "You use {{answers.tool}}.").Replace("kind: text, more: x", "kind: text", StringComparison.Ordinal).Replace("key: more,", "key: more, show_if: { tool: { answered: true } },", StringComparison.Ordinal);
        Assert.Empty(SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", guarded)));
        var welcome = Text("required: true", "More?").Replace("intro: I", "intro: \"On {{answers.tool}}\"", StringComparison.Ordinal);
        Assert.Equal("survey, `intro`", Assert.Single(SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", welcome))).Key);
        Assert.IsType<Read<Survey>.Bad>(SurveyFile.Read("surveys/s.yaml", Text("required: true", "More?").Replace("thanks: T", "thanks: \"{{answers.nothing}}\"", StringComparison.Ordinal)));
    }

    private static Survey Survey(string tool, string text) => Expect.Good(SurveyFile.Read("surveys/s.yaml", Text(tool, text)));

    private static string Text(string tool, string text) => $$"""
        survey: s
        title: S
        intro: I
        thanks: T
        pages:
          - title: One
            questions:
              - { key: big, ask: Big?, kind: choice, choices: [ { key: yes_, label: Y }, { key: no_, label: N } ] }
              - { key: tool, ask: Tool?, kind: text, {{tool}} }
              - { key: more, ask: "{{text}}", kind: text }
        """.ReplaceLineEndings("\n");
}
