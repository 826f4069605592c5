using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing.Translating;

/// <summary>The texts of a survey as they are written, by the places that <see cref="SurveyWording"/> names, whether the survey can be read or not.</summary>
internal static class WrittenTexts
{
    private static readonly string[] OfSurvey = [SurveyWording.Title, SurveyWording.Intro, SurveyWording.Thanks];
    private static readonly string[] OfPage = [SurveyWording.Title, SurveyWording.Hint];
    private static readonly string[] OfQuestion = [SurveyWording.Ask, SurveyWording.Hint, SurveyWording.Low, SurveyWording.High, SurveyWording.Unit, SurveyWording.Consent];
    private static readonly string[] OfLine = [SurveyWording.Label, SurveyWording.Hint, SurveyWording.Unit];

    /// <summary>In the survey's own language.</summary>
    public static IReadOnlyDictionary<string, string> Originals(YamlNode survey) => ByPlace(
    [
        .. Texts(survey, "", OfSurvey),
        .. from page in survey.ItemsAt(SurveyWording.Pages)
           from text in Own(page, SurveyWording.Pages, OfPage).Concat(page.ItemsAt(SurveyWording.Questions).SelectMany(Question))
           select text,
    ]);

    /// <param name="translation">The block of one language.</param>
    public static IReadOnlyDictionary<string, string> Translated(YamlNode? translation) => ByPlace(Below(translation, ""));

    private static IEnumerable<(string Place, string Text)> Question(YamlNode question) => Own(question, SurveyWording.Questions, OfQuestion).Concat(
        from list in new[] { SurveyWording.Choices, SurveyWording.Rows }
        from line in question.ItemsAt(list)
        from text in Own(line, $"{SurveyWording.Questions}/{question.TextAt("key")}/{list}", OfLine)
        select text);

    /// <summary>Without a key nothing of it has a place.</summary>
    private static IEnumerable<(string Place, string Text)> Own(YamlNode part, string list, string[] keys) => part.TextAt("key") is { } key ? Texts(part, $"{list}/{key}/", keys) : [];

    private static IEnumerable<(string Place, string Text)> Texts(YamlNode part, string at, string[] keys) =>
        from key in keys let text = part.TextAt(key) where !string.IsNullOrWhiteSpace(text) select (at + key, text);

    private static IEnumerable<(string Place, string Text)> Below(YamlNode? node, string at) => node is not YamlEntries block ? [] : block.Entries
        .Where(entry => at.Length > 0 || entry.Key != TranslationBlock.MadeFrom)
        .SelectMany(entry => entry.Value is YamlScalar text ? [(Labelled(at + entry.Key), text.Value)] : Below(entry.Value, $"{at}{entry.Key}/"));

    /// <summary>Of a choice or a row that has nothing else, its label stands alone.</summary>
    private static string Labelled(string place) => place.Split('/') is [_, _, _, _] ? $"{place}/{SurveyWording.Label}" : place;

    /// <summary>What has its key twice is a mistake, told elsewhere.</summary>
    private static Dictionary<string, string> ByPlace(IEnumerable<(string Place, string Text)> texts) => texts.DistinctBy(text => text.Place).ToDictionary(text => text.Place, text => text.Text);
}
