using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Reads a survey from its file in surveys/.</summary>
public static class SurveyFile
{
    public static Read<Survey> Read(string file, string content) => YamlFile.Read(file, content, "survey", Survey);

    private static Survey Survey(YamlMap map)
    {
        var pages = new List<(YamlMap Page, IReadOnlyList<YamlMap> Questions)>();
        var survey = new Survey
        {
            Key = map.Key("survey"),
            Language = Language(map),
            Purpose = map.Word("purpose", Purposes.ByName, fallback: Purpose.Other.Name()),
            Title = map.Text("title", TextLimit.Title, PipedText.Flaws),
            Intro = map.Text("intro", TextLimit.Intro, PipedText.Flaws),
            Thanks = map.Text("thanks", TextLimit.Thanks, PipedText.Flaws),
            Send = SendBlock.Read(map, out var rules),
            Pages = [.. map.Maps("pages", "page", "title").Select((page, place) => Page(page, place + 1, pages))],
        };
        map.Missing("pages", false);
        survey = WithTranslations(survey, TranslationBlock.Read(map, survey.Language, out var notes)) with { MadeFrom = notes };
        map.NoMore();
        YamlMap.EachOnce(pages.Select(page => page.Page), "key");
        var blocks = pages.SelectMany(page => page.Questions).ToList();
        YamlMap.EachOnce(blocks, "key");
        YamlMap.EachOnce(blocks, "means");
        NoKeyHidesAMeaning(survey, blocks);
        CheckLogic.Of(survey, map, pages);
        CheckTranslations.Of(survey, map);
        CheckTargets.Of(survey, map, rules);
        return survey;
    }

    private static string Language(YamlMap map)
    {
        if (map.OptionalText("language") is not { } language) return Languages.Default.Name;
        if (Languages.Written(language) is { } written) return written;
        map.Wrong("language", $"`{language}` is no language: write it as `de` or `pt-BR`.");
        return Languages.Default.Name;
    }

    private static Survey WithTranslations(Survey survey, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> translations)
    {
        survey = survey with { Translations = translations };
        return survey with
        {
            Translated = translations.ToDictionary(one => one.Key, one => StoodInFor(SurveyWording.Changed(survey, (place, text) => one.Value.GetValueOrDefault(place.Path, text)) with { TranslatedTo = one.Key }, one.Value)),
        };
    }

    /// <summary>Says of texts that are not translated that they are read in the survey's own language, so that a screen reader is told, too.</summary>
    private static Survey StoodInFor(Survey translated, IReadOnlyDictionary<string, string> texts)
    {
        return translated with
        {
            StandingIn = new[] { SurveyWording.Title, SurveyWording.Intro, SurveyWording.Thanks }.Where(place => !texts.ContainsKey(place)).ToHashSet(),
            Pages = [.. translated.Pages.Select(page => page with
            {
                Language = Own($"{SurveyWording.Pages}/{page.Key}/{SurveyWording.Title}"), HintLanguage = HintOf(page), Questions = [.. page.Questions.Select(Question)],
            })],
        };
        string? Own(string place) => texts.ContainsKey(place) ? null : translated.Language;
        string? HintOf(SurveyPage page) => (Own($"{SurveyWording.Pages}/{page.Key}/{SurveyWording.Title}"), Own($"{SurveyWording.Pages}/{page.Key}/{SurveyWording.Hint}")) switch
        {
            (null, { } own) => own,
            ({ }, null) => translated.TranslatedTo,
            _ => null,
        };
        Question Question(Question question)
        {
            var at = $"{SurveyWording.Questions}/{question.Key}/";
            if (!texts.Keys.Any(place => place.StartsWith(at, StringComparison.Ordinal))) return question with { Language = translated.Language };
            return question with
            {
                AskLanguage = Own(at + SurveyWording.Ask),
                HintLanguage = Own(at + SurveyWording.Hint),
                UnitLanguage = Own(at + SurveyWording.Unit),
                LowLanguage = question.Low is null ? null : Own(at + SurveyWording.Low),
                HighLanguage = question.High is null ? null : Own(at + SurveyWording.High),
                Choices = question.Kind.ChoiceOptions is null ? [.. question.Choices.Select(text => text with { Language = Own(at + SurveyWording.Consent) })] : Lines(at + SurveyWording.Choices, question.Choices),
                Rows = Lines(at + SurveyWording.Rows, question.Rows),
            };
        }
        IReadOnlyList<Choice> Lines(string list, IReadOnlyList<Choice> lines) =>
        [
            .. lines.Select(line => line with
            {
                Language = Own($"{list}/{line.Key}/{SurveyWording.Label}"), HintLanguage = Own($"{list}/{line.Key}/{SurveyWording.Hint}"), UnitLanguage = Own($"{list}/{line.Key}/{SurveyWording.Unit}"),
            }),
        ];
    }

    private static SurveyPage Page(YamlMap map, int number, List<(YamlMap Page, IReadOnlyList<YamlMap> Questions)> pages)
    {
        var own = map.Maps("questions", "question");
        pages.Add((map, own));
        var page = new SurveyPage(map.Text("title", TextLimit.Title, PipedText.Flaws), map.OptionalText("hint", TextLimit.PageHint, PipedText.Flaws), [.. own.Select(QuestionBlock.Read)])
        {
            Number = number, Key = map.Has("key") ? map.Key("key") : null, ShowIf = ConditionBlock.Read(map, "show_if"),
        };
        map.Missing("questions", false);
        map.NoMore();
        return page;
    }

    // A template's {{answers.risk}} is the question that means risk, so no other question may have that name.
    private static void NoKeyHidesAMeaning(Survey survey, List<YamlMap> blocks)
    {
        foreach (var (question, block) in survey.Questions.Zip(blocks))
            if (survey.Named(question.Key) is { } named && named.Key != question.Key)
                block.Wrong("key", $"`{question.Key}` is what question `{named.Key}` means: choose another key.");
    }
}
