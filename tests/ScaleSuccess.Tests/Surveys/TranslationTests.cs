using ScaleSuccess.App.Linting;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys;

public sealed class TranslationTests : IDisposable
{
    private readonly string folder = TestFolder.New();

    public void Dispose() => TestFolder.Remove(folder);

    private const string Own = """
        # A comment.
        survey: size
        title: Size
        intro: "Hello {{contact.firstName}}"
        thanks: Thanks
        pages:
          - key: one
            title: One
            questions:
              - key: size
                ask: How big?
                kind: choice
                choices: [ { key: small, label: Small, hint: Up to ten }, { key: big, label: Big } ]
              - key: cost
                ask: What does it cost?
                kind: number
                unit: a month

        """;

    private const string German = """
        # For the translator.
        title: Größe
        intro: "Hallo {{contact.firstName}}"
        thanks: Danke

        pages:
          one:
            title: Eins
        questions:
          size:
            ask: Wie groß?
            choices:
              small: { label: Klein, hint: Bis zehn }
              big: Groß
          cost:
            ask: Was kostet es?
            unit: im Monat

        """;

    private static string Both(string german = German, string own = Own) => SurveySource.Joined(own, [new TranslationText("de", german)]);

    [Fact]
    public void Two_files_become_one_text_and_two_files_again()
    {
        var (own, translations) = SurveySource.Split(Both());
        Assert.Equal(Own, own);
        Assert.Equal(("de", German), (Assert.Single(translations).Language, translations[0].Text));
        Assert.Equal(Own, SurveySource.Split(Own).Survey);
    }

    [Fact]
    public void The_shipped_surveys_have_every_text_in_German()
    {
        foreach (var key in new[] { "onboarding", "nps", "csat" })
        {
            var shipped = Path.Combine(Product.RepositoryFolder(), "surveys");
            var joined = SurveySource.Joined(File.ReadAllText(Path.Combine(shipped, $"{key}.yaml")), [new TranslationText("de", File.ReadAllText(Path.Combine(shipped, $"{key}.de.yaml")))]);
            var survey = Expect.Good(SurveyFile.Read($"surveys/{key}.yaml", joined));
            Assert.DoesNotContain(TranslatedTexts.Of(survey, "de"), text => text.Text is null || text.Lost.Count > 0);
            Assert.Empty(TranslatedTexts.Gone(survey, "de"));
            Assert.Equal((File.ReadAllText(Path.Combine(shipped, $"{key}.yaml")), File.ReadAllText(Path.Combine(shipped, $"{key}.de.yaml"))), (SurveySource.Split(joined).Survey, SurveySource.Split(joined).Translations[0].Text));
        }
    }

    [Fact]
    public void In_another_language_only_the_words_are_different()
    {
        var survey = Expect.Good(SurveyFile.Read("surveys/size.yaml", Both()));
        var german = survey.In("de-CH");
        Assert.Equal(("Größe", "Eins", "Wie groß?", "Klein", "Bis zehn", "im Monat"),
            (german.Title, german.Pages[0].Title, german.Find("size")!.Ask, german.Find("size")!.Choices[0].Label, german.Find("size")!.Choices[0].Hint, german.Find("cost")!.Unit));
        Assert.Equal(survey.Find("size")!.Choices.Select(choice => choice.Key), german.Find("size")!.Choices.Select(choice => choice.Key));
        Assert.Equal("Size", survey.In("fr").Title);
        Assert.Equal("Size", survey.In("en").Title);
    }

