using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Editing.Translating;

/// <summary>A text of a survey beside what it is in another language.</summary>
/// <param name="Text">Null: the survey's own is read instead.</param>
/// <param name="MadeFrom">The note of the original from which it was made; null: nobody knows.</param>
public sealed record TranslatedText(TextPlace Place, string Source, string? Text, string? MadeFrom = null)
{
    /// <summary>The original has changed since it was translated.</summary>
    public bool IsStale => Text is not null && MadeFrom is not null && MadeFrom != OriginalNote.Of(Source);

    /// <summary>Names that the survey's own text fills in, and the translation does not.</summary>
    public IReadOnlyList<string> Lost => Text is null ? [] : [.. PipedText.Names(Source).Except(PipedText.Names(Text))];
}

/// <summary>What a survey is in one of its other languages.</summary>
public static class TranslatedTexts
{
    /// <summary>All texts, in the order in which they are read.</summary>
    public static IReadOnlyList<TranslatedText> Of(Survey survey, string language)
    {
        var texts = survey.Translations.GetValueOrDefault(language) ?? new Dictionary<string, string>();
        var notes = survey.MadeFrom.GetValueOrDefault(language) ?? new Dictionary<string, string>();
        return [.. SurveyWording.Of(survey).Select(one => new TranslatedText(one.Place, one.Text, texts.GetValueOrDefault(one.Place.Path), notes.GetValueOrDefault(one.Place.Path)))];
    }

    /// <summary>How mistakes and warnings call a place: "`de`, `questions`, `goals`, `ask`".</summary>
    public static string Named(string language, string place) =>
        string.Join(", ", (place.Length == 0 ? [] : place.Split('/')).Prepend(language).Select(step => $"`{step}`"));

    /// <summary>The places of translations of what is not there any more.</summary>
    public static IReadOnlyList<string> Gone(Survey survey, string language) =>
        [.. (survey.Translations.GetValueOrDefault(language)?.Keys ?? []).Except(SurveyWording.Of(survey).Select(one => one.Place.Path))];
}
