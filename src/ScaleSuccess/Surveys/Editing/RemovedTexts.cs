using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing.Translating;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>
/// What a form takes out of a survey takes its translations along: a page, a question, a choice, a row, a hint, a unit. What is moved or worded in
/// another way keeps its key, and so its translations; so does what is empty and has to be filled.
/// </summary>
internal static class RemovedTexts
{
    private static readonly string[] MayBeMissing = [SurveyWording.Hint, SurveyWording.Low, SurveyWording.High, SurveyWording.Unit];

    public static YamlNode WithoutTranslations(YamlNode before, YamlNode now)
    {
        if (ReferenceEquals(before, now) || now.At(TranslationFields.Part) is not YamlEntries languages) return now;
        var gone = Places(before).Except(Places(now)).ToList();
        return gone.Count == 0 ? now : languages.Entries.Aggregate(now, (left, language) => TranslationFields.Without(left, language.Key, gone));
    }

    /// <summary>As <see cref="SurveyWording"/> names them.</summary>
    private static IEnumerable<string> Places(YamlNode survey) => survey.ItemsAt(SurveyWording.Pages).SelectMany(page =>
        Of(page, SurveyWording.Pages).Concat(page.ItemsAt(SurveyWording.Questions).SelectMany(Question)));

    private static IEnumerable<string> Question(YamlNode question) => question.TextAt("key") is not { } key ? []
        : Of(question, SurveyWording.Questions).Concat(
            from list in new[] { SurveyWording.Choices, SurveyWording.Rows }
            from line in question.ItemsAt(list)
            from place in Of(line, $"{SurveyWording.Questions}/{key}/{list}")
            select place);

    private static IEnumerable<string> Of(YamlNode part, string list) => part.TextAt("key") is not { } key ? []
        : MayBeMissing.Where(text => part.TextAt(text) is not null).Select(text => $"{list}/{key}/{text}").Prepend($"{list}/{key}");
}