    /// <summary>Whatever they answer, somebody who reads German is asked the same, and what counts of it is the same.</summary>
    [Fact]
    public void Who_is_asked_what_is_the_same_in_every_language()
    {
        var shipped = Path.Combine(Product.RepositoryFolder(), "surveys");
        var survey = Expect.Good(SurveyFile.Read("s.yaml", SurveySource.Joined(File.ReadAllText(Path.Combine(shipped, "onboarding.yaml")), [new TranslationText("de", File.ReadAllText(Path.Combine(shipped, "onboarding.de.yaml")))])));
        foreach (var seed in Enumerable.Range(0, 100))
        {
            var drawn = new Random(seed);
            var given = new Answers(survey.Questions.ToDictionary(question => question.Key, question => question.Choices.Where(_ => drawn.Next(3) == 0).Select(choice => choice.Key).ToArray()));
            var (own, german) = (AskSurvey.Of(survey, given, Facts.None), AskSurvey.Of(survey.In("de"), given, Facts.None));
            Assert.Equal(Asked(own.Survey), Asked(german.Survey));
            Assert.Equal(own.Answers.Fields, german.Answers.Fields);
            Assert.Equal(CheckAnswers.Of(own.Survey.Questions, own.Answers, default).Select(mistake => (mistake.Field, mistake.Code)), CheckAnswers.Of(german.Survey.Questions, german.Answers, default).Select(mistake => (mistake.Field, mistake.Code)));
        }

        static IEnumerable<string> Asked(Survey survey) => survey.Questions.SelectMany(question => question.Lines.Select(line => $"{question.Key}/{line.Key}/{line.Aside}").Prepend(question.Key));
    }

