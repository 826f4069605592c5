using System.Text.RegularExpressions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>What a draft lacks in its other languages, and what is wrong or doubtful there: the same wherever the console says it.</summary>
public sealed partial class DraftTranslations(DraftView view)
{
    private Survey Survey => view.Survey;

    public int Missing(string language) => TranslatedTexts.Of(Survey, language).Count(text => text.Text is null);

    /// <summary>How many translations are doubtful, those of what is not there any more included.</summary>
    public int Doubtful(string language) =>
        TranslatedTexts.Of(Survey, language).Count(text => Doubts(language, text.Place).Any()) + TranslatedTexts.Gone(Survey, language).Count;

    /// <summary>Of one text, in words.</summary>
    public IEnumerable<string> Doubts(string language, TextPlace place) => Of(view.Warnings, TranslatedTexts.Named(language, place.Path));

    /// <summary>What keeps one text from being published, in words. Of a choice or a row that has nothing else, its label stands alone.</summary>
    public IEnumerable<string> Mistakes(string language, TextPlace place)
    {
        var at = Named(language, place.Path);
        return Of(view.Mistakes, at).Concat(at.EndsWith(Label, StringComparison.Ordinal) ? Of(view.Mistakes, at[..^Label.Length]) : []);
    }

    /// <summary>"`de`, `questions`, `size`, `choices`, `small`, `hint`" as "German, “How big?”, the hint of “Small”".</summary>
    public string InWords(string sentence)
    {
        var place = Place().Match(sentence);
        if (!place.Success || !Survey.Translations.ContainsKey(place.Groups[1].Value)) return sentence;
        string[] path = [.. Step().Matches(place.Groups[2].Value).Select(step => step.Groups[1].Value)];
        var rest = sentence[place.Length..];
        // What is missing of a question is named below it.
        if (path is [_, _, ..]) rest = Below().Replace(rest, below => Line(place.Groups[1].Value, [.. path[..2], .. below.Groups[1].Value.Split('/')]) ?? below.Value);
        return string.Join(", ", new[] { Languages.EnglishName(place.Groups[1].Value) }.Concat(Words(place.Groups[1].Value, path))) + rest;
    }

    /// <summary>Whose translations are still there though nothing of the survey has them, as far as they have words.</summary>
    public IReadOnlyList<string> Leftover(string language) =>
        [.. TranslatedTexts.Gone(Survey, language).Select(place => Sentence(Words(language, Owner(place.Split('/'))))).Distinct()];

    /// <summary>What saving once more makes of another state of the draft, text by text; null: this one shows it.</summary>
    public IReadOnlyList<string>? Replaced(DefinitionDraft other) => view.Draft.Source == other.Source ? null :
    [
        .. SurveyChanges.Between(DraftSurvey.Of(other), Survey).Where(change => change.Code != SurveyChangeCode.Translated).Select(SurveyWords.Of),
        .. from language in Survey.Translations
           let theirs = DraftSurvey.Of(other).Translations.GetValueOrDefault(language.Key)
           where theirs is not null
           from place in language.Value.Keys.Union(theirs.Keys)
           let texts = (Mine: language.Value.GetValueOrDefault(place), Theirs: theirs.GetValueOrDefault(place))
           where texts.Mine != texts.Theirs
           select $"{Sentence(Words(language.Key, place.Split('/')).Prepend(Languages.EnglishName(language.Key)))}: {Instead(texts.Mine, texts.Theirs)}",
    ];

    private const int MostCut = 120;
    private const string Label = $", `{SurveyWording.Label}`";

    private static string Instead(string? mine, string? theirs) => mine is null ? $"“{Cut(theirs!)}” is taken out"
        : theirs is null ? $"yours is “{Cut(mine)}”, theirs has none" : $"yours is “{Cut(mine)}”, theirs is “{Cut(theirs)}”";

    private static string Cut(string text) => text.ReplaceLineEndings(" ") is var line && line.Length > MostCut ? line[..MostCut].TrimEnd() + "…" : line;

    private static string Sentence(IEnumerable<string> words) => string.Join(", ", words).Replace("`", "", StringComparison.Ordinal);

    /// <summary>A page, a question, or a choice or a row of one.</summary>
    private static string[] Owner(string[] path) => path is [_, _, SurveyWording.Choices or SurveyWording.Rows, _, ..] ? [.. path[..4], SurveyWording.Label] : path.Length > 2 ? [.. path[..2], SurveyWording.Ask] : path;

    private static string Named(string language, string place) => $"survey, `{TranslationFields.Part}`, " + TranslatedTexts.Named(language, place);

    private IEnumerable<string> Of(IEnumerable<Definitions.Mistake> all, string key) => all.Where(one => one.Key == key).Select(one => view.InWords(one.Sentence));

    private IEnumerable<string> Words(string language, string[] path)
    {
        if (path is not [var list, var key, ..])
        {
            if (path is [var own]) yield return $"`{own}`";
            yield break;
        }
        yield return list == SurveyWording.Pages ? $"page “{Page(language, key)}”" : $"“{Question(language, key)}”";
        if (path.Length > 3) yield return Line(language, path)!;
        else if (path is [_, _, var text] && text != SurveyWording.Ask) yield return $"`{text}`";
    }

    /// <returns>Null: it is no choice and no row.</returns>
    private string? Line(string language, string[] path)
    {
        if (path is not [SurveyWording.Questions, var question, var list, var key, ..]) return null;
        var known = Survey.Find(question);
        var label = (list == SurveyWording.Rows ? known?.Rows : known?.Choices)?.FirstOrDefault(line => line.Key == key)?.Label;
        var words = $"“{Outline(label) ?? Text(language, $"{SurveyWording.Questions}/{question}/{list}/{key}/{SurveyWording.Label}") ?? key}”";
        return path is [.., var text] && text != SurveyWording.Label && path.Length > 4 ? $"the {text} of {words}" : words;
    }

    /// <summary>Of what is no longer there, as it is translated.</summary>
    private string Page(string language, string key) => Outline(Survey.Pages.FirstOrDefault(page => page.Key == key)?.Title) ?? Text(language, $"{SurveyWording.Pages}/{key}/{SurveyWording.Title}") ?? key;

    private string Question(string language, string key) => Outline(Survey.Find(key)?.Ask) ?? Text(language, $"{SurveyWording.Questions}/{key}/{SurveyWording.Ask}") ?? key;

    private string? Text(string language, string place) => Outline(Survey.Translations[language].GetValueOrDefault(place));

    private static string? Outline(string? text) => string.IsNullOrEmpty(text) ? null : PipedText.Outline(text);

    [GeneratedRegex("^(?:survey, `translations`, )?`([A-Za-z-]{2,35})`((?:, `[a-z][a-z0-9_-]*`)*)")]
    private static partial Regex Place();

    [GeneratedRegex("`([a-z][a-z0-9_-]*)`")]
    private static partial Regex Step();

    [GeneratedRegex("`((?:choices|rows)/[a-z][a-z0-9_-]*/[a-z]+)`")]
    private static partial Regex Below();
}
