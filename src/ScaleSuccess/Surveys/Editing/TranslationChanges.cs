using ScaleSuccess.Surveys.Catalog;
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
            foreach (var question in Changed(before.Translations[language], after.Translations[language], after)) yield return new(SurveyChangeCode.Translated, question, [language]);
    }

    /// <summary>Null: the survey's own texts, or a page's. Of a question that is gone, its translations are, too.</summary>
    private static IEnumerable<Question?> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, Survey survey) =>
        SurveyWording.Of(survey).Where(one => before.GetValueOrDefault(one.Place.Path) != after.GetValueOrDefault(one.Place.Path)).Select(one => one.Place.Question).Distinct();
}
