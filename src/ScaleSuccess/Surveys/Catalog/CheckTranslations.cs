using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Checks the questions that translated texts name as <see cref="CheckLogic"/> does in the survey's own: they exist, and are asked before.</summary>
internal static class CheckTranslations
{
    public static void Of(Survey survey, YamlMap file)
    {
        foreach (var (place, before) in survey.Translations.Count == 0 ? [] : Before(survey))
            foreach (var (language, texts) in survey.Translations)
                if (texts.TryGetValue(place.Path, out var text) && PipedText.IsPiped(text)) Check(survey, file, [language, .. place.Path.Split('/')], text, before);
    }

    /// <summary>Each text with the questions that are asked before it; null: it may name any of them.</summary>
    private static IEnumerable<(TextPlace Place, IReadOnlySet<string>? Before)> Before(Survey survey)
    {
        var before = new HashSet<string>();
        Question? open = null;
        foreach (var (place, _) in SurveyWording.Of(survey))
        {
            if (open is not null && open.Key != place.Question?.Key) before.UnionWith(open.Means is { } meaning ? [open.Key, meaning.Name()] : [open.Key]);
            open = place.Question;
            yield return (place, place.Path.Contains('/', StringComparison.Ordinal) ? before : null);
        }
    }

    private static void Check(Survey survey, YamlMap file, IReadOnlyList<string> path, string text, IReadOnlySet<string>? before)
    {
        foreach (var name in PipedText.Names(text).Where(PipedText.IsAnswer).Select(PipedText.Question))
            if (NamedQuestion.Flaw(survey, name, before?.Contains(name) ?? true) is { } sentence) Wrong(file, path, sentence);
    }

    /// <summary>Where the text stands: of a choice or a row that has nothing else, its label stands alone.</summary>
    private static void Wrong(YamlMap file, IReadOnlyList<string> path, string sentence)
    {
        var block = file.Map(TranslationBlock.Key);
        foreach (var step in path.SkipLast(1))
        {
            if (!block!.HasBlock(step))
            {
                block.Wrong(step, sentence);
                return;
            }
            block = block.Map(step);
        }
        block!.Wrong(path[^1], sentence);
    }
}
