using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Editing.Translating;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>The form of a survey: its parts are pages, questions and who gets it. See <see cref="DraftFields"/> and <see cref="DraftStructure"/>.</summary>
public sealed class SurveyForm : IDraftForm
{
    public static readonly SurveyForm Instance = new();

    private SurveyForm() { }

    public string Kind => Definition.Survey;

    public bool Adds(string button) => button.Split(' ')[0] is DraftStructure.AddPage or DraftStructure.AddQuestion or DraftStructure.AddChoice;

    public YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields) =>
        NoteOriginals.Of(definition, TranslationFields.Apply(RemovedTexts.WithoutTranslations(definition, DraftFields.Apply(definition, fields)), fields));

    public (YamlNode Definition, string? At) Press(YamlNode definition, string button)
    {
        var (now, at) = DraftStructure.Run(TranslationFields.Press(definition, button), button);
        return (NoteOriginals.Of(definition, RemovedTexts.WithoutTranslations(definition, now)), at);
    }
}
