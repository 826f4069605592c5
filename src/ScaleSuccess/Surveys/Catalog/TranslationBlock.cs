using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>
/// Reads a survey's texts in other languages. Whether what they name is there is no mistake: a question may be taken out while its translations
/// are still there, and is then not read.
/// </summary>
internal static class TranslationBlock
{
    public const string Key = "translations", MadeFrom = "made_from";

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(YamlMap file, string own, out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> notes)
    {
        var madeFrom = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        notes = madeFrom;
        var all = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        if (file.Map(Key) is not { } block) return all;
        foreach (var language in block.Keys())
        {
            var texts = block.Map(language);
            if (Languages.Written(language) is not { } written) block.Wrong(language, $"`{language}` is no language: write it as `de` or `pt-BR`.");
            else if (written != language) block.Wrong(language, $"Write it as `{written}`.");
            else if (language == own) block.Wrong(language, $"The survey itself is in `{own}`: say so with `language` if it is not, or leave this out.");
            else if (texts is not null)
            {
                madeFrom[language] = texts.Values(MadeFrom);
                all[language] = Texts(texts);
            }
        }
        return all;
    }

    private static Dictionary<string, string> Texts(YamlMap map)
    {
        var texts = new Dictionary<string, string>();
        Take(map, "", texts, (SurveyWording.Title, TextLimit.Title), (SurveyWording.Intro, TextLimit.Intro), (SurveyWording.Thanks, TextLimit.Thanks));
        foreach (var (page, at) in Below(map, SurveyWording.Pages, ""))
        {
            Take(page, at, texts, (SurveyWording.Title, TextLimit.Title), (SurveyWording.Hint, TextLimit.PageHint));
            page.NoMore();
        }
        foreach (var (question, at) in Below(map, SurveyWording.Questions, ""))
        {
            Take(question, at, texts, (SurveyWording.Ask, TextLimit.Ask), (SurveyWording.Hint, TextLimit.Hint), (SurveyWording.Consent, TextLimit.Consent));
            Take(question, at, texts, (SurveyWording.Low, TextLimit.End), (SurveyWording.High, TextLimit.End), (SurveyWording.Unit, TextLimit.Unit));
            Lines(question, SurveyWording.Choices, at, texts);
            Lines(question, SurveyWording.Rows, at, texts);
            question.NoMore();
        }
        map.NoMore();
        return texts;
    }

    /// <summary>Of a choice or a row that has nothing else, its label stands alone.</summary>
    private static void Lines(YamlMap question, string key, string at, Dictionary<string, string> texts)
    {
        if (question.Map(key) is not { } lines) return;
        foreach (var line in lines.Keys())
            if (!lines.HasBlock(line)) Take(lines, $"{at}{key}/", texts, $"{line}/{SurveyWording.Label}", line, TextLimit.Label);
            else if (lines.Map(line) is { } own)
            {
                Take(own, $"{at}{key}/{line}/", texts, (SurveyWording.Label, TextLimit.Label), (SurveyWording.Hint, TextLimit.LabelHint), (SurveyWording.Unit, TextLimit.Unit));
                own.NoMore();
            }
    }

    private static IEnumerable<(YamlMap Block, string At)> Below(YamlMap map, string key, string at) => map.Map(key) is not { } block ? []
        : block.Keys().Select(name => (Block: block.Map(name), At: $"{at}{key}/{name}/")).Where(found => found.Block is not null).Select(found => (found.Block!, found.At));

    private static void Take(YamlMap map, string at, Dictionary<string, string> texts, params (string Key, int Most)[] keys)
    {
        foreach (var (key, most) in keys) Take(map, at, texts, key, key, most);
    }

    private static void Take(YamlMap map, string at, Dictionary<string, string> texts, string place, string key, int most)
    {
        if (map.OptionalText(key, TextLimit.Translated(most), PipedText.Flaws) is { Length: > 0 } text) texts[at + place] = text;
    }
}
