using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing.Translating;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>What is read in another way in other languages: by language, once for each question and once for the survey's own texts and its pages'.</summary>
internal static class TranslationChanges
{
    public static IEnumerable<SurveyChange> Between(Survey before, Survey after)
    {
        foreach (var language in after.Translations.Keys.Except(before.Translations.Keys)) yield return new(SurveyChangeCode.LanguageAdded, null, [language]);
        foreach (var language in before.Translations.Keys.Except(after.Translations.Keys)) yield return new(SurveyChangeCode.LanguageRemoved, null, [language]);
        foreach (var language in after.Translations.Keys.Intersect(before.Translations.Keys))
        {
            foreach (var question in Changed(before.Translations[language], after.Translations[language], after)) yield return new(SurveyChangeCode.Translated, question, [language]);
            foreach (var question in LookedAt(TranslatedTexts.Of(before, language), TranslatedTexts.Of(after, language))) yield return new(SurveyChangeCode.StillFits, question, [language]);
        }
    }

    private static IEnumerable<Question?> LookedAt(IReadOnlyList<TranslatedText> before, IReadOnlyList<TranslatedText> after) =>
        (from now in after
         join was in before on now.Place.Path equals was.Place.Path
         where was.IsStale && !now.IsStale && was.Text == now.Text && was.Source == now.Source
         select now.Place.Question).Distinct();

    /// <summary>Null: the survey's own texts, or a page's. Of a question that is gone, its translations are, too.</summary>
    private static IEnumerable<Question?> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, Survey survey) =>
        SurveyWording.Of(survey).Where(one => before.GetValueOrDefault(one.Place.Path) != after.GetValueOrDefault(one.Place.Path)).Select(one => one.Place.Question).Distinct();
}
