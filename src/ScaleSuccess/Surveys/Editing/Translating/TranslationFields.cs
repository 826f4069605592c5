using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing.Translating;

/// <summary>The fields of a survey's translations, each named by its place in the file: <c>translations/de/questions/goals/ask</c>. An empty field takes its text out.</summary>
public static class TranslationFields
{
    public const string Part = "translations", AddLanguage = "add-language", RemoveLanguage = "remove-language", Tidy = "tidy-language", StillFits = "still-fits";

    /// <summary>Names the language that <see cref="AddLanguage"/> adds.</summary>
    public const string NewLanguage = "new-language";

    public static string PartOf(string language) => DraftPath.Name(Part, language);

    public static YamlNode Apply(YamlNode survey, IReadOnlyDictionary<string, string[]> fields)
    {
        foreach (var (name, values) in fields.Where(field => field.Key.StartsWith(Part + "/", StringComparison.Ordinal)))
            survey = With(survey, name.Split('/'), values.LastOrDefault()?.Trim().ReplaceLineEndings("\n") is { Length: > 0 } text ? text : null);
        if (fields.TryGetValue(NewLanguage, out var added) && Languages.Written(added.LastOrDefault()?.Trim()) is { } language) survey = Added(survey, language);
        return survey.At(Part) is null ? survey : WithPageKeys(survey);
    }

    /// <returns>The same survey when the button is none of these.</returns>
    public static YamlNode Press(YamlNode survey, string button) => button.Split(' ') switch
    {
        [RemoveLanguage, var language] => Removed(survey, language),
        [Tidy, var language] => SurveyFile.Read("", YamlOutputFile.Write(survey)) is var read && (read as Read<Survey>.Good)?.Value is { } known
            ? Without(survey, language, TranslatedTexts.Gone(known, language)) : survey,
        [StillFits, var language, var place] => NoteOriginals.StillFits(survey, language, place),
        _ => survey,
    };

    /// <param name="places">Of texts, or of all that a page, a question, a choice or a row has.</param>
    public static YamlNode Without(YamlNode survey, string language, IEnumerable<string> places) => places
        .Where(place => survey.At([Part, language, .. place.Split('/')]) is not null || place.EndsWith('/' + SurveyWording.Label, StringComparison.Ordinal))
        .Aggregate(survey, (left, place) => With(left, [Part, language, .. place.Split('/')], null));

    private static YamlNode Added(YamlNode survey, string language)
    {
        if (survey.At(Part, language) is not null || language == (survey.TextAt("language") ?? Languages.Default.Name)) return survey;
        return survey.At(Part) is YamlEntries all ? survey.With([Part], all with { Entries = [.. all.Entries, new YamlEntry(language, 0, YamlChange.Block())] })
            : survey.With([Part], YamlChange.Block((language, YamlChange.Block())));
    }

    private static YamlNode Removed(YamlNode survey, string language)
    {
        survey = survey.With([Part, language], null);
        return survey.At(Part) is YamlEntries { Entries.Count: 0 } ? survey.With([Part], null) : survey;
    }

    /// <summary>A page is found by its key, which nobody types.</summary>
    private static YamlNode WithPageKeys(YamlNode survey)
    {
        foreach (var place in Enumerable.Range(0, survey.ItemsAt("pages").Count))
            if (survey.At("pages", place) is YamlEntries page && page.TextAt("key") is null && page.TextAt("title") is { } title)
                survey = survey.With(["pages", place], page with
                {
                    Entries = [new YamlEntry("key", 0, YamlChange.Text(NewKey.Of(title, survey.ItemsAt("pages").Select(other => other.TextAt("key") ?? ""), "page"))), .. page.Entries],
                });
        return survey;
    }

    /// <summary>Blocks that are missing are made, and those that are left without a text taken out; a language stays.</summary>
    private static YamlNode With(YamlNode survey, IReadOnlyList<string> path, string? text) => path.Count < 3 || survey.At(path.Take(2)) is not YamlEntries language ? survey
        : survey.With([.. path.Take(2)], Below(language, [.. path.Skip(2)], text) ?? YamlChange.Block());

    private static YamlNode? Below(YamlNode? node, IReadOnlyList<string> path, string? text)
    {
        // Of a choice or a row that has nothing else, its label stands alone.
        if (path is [SurveyWording.Label] && node is null or YamlScalar) return Text(node, text);
        var block = node switch
        {
            YamlEntries known => known,
            YamlScalar label => YamlChange.Block((SurveyWording.Label, label)),
            _ => YamlChange.Block(),
        };
        var child = path.Count > 1 ? Below(block.At(path[0]), [.. path.Skip(1)], text) : Text(block.At(path[0]), text);
        var now = (YamlEntries)block.With([path[0]], child);
        return now.Entries.Count == 0 ? null : now;
    }

    /// <summary>A text that only ends in another way is as it was.</summary>
    private static YamlNode? Text(YamlNode? before, string? text) => text is null ? null : before is YamlScalar known && known.Value.Trim() == text ? known : YamlChange.Text(text);
}
