using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

public abstract record ImportDraftOutcome
{
    private ImportDraftOutcome() { }
    public sealed record Kept(DefinitionDraft Draft) : ImportDraftOutcome;

    /// <summary>It says what the active version says: there is nothing to change.</summary>
    public sealed record Unchanged(string Survey, int Version) : ImportDraftOutcome;

    /// <summary>Ops are changing this survey: their draft stays.</summary>
    public sealed record HasDraft(DefinitionDraft Draft) : ImportDraftOutcome;

    /// <summary>No form could show it.</summary>
    public sealed record Unreadable(IReadOnlyList<Mistake> Mistakes) : ImportDraftOutcome;
}

/// <summary>
/// Makes a survey's file a draft in the console, where it is looked at and published: nobody is asked anything else before that. Mistakes
/// that a form can fix do not keep it out.
/// </summary>
public sealed class ImportDraft(DefinitionDrafts drafts, CurrentSurvey surveys)
{
    /// <param name="replace">Takes the place of a draft that there is.</param>
    public async Task<ImportDraftOutcome> Run(DefinitionText file, bool replace, string author, CancellationToken cancel)
    {
        var text = file.Content.ReplaceLineEndings("\n");
        if (YamlFile.Value(text, "survey") is not { } key || !YamlMap.IsKey(key)) return new ImportDraftOutcome.Unreadable(WithoutKey(file with { Content = text }));
        var active = (await surveys.TryFind(key, cancel))?.Definition;
        if (active?.Source == text) return new ImportDraftOutcome.Unchanged(key, active.Version);
        var now = await drafts.Find(Definition.Survey, key, cancel) ?? DefinitionDraft.New(Definition.Survey, key);
        if (now.Revision > 0 && !replace) return new ImportDraftOutcome.HasDraft(now);
        // What is published next comes after the version that is active now, whatever the draft before it was begun with.
        var kept = await drafts.Keep(now with { BasedOn = active?.Version ?? 0 }, text, author, cancel);
        var draft = (await drafts.Find(Definition.Survey, key, cancel))!;
        return kept ? new ImportDraftOutcome.Kept(draft) : new ImportDraftOutcome.HasDraft(draft);
    }

    private static IReadOnlyList<Mistake> WithoutKey(DefinitionText file) => SurveyFile.Read(file.File, file.Content) is Read<Survey>.Bad(var mistakes) ? mistakes : [];
}
