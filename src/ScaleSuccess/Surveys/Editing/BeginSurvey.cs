using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing.Translating;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>Begins a survey that nobody is asked before it is published.</summary>
public sealed class BeginSurvey(DefinitionDrafts drafts, CurrentSurvey surveys)
{
    /// <param name="like">The key of the survey to begin with a copy of; null: with an empty page.</param>
    /// <returns>Its key, made from the title.</returns>
    public async Task<string> Run(string title, string? like, string author, CancellationToken cancel)
    {
        var known = (await surveys.All(cancel)).Select(survey => survey.Definition.Key).Concat((await drafts.All(Definition.Survey, cancel)).Select(draft => draft.Key));
        var key = NewKey.Of(title, known, "survey");
        var copied = like is not null && await drafts.Find(Definition.Survey, like, cancel) is { } copy ? copy.Nodes
            : YamlChange.Block(("survey", YamlChange.Text("")), ("purpose", YamlChange.Text("")), ("title", YamlChange.Text("")), ("pages", YamlChange.List([YamlChange.Block()])));
        // It is called otherwise, in each language.
        foreach (var language in (copied.At(TranslationFields.Part) as YamlEntries)?.Entries ?? []) copied = (YamlEntries)copied.With([TranslationFields.Part, language.Key, SurveyWording.Title], null);
        var text = YamlOutputFile.Write(copied.With(["survey"], YamlChange.Text(key)).With(["title"], YamlChange.Text(title)).With(["purpose"], YamlChange.Text(Purpose.Other.Name())));
        await drafts.Keep(DefinitionDraft.New(Definition.Survey, key), text, author, cancel);
        return key;
    }
}
