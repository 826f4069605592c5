using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Editing;

/// <summary>Ops build a survey by pressing buttons and filling fields; nobody types YAML or a key.</summary>
public sealed class DraftFormTests
{
    [Fact]
    public void A_survey_is_built_by_form()
    {
        YamlNode draft = YamlChange.Block(("survey", YamlChange.Text("week")));
        draft = Fill(draft, ("title", "{{contact.firstName}}'s week"), ("intro", "Two\r\nlines: both # kept"), ("thanks", "Thanks!"), ("purpose", "health"));
        draft = Press(draft, "add-page");
        draft = Press(draft, "add-question pages/0 scale");
        draft = Fill(draft, ("pages/0/title", "You"), ("pages/0/questions/0/ask", "How was your week?"), ("pages/0/questions/0/required", "true"));
        draft = Press(draft, "add-question pages/0 choices");
        draft = Fill(draft, ("pages/0/questions/1/ask", "What was good?"), ("pages/0/questions/1/choices/0/label", "Réports: all of them"), ("pages/0/questions/1/choices/1/label", "Other"));
        draft = Press(draft, "add-line pages/0/questions/1/show_if how_was_your_week");
        draft = Fill(draft, ("if:pages/0/questions/1/show_if:0:0:name", "how_was_your_week"), ("if:pages/0/questions/1/show_if:0:0:is", "AtLeast"), ("if:pages/0/questions/1/show_if:0:0:value", "3"));

        var survey = Expect.Good(SurveyFile.Read("surveys/week.yaml", YamlOutputFile.Write(draft)));
        Assert.Equal(("week", "Two\nlines: both # kept", Purpose.Health), (survey.Key, survey.Intro, survey.Purpose));
        Assert.Equal(["how_was_your_week", "what_was_good"], survey.Questions.Select(question => question.Key));
        Assert.True(survey.Questions.First() is { Required: true, Min: 1, Max: 5 });
        Assert.Equal(["reports_all_of_them", "other_2"], survey.Find("what_was_good")!.Choices.Select(choice => choice.Key));
        Assert.Equal(new ConditionLine("how_was_your_week", Comparison.AtLeast, [], 3), survey.Find("what_was_good")!.ShowIf!.Lines.Single(), new SameLine());
    }

    [Fact]
    public void Every_kind_can_be_asked_by_form()
    {
        foreach (var kind in ScaleSuccess.Surveys.Questions.QuestionKind.All.Values)
        {
            var draft = Press(YamlFile.Nodes("survey: all\ntitle: All\nintro: All\nthanks: All\npages:\n  - title: One\n    questions:\n      - { key: name, ask: Your name?, kind: text }")!, $"add-question pages/0 {kind.Name}");
            draft = Fill(draft, ("pages/0/questions/1/ask", "What?"), ("pages/0/questions/1/text", "I agree."));
            foreach (var list in new[] { "choices", "rows" })
                foreach (var place in draft.ItemsAt("pages", 0, "questions", 1, list).Select((_, place) => place))
                    draft = Fill(draft, ($"pages/0/questions/1/{list}/{place}/label", $"Line {place}"), ($"pages/0/questions/1/{list}/{place}/unit", list == "rows" ? "" : "hours"), ($"pages/0/questions/1/{list}/{place}/days", list == "rows" ? "" : $"{place + 10}"));
            var read = Expect.Good(SurveyFile.Read("surveys/all.yaml", YamlOutputFile.Write(draft)));
            Assert.Equal(kind, read.Find("what")!.Kind);
        }
    }

    [Fact]
    public void A_scale_that_is_asked_as_everywhere_has_the_steps_of_everywhere()
    {
        var draft = Press(YamlFile.Nodes("survey: all\ntitle: All\nintro: All\nthanks: All\npages:\n  - title: One")!, "add-question pages/0 scale");
        draft = Fill(draft, ("pages/0/questions/0/ask", "Would you recommend us?"), ("pages/0/questions/0/preset", "nps"), ("pages/0/questions/0/min", "1"), ("pages/0/questions/0/max", "5"));
        var asked = Expect.Good(SurveyFile.Read("surveys/all.yaml", YamlOutputFile.Write(draft))).Questions.Single();
        Assert.Equal((0, 10), (asked.Min, asked.Max));
    }