    [Theory]
    [InlineData("title: Größe", "title: \"{{customer.size}}\"", 2, "`title`")]
    [InlineData("thanks: Danke", "thanks: Danke\nthink: x", 5, "Unknown key")]
    [InlineData("ask: Wie groß?", "asc: Wie groß?", 11, "Did you mean `ask`?")]
    [InlineData("unit: im Monat", "unit: in jedem Monat, den es gibt, und in allen andern auch", 17, "at most 45")]
    public async Task A_mistake_is_named_in_the_file_of_its_language(string was, string now, int line, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "size.yaml"), Own);
        await File.WriteAllTextAsync(Path.Combine(folder, "size.de.yaml"), German.Replace(was, now, StringComparison.Ordinal));
        var found = await LintSurveys.Of(folder, new Dictionary<string, Survey>(), default);
        var mistake = Assert.Single(found.Mistakes);
        Assert.Equal(("size.de.yaml", line), (mistake.File, mistake.Line));
        Assert.Contains(says, mistake.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size.xx-nope.yaml", "is no language")]
    [InlineData("size.DE.yaml", "`de`")]
    [InlineData("other.de.yaml", "There is no survey other.yaml beside it: put that file back, or remove this one, too.")]
    public async Task A_file_that_is_no_translation_of_anything_is_named(string file, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "size.yaml"), Own);
        await File.WriteAllTextAsync(Path.Combine(folder, file), German);
        var mistake = Assert.Single((await LintSurveys.Of(folder, new Dictionary<string, Survey>(), default)).Mistakes);
        Assert.StartsWith($"{file}, translation: ", mistake.ToString(), StringComparison.Ordinal);
        Assert.Contains(says, mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_survey_is_not_translated_into_its_own_language() =>
        Expect.One(SurveyFile.Read("surveys/size.yaml", Both(own: Own.Replace("survey: size", "survey: size\nlanguage: de", StringComparison.Ordinal))), 21, "`de`", "The survey itself is in `de`");

    [Theory]
    [InlineData("thanks: Danke\n", "", "`de`", "Missing: `thanks`")]
    [InlineData("    ask: Wie groß?\n", "", "`de`, `questions`, `size`", "Missing: `ask`")]
    [InlineData("      small: { label: Klein, hint: Bis zehn }", "      small: Klein", "`de`, `questions`, `size`", "Missing: `choices/small/hint`")]
    [InlineData("Hallo {{contact.firstName}}", "Hallo", "`de`, `intro`", "It lacks `{{contact.firstName}}`")]
    [InlineData("Was kostet es?", "\"Was kostet {{answers.size}}?\"", "`de`, `questions`, `cost`, `ask`", "`answers.size` may be empty: not everybody who reads this has answered it.")]
    [InlineData("      big: Groß", "      big: Groß\n      huge: Riesig", "`de`, `questions`, `size`, `choices`, `huge`, `label`", "Nothing in the survey has this place any more")]
    public void What_a_translation_lacks_or_has_too_much_is_doubtful_at_its_place(string was, string now, string at, string says)
    {
        var warning = Assert.Single(SurveyWarnings.Of(new DefinitionText("surveys/size.yaml", Both(German.Replace(was, now, StringComparison.Ordinal)))));
        Assert.Equal(at, warning.Key);
        Assert.Contains(says, warning.Sentence, StringComparison.Ordinal);
        Assert.True(warning.Line > 17, warning.ToString());
    }

    [Fact]
    public void What_everybody_has_may_be_named_in_a_translation_alone() =>
        Assert.Empty(SurveyWarnings.Of(new DefinitionText("surveys/size.yaml", Both(German.Replace("Größe", "\"Größe von {{customer.name}}\"", StringComparison.Ordinal)
            .Replace("Was kostet es?", "\"Was kostet {{answers.size | es}}?\"", StringComparison.Ordinal)))));

    [Theory]
    [InlineData("thanks: Danke", "thanks: \"Danke für {{answers.bogus}}\"", 4, "No question is called `bogus`.")]
    [InlineData("Hallo {{contact.firstName}}", "Hallo {{contact.firstName}}, {{answers.sise | du}}", 3, "Did you mean `size`?")]
    [InlineData("Wie groß?", "\"Wie groß bei {{answers.cost}}?\"", 11, "`cost` is asked later")]
    [InlineData("title: Eins", "title: \"Eins {{answers.size}}\"", 8, "`size` is asked later")]
    [InlineData("big: Groß", "big: \"Groß wie {{answers.size}}\"", 14, "`size` is asked later")]
    public async Task A_translation_names_no_other_questions_than_the_survey_may(string was, string now, int line, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "size.yaml"), Own);
        await File.WriteAllTextAsync(Path.Combine(folder, "size.de.yaml"), German.Replace(was, now, StringComparison.Ordinal));
        var mistake = Assert.Single((await LintSurveys.Of(folder, new Dictionary<string, Survey>(), default)).Mistakes);
        Assert.Equal(("size.de.yaml", line), (mistake.File, mistake.Line));
        Assert.Contains(says, mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_form_takes_out_takes_its_translations_along_and_what_it_moves_keeps_them()
    {
        YamlNode survey = Nodes(Both());
        survey = SurveyForm.Instance.Press(survey, $"{DraftStructure.Up} pages/0/questions/1").Definition;
        survey = Fill(survey, ("pages/0/questions/1/ask", "How large?"));
        Assert.Equal(("Wie groß?", "im Monat"), (survey.TextAt("translations", "de", "questions", "size", "ask"), survey.TextAt("translations", "de", "questions", "cost", "unit")));

        survey = Fill(survey, ("pages/0/questions/1/choices/0/hint", ""), ("pages/0/questions/0/unit", ""));
        Assert.Equal((null, "Klein", null), (survey.TextAt("translations", "de", "questions", "size", "choices", "small", "hint"), survey.TextAt("translations", "de", "questions", "size", "choices", "small", "label"), survey.TextAt("translations", "de", "questions", "cost", "unit")));
        survey = SurveyForm.Instance.Press(survey, $"{DraftStructure.Remove} pages/0/questions/1/choices/1").Definition;
        Assert.Null(survey.At("translations", "de", "questions", "size", "choices", "big"));
        survey = SurveyForm.Instance.Press(survey, $"{DraftStructure.Remove} pages/0/questions/0").Definition;
        Assert.Null(survey.At("translations", "de", "questions", "cost"));
        Assert.Equal("Wie groß?", survey.TextAt("translations", "de", "questions", "size", "ask"));
        survey = SurveyForm.Instance.Press(survey, $"{DraftStructure.Remove} pages/0").Definition;
        Assert.Equal(["title", "intro", "thanks"], Assert.IsType<YamlEntries>(survey.At("translations", "de")).Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void A_page_without_a_key_and_a_language_that_nobody_gets_are_doubtful()
    {
        var text = SurveySource.Joined(Own.Replace("- key: one\n    title", "- title", StringComparison.Ordinal), [new TranslationText("it", German.Replace("pages:\n  one:\n    title: Eins\n", "", StringComparison.Ordinal))]);
        Assert.Equal(["page 1, `key`", "`it`"], SurveyWarnings.Of(new DefinitionText("surveys/size.yaml", text)).Select(warning => warning.Key));
    }

    [Fact]
    public void What_is_translated_in_another_way_is_a_change_of_that_language()
    {
        var (before, after) = (Expect.Good(SurveyFile.Read("s.yaml", Both())), Expect.Good(SurveyFile.Read("s.yaml", Both(German.Replace("Wie groß?", "Wie groß ist es?", StringComparison.Ordinal).Replace("Danke", "Vielen Dank", StringComparison.Ordinal)))));
        Assert.Equal([(SurveyChangeCode.Translated, "size", "de"), (SurveyChangeCode.Translated, null, "de")],
            SurveyChanges.Between(before, after).Select(change => (change.Code, change.Question?.Key, change.Words[0])));
        Assert.Equal(SurveyChangeCode.LanguageAdded, Assert.Single(SurveyChanges.Between(Expect.Good(SurveyFile.Read("s.yaml", Own)), before)).Code);
        Assert.Equal(SurveyChangeCode.LanguageRemoved, Assert.Single(SurveyChanges.Between(before, Expect.Good(SurveyFile.Read("s.yaml", Own)))).Code);
    }

    [Fact]
    public void A_form_adds_a_language_and_its_texts_one_by_one()
    {
        YamlNode survey = Nodes(Own.Replace("- key: one\n    title", "- title", StringComparison.Ordinal));
        survey = Fill(survey, (TranslationFields.NewLanguage, "DE"));
        Assert.Equal("one", survey.TextAt("pages", 0, "key"));
        survey = Fill(survey, ("translations/de/title", "Größe"), ("translations/de/questions/size/choices/big/label", "Groß"), ("translations/de/questions/size/choices/small/label", "Klein"), ("translations/de/pages/one/title", ""));
        Assert.Equal("Groß", survey.TextAt("translations", "de", "questions", "size", "choices", "big"));
        survey = Fill(survey, ("translations/de/questions/size/choices/small/hint", "Bis zehn"));
        Assert.Equal("Klein", survey.TextAt("translations", "de", "questions", "size", "choices", "small", "label"));
        var read = Expect.Good(SurveyFile.Read("s.yaml", YamlOutputFile.Write(survey))).In("de");
        Assert.Equal(("Größe", "Klein", "Bis zehn", "One"), (read.Title, read.Find("size")!.Choices[0].Label, read.Find("size")!.Choices[0].Hint, read.Pages[0].Title));

        survey = Fill(survey, ("translations/de/title", ""), ("translations/de/questions/size/choices/small/label", ""), ("translations/de/questions/size/choices/small/hint", ""), ("translations/de/questions/size/choices/big/label", ""));
        Assert.Empty(Assert.IsType<YamlEntries>(survey.At("translations", "de")).Entries);
        Assert.Null(SurveyForm.Instance.Press(survey, $"{TranslationFields.RemoveLanguage} de").Definition.At("translations"));
    }

    [Fact]
    public void A_page_that_is_added_to_a_survey_in_several_languages_gets_its_key()
    {
        var survey = Fill(SurveyForm.Instance.Press(Nodes(Both()), DraftStructure.AddPage).Definition, ("pages/1/title", "Size"));
        Assert.Equal("size", survey.TextAt("pages", 1, "key"));
        Assert.Null(Fill(SurveyForm.Instance.Press(Nodes(Own), DraftStructure.AddPage).Definition, ("pages/1/title", "Size")).TextAt("pages", 1, "key"));
    }

    [Fact]
    public void A_form_takes_out_what_is_translated_and_no_longer_there()
    {
        var survey = Nodes(Both(German.Replace("      big: Groß", "      big: Groß\n      huge: Riesig", StringComparison.Ordinal)));
        var tidy = SurveyForm.Instance.Press(survey, $"{TranslationFields.Tidy} de").Definition;
        Assert.Equal(YamlOutputFile.Write(Nodes(Both())), YamlOutputFile.Write(tidy));
    }

    private static YamlEntries Nodes(string text) => Assert.IsType<YamlEntries>(YamlFile.Nodes(text));

    private static YamlNode Fill(YamlNode survey, params (string Name, string Value)[] fields) => SurveyForm.Instance.Apply(survey, fields.ToDictionary(field => field.Name, field => new[] { field.Value }));
}
