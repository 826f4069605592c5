using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>What a survey lacks in its other languages, and what is translated that is not there.</summary>
internal static class TranslationWarnings
{
    public static IEnumerable<Warning> Of(Survey survey) => survey.Translations.Count == 0 ? [] : [.. Pages(survey), .. survey.Translations.Keys.SelectMany(language => Of(survey, language))];

    private static IEnumerable<Warning> Pages(Survey survey) =>
        from page in survey.Pages.Index()
        where page.Item.Key is null
        select new Warning(["pages", page.Index, "title"], $"page {page.Index + 1}, `key`", "Without a `key` its title is read in the survey's own language everywhere.");

    private static IEnumerable<Warning> Of(Survey survey, string language)
    {
        if (!Languages.IsSpoken(language))
            yield return Warning(language, "", $"Nobody gets it: the product speaks {string.Join(", ", Languages.All.Select(spoken => $"`{spoken.Name}`"))}.");
        var texts = TranslatedTexts.Of(survey, language);
        // Of a question, once: who translates it sees all of it.
        foreach (var missing in texts.Where(text => text.Text is null).GroupBy(text => Owner(text.Place)))
            yield return Warning(language, missing.Key, $"Missing: {string.Join(", ", missing.Select(text => Within(text.Place)))}. The survey's own words are read instead.");
        foreach (var text in texts.Where(text => text.Lost.Count > 0))
            yield return Warning(language, text.Place.Path, $"It lacks {Names(text.Lost)}, which the survey's own text has.");
        foreach (var text in texts.Where(text => text.IsStale))
            yield return Warning(language, text.Place.Path, "The original has changed since it was translated.");
        // What the survey's own text names as well is said there.
        foreach (var empty in Piped(survey.Translated[language]).Except(Piped(survey)))
            yield return Warning(language, empty.Place, empty.Sentence);
        foreach (var gone in TranslatedTexts.Gone(survey, language))
            yield return Warning(language, gone, "Nothing in the survey has this place any more: take it out, or correct its key.");
    }

    private static IEnumerable<(string Place, string Sentence)> Piped(Survey survey) => PipeWarnings.Of(survey).Select(warning => (Place(survey, warning.Path), warning.Sentence));

    /// <summary>The same text whatever the order of the questions is.</summary>
    private static string Place(Survey survey, IReadOnlyList<object> path)
    {
        if (path is not [SurveyWording.Pages, int number, ..]) return (string)path[0];
        var page = survey.Pages[number];
        if (path is [_, _, string text]) return $"{SurveyWording.Pages}/{page.Key}/{text}";
        var question = page.Questions[(int)path[3]];
        var at = $"{SurveyWording.Questions}/{question.Key}";
        if (path is not [_, _, _, _, string list, int line, string own]) return $"{at}/{path[^1]}";
        if (list == SurveyWording.Rows) return $"{at}/{list}/{question.Rows[line].Key}/{own}";
        // What a consent is about is the one choice that it has.
        return question.Kind.ChoiceOptions is null ? $"{at}/{SurveyWording.Consent}" : $"{at}/{list}/{question.Choices[line].Key}/{own}";
    }

    /// <summary>"questions/goals" of all of its texts, "pages/goals", or nothing of the survey's own.</summary>
    private static string Owner(TextPlace place) => place.Path.Split('/') is [var kind, var key, _, ..] ? $"{kind}/{key}" : "";

    private static string Within(TextPlace place) => $"`{(Owner(place) is { Length: > 0 } owner ? place.Path[(owner.Length + 1)..] : place.Path)}`";

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{{{{{name}}}}}`"));

    private static Warning Warning(string language, string place, string sentence) =>
        new([TranslationFields.Part, language, .. place.Length == 0 ? [] : place.Split('/')], TranslatedTexts.Named(language, place), sentence);
}
