using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Warnings;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Editing;

/// <summary>A translation whose original has changed since.</summary>
public sealed class StaleTranslationTests
{
    private const string Changed = "The original has changed since it was translated.", Ask = "translations/de/questions/size/ask";

    private const string File = """
        survey: size
        title: Size
        intro: Hello
        thanks: Thanks
        pages:
          - key: one
            title: One
            questions:
              - key: size
                ask: How big?
                kind: choice
                choices: [ { key: small, label: Small }, { key: big, label: Big } ]
        translations:
          de:
            title: Größe
            intro: Hallo
            thanks: Danke
            pages: { one: { title: Eins } }
            questions:
              size:
                ask: Wie groß?
                choices: { small: Klein, big: Groß }

        """;

    [Fact]
    public void What_a_file_translates_is_taken_as_it_is_until_a_form_changes_the_original()
    {
        Assert.Empty(Doubts(Nodes()));
        Assert.Equal(["`de`, `questions`, `size`, `ask`"], Doubts(Fill(Nodes(), ("pages/0/questions/0/ask", "How large are you?"))));
        Assert.Equal(["`de`, `pages`, `one`, `title`"], Doubts(Fill(Nodes(), ("pages/0/title", "First"))));
        Assert.Equal(["`de`, `questions`, `size`, `choices`, `small`, `label`"], Doubts(Fill(Nodes(), ("pages/0/questions/0/choices/0/label", "Tiny"))));
        Assert.Equal(["`de`, `title`"], Doubts(Fill(Nodes(), ("title", "Your size"))));
    }

    [Fact]
    public void The_original_put_back_fits_again_and_so_does_what_is_translated_anew()
    {
        var stale = Fill(Fill(Nodes(), ("pages/0/questions/0/ask", "How large?")), ("pages/0/questions/0/ask", "How large are you?"));
        Assert.Single(Doubts(stale));
        Assert.Empty(Doubts(Fill(stale, ("pages/0/questions/0/ask", "How big?"))));
        var anew = Fill(stale, (Ask, "Wie groß sind Sie?"));
        Assert.Empty(Doubts(anew));
        Assert.Single(Doubts(Fill(anew, ("pages/0/questions/0/ask", "How big?"))));
    }

    [Fact]
    public void A_form_that_sends_the_translation_as_it_was_leaves_the_doubt_and_a_button_takes_it_away()
    {
        var stale = Fill(Nodes(), ("pages/0/questions/0/ask", "How large?"), ("pages/0/title", "First"));
        Assert.Equal(2, Doubts(Fill(stale, (Ask, "Wie groß?"))).Count);
        var looked = SurveyForm.Instance.Press(stale, $"{TranslationFields.StillFits} de questions/size/ask").Definition;
        Assert.Equal(["`de`, `pages`, `one`, `title`"], Doubts(looked));
        Assert.Single(Doubts(Fill(looked, ("pages/0/title", "One"), ("pages/0/questions/0/ask", "How big?"))));
        Assert.Same(stale, SurveyForm.Instance.Press(stale, $"{TranslationFields.StillFits} de questions/none/ask").Definition);
    }

    [Fact]
    public void That_somebody_has_looked_is_a_change_that_is_published()
    {
        var stale = Fill(Nodes(), ("pages/0/questions/0/ask", "How large?"));
        var looked = SurveyForm.Instance.Press(stale, $"{TranslationFields.StillFits} de questions/size/ask").Definition;
        var change = Assert.Single(SurveyChanges.Between(Parsed(stale), Parsed(looked)));
        Assert.Equal((SurveyChangeCode.StillFits, "size", "de"), (change.Code, change.Question!.Key, change.Words[0]));
        Assert.Equal("Looked at and left as it is in German: “How large?”", Web.Console.Surveys.SurveyWords.Of(change));
        // Only that the original was reworded is told where nobody has looked.
        Assert.Equal([SurveyChangeCode.Reworded], SurveyChanges.Between(Parsed(Nodes()), Parsed(stale)).Select(one => one.Code));
    }

    [Fact]
    public async Task A_translation_changes_nothing_about_segments()
    {
        await using var product = await Product.New();
        var weighed = Fill(Nodes(), ("pages/0/questions/0/segment", "2"));
        Assert.Equal(2, Parsed(weighed).Find("size")!.SegmentWeight);
        Assert.True(await Segments(Nodes(), weighed));
        Assert.False(await Segments(weighed, Fill(weighed, (Ask, "Wie groß sind Sie?"))));

        Task<bool> Segments(YamlNode before, YamlNode after) => product.Use<ReadImpact, bool>(async (impacts, cancel) => (await impacts.Of(Parsed(before), Parsed(after), cancel)).Segments);
    }

    [Fact]
    public void What_is_no_longer_translated_or_asked_keeps_no_note()
    {
        var stale = Fill(Nodes(), ("pages/0/questions/0/ask", "How large?"), ("title", "Your size"));
        Assert.Equal(["title", "questions/size/ask"], Notes(stale));
        Assert.Equal(["title"], Notes(Fill(stale, (Ask, ""))));
        Assert.Equal(["title"], Notes(SurveyForm.Instance.Press(stale, $"{DraftStructure.Remove} pages/0/questions/0").Definition));
        Assert.Null(Fill(stale, (Ask, ""), ("translations/de/title", "")).At("translations", "de", "made_from"));
    }

    [Fact]
    public void How_the_lines_of_the_original_are_broken_makes_nothing_stale()
    {
        var anew = Fill(Nodes(), ("translations/de/intro", "Guten Tag"));
        Assert.Equal(["intro"], Notes(anew));
        Assert.Empty(Doubts(Fill(anew, ("intro", "  Hello\n"))));
    }

    [Fact]
    public void The_notes_go_to_the_translations_own_file_and_come_back_from_it()
    {
        var stale = YamlOutputFile.Write(Fill(Nodes(), ("pages/0/questions/0/ask", "How large?")));
        var (own, translations) = SurveySource.Split(stale);
        Assert.DoesNotContain("made_from", own, StringComparison.Ordinal);
        Assert.Contains("made_from:\n  questions/size/ask: ", Assert.Single(translations).Text, StringComparison.Ordinal);
        Assert.Equal(["`de`, `questions`, `size`, `ask`"], Doubts(Assert.IsType<YamlEntries>(YamlFile.Nodes(SurveySource.Joined(own, translations)))));
    }

    private static Survey Parsed(YamlNode survey) => Expect.Good(SurveyFile.Read("size.yaml", YamlOutputFile.Write(survey)));

    private static YamlEntries Nodes() => Assert.IsType<YamlEntries>(YamlFile.Nodes(File));

    private static YamlNode Fill(YamlNode survey, params (string Name, string Value)[] fields) => SurveyForm.Instance.Apply(survey, fields.ToDictionary(field => field.Name, field => new[] { field.Value }));

    private static IReadOnlyList<string> Notes(YamlNode survey) => [.. Assert.IsType<YamlEntries>(survey.At("translations", "de", "made_from")).Entries.Select(entry => entry.Key)];

    private static IReadOnlyList<string> Doubts(YamlNode survey)
    {
        var text = YamlOutputFile.Write(survey);
        Assert.IsType<Read<Survey>.Good>(SurveyFile.Read("size.yaml", text));
        return [.. SurveyWarnings.Of(new DefinitionText("size.yaml", text)).Where(doubt => doubt.Sentence == Changed).Select(doubt => doubt.Key)];
    }
}