    [Fact]
    public void Parts_are_moved_and_taken_out()
    {
        var draft = Onboarding();
        Assert.Equal("where_to_be", Press(draft, "up pages/0/questions/1").TextAt("pages", 0, "questions", 0, "key"));
        // The last question of a page goes to the next one, and the first back.
        var moved = Press(draft, "down pages/0/questions/1");
        Assert.Equal("where_to_be", moved.TextAt("pages", 1, "questions", 0, "key"));
        Assert.Equal(YamlOutputFile.Write(draft), YamlOutputFile.Write(Press(moved, "up pages/1/questions/0")));
        Assert.Equal("How to get there", Press(draft, "down pages/1").TextAt("pages", 1, "title"));
        Assert.Equal(YamlOutputFile.Write(draft), YamlOutputFile.Write(Press(draft, "up pages/0")));
        Assert.Equal(4, Press(draft, "remove pages/1").ItemsAt("pages").Count);
        Assert.Equal(YamlOutputFile.Write(draft), YamlOutputFile.Write(Press(draft, "remove pages/9/questions/9")));
    }

    [Fact]
    public void Another_kind_leaves_behind_what_it_does_not_have()
    {
        var draft = Fill(Onboarding(), ("pages/1/questions/2/kind", "long-text"));
        var challenges = Expect.Good(SurveyFile.Read("surveys/onboarding.yaml", YamlOutputFile.Write(Fill(draft, ("pages/1/questions/2/means", ""), ("pages/1/questions/2/segment", ""))))).Find("challenges")!;
        Assert.Equal(("long-text", 0), (challenges.Kind.Name, challenges.Choices.Count));
    }

    [Fact]
    public void A_file_that_is_written_reads_as_it_was()
    {
        var before = Expect.Good(SurveyFile.Read("surveys/onboarding.yaml", File.ReadAllText(Shipped)));
        var again = Expect.Good(SurveyFile.Read("surveys/onboarding.yaml", YamlOutputFile.Write(Onboarding())));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(before), System.Text.Json.JsonSerializer.Serialize(again));
        Assert.Equal(YamlOutputFile.Write(Onboarding()), YamlOutputFile.Write(YamlFile.Nodes(YamlOutputFile.Write(Onboarding()))!));
    }

    [Theory]
    [InlineData("yes: no")]
    [InlineData("{{answers.a}} and [b]")]
    [InlineData("- # & * ! | > ' \" % @ `")]
    [InlineData("  spaced  \n\n  twice")]
    [InlineData("null")]
    [InlineData("1e3")]
    [InlineData("Ünïcödé 🙂 \u2028 end")]
    public void Any_text_survives_being_written(string text) =>
        Assert.Equal(text, YamlFile.Nodes(YamlOutputFile.Write(YamlChange.Block(("a", YamlChange.Text(text)), ("b", YamlChange.List([YamlChange.Block(("c", YamlChange.Text(text)))])))))!.TextAt("b", 0, "c"));

    private static string Shipped => Path.Combine(Product.RepositoryFolder(), "surveys/onboarding.yaml");
    private static YamlNode Onboarding() => YamlFile.Nodes(File.ReadAllText(Shipped))!;
    private static YamlNode Press(YamlNode draft, string button) => DraftStructure.Run(draft, button).Survey;
    private static YamlNode Fill(YamlNode draft, params (string Field, string Value)[] fields) => DraftFields.Apply(draft, fields.ToDictionary(field => field.Field, field => new[] { field.Value }));

    private sealed class SameLine : IEqualityComparer<ConditionLine>
    {
        public bool Equals(ConditionLine? x, ConditionLine? y) => (x?.Name, x?.Comparison, x?.Number) == (y?.Name, y?.Comparison, y?.Number) && x!.Values.SequenceEqual(y!.Values);
        public int GetHashCode(ConditionLine obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}
