using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>The form of a survey: its parts are pages, questions and who gets it. See <see cref="DraftFields"/> and <see cref="DraftStructure"/>.</summary>
public sealed class SurveyForm : IDraftForm
{
    public static readonly SurveyForm Instance = new();

    private SurveyForm() { }

    public string Kind => Definition.Survey;

    public YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields) => TranslationFields.Apply(DraftFields.Apply(definition, fields), fields);

    public (YamlNode Definition, string? At) Press(YamlNode definition, string button) => DraftStructure.Run(TranslationFields.Press(definition, button), button);

    public string Written(YamlNode definition, string part) => part.Length == 0
        ? YamlOutputFile.Write(((YamlEntries)definition) with { Entries = [.. ((YamlEntries)definition).Entries.Where(entry => entry.Key is not ("pages" or SendFields.Part or TranslationFields.Part))] })
        : definition.At(DraftFields.Path(part)) is { } node ? YamlOutputFile.Write(node) : "";

    public IEnumerable<string> PartsLike(YamlNode definition, string part) => DraftFields.Path(part).Count switch
    {
        4 => DraftFields.Questions(definition).Select(path => DraftFields.Name(path)),
        2 when part.StartsWith("pages/", StringComparison.Ordinal) => definition.ItemsAt("pages").Select((_, place) => DraftFields.Name("pages", place)),
        _ => [],
    };
}
