using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Web.Console.Surveys.Translating;

/// <summary>Texts that are translated together: those of the survey itself, of a page, or of a question.</summary>
/// <param name="Wrong">How many of them are to be fixed.</param>
/// <param name="Doubtful">How many are worth a look.</param>
public sealed record TranslationGroup(string Id, string Title, IReadOnlyList<TranslatedText> Texts, int Wrong, int Doubtful)
{
    public int Missing => Texts.Count(text => text.Text is null);

    /// <summary>Something in it is missing or doubtful.</summary>
    public bool Needs => Missing + Wrong + Doubtful > 0;

    public static IReadOnlyList<TranslationGroup> Of(DraftView view, string language) =>
        [.. TranslatedTexts.Of(view.Survey, language).GroupBy(text => Owner(text.Place)).Select(texts => new TranslationGroup(FieldIds.For("group-" + texts.Key.Replace('/', '.')), Named(texts.Key, [.. texts]), [.. texts],
            texts.Count(text => view.Translations.Mistakes(language, text.Place).Any()), texts.Count(text => view.Translations.Doubts(language, text.Place).Any())))];

    private static string Owner(TextPlace place) => place.Path.Split('/') is [var kind, var key, _, ..] ? $"{kind}/{key}" : "own";

    private static string Named(string owner, IReadOnlyList<TranslatedText> texts) =>
        texts[0].Place.Question is { } question ? PipedText.Outline(question.Ask)
        : owner.StartsWith(SurveyWording.Pages + "/", StringComparison.Ordinal) ? $"Page: {PipedText.Outline(texts[0].Source)}" : "Title, welcome, thanks";
}
