using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Warnings;

namespace ScaleSuccess.Plans.Editing;

/// <summary>One template or goal module as a file brings it.</summary>
/// <param name="File">As whoever imports it calls it.</param>
/// <param name="Active">What it would take the place of; null: it is new.</param>
public sealed record ImportedTemplate(string File, string Key, string Text, Definition? Active)
{
    public bool IsUnchanged => Active?.Source == Text;

    /// <summary>What is different from the active version; of a new one nothing.</summary>
    public IReadOnlyList<TemplateChange> Changes { get; init; } = [];

    /// <summary>What is doubtful about it.</summary>
    public IReadOnlyList<Mistake> Warnings { get; init; } = [];
}

public abstract record ImportTemplatesOutcome
{
    private ImportTemplatesOutcome() { }

    /// <summary>They fit each other, the survey and all else that is active.</summary>
    public sealed record Fitting(IReadOnlyList<ImportedTemplate> Templates) : ImportTemplatesOutcome;

    /// <summary>Nothing is imported of files of which one has a mistake.</summary>
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : ImportTemplatesOutcome;
}

public enum KeepImportedOutcome { Kept, Unchanged, HasDraft }

/// <summary>Brings files of templates and goal modules into the console as drafts, once they fit together.</summary>
public sealed class ImportTemplates(CheckPlanText check, DefinitionDrafts drafts, ActiveDefinitions definitions)
{
    /// <summary>Whether they can be imported, and what each would change. Keeps nothing.</summary>
    public async Task<ImportTemplatesOutcome> Look(IReadOnlyList<DefinitionText> files, CancellationToken cancel)
    {
        var texts = files.Select(file => (file.File, Key: KeyOf(file.Content), Text: file.Content.ReplaceLineEndings("\n"))).ToList();
        var mistakes = texts.Where(one => one.Key is null).SelectMany(one => WithoutKey(one.File, one.Text))
            .Concat(texts.Where(one => one.Key is not null).GroupBy(one => one.Key).Where(same => same.Count() > 1).Select(same => new Mistake(same.Last().File, 1, $"`{same.Key}`", $"{same.First().File} is about the same: import one of them."))).ToList();
        if (mistakes.Count > 0) return new ImportTemplatesOutcome.Wrong(mistakes);
        switch (await check.Run([.. texts.Select(one => (one.Key!, one.Text))], cancel))
        {
            case Read<PlanFiles>.Good(var all):
                var found = new List<ImportedTemplate>();
                foreach (var (file, key, text) in texts) found.Add(await Of(file, key!, text, all, cancel));
                return new ImportTemplatesOutcome.Fitting(found);
            case Read<PlanFiles>.Bad(var wrong): return new ImportTemplatesOutcome.Wrong(wrong);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <param name="replace">Takes the place of a draft that somebody is working on.</param>
    public async Task<KeepImportedOutcome> Keep(ImportedTemplate template, bool replace, string author, CancellationToken cancel)
    {
        if (template.IsUnchanged) return KeepImportedOutcome.Unchanged;
        var now = await drafts.Find(Definition.Plan, template.Key, cancel) ?? DefinitionDraft.New(Definition.Plan, template.Key);
        if (now.Revision > 0 && now.Source == template.Text) return KeepImportedOutcome.Kept;
        if (now.Revision > 0 && !replace) return KeepImportedOutcome.HasDraft;
        // What is published next comes after the version that is active now, whatever the draft before it was begun with.
        return await drafts.Keep(now with { BasedOn = template.Active?.Version ?? 0 }, template.Text, author, cancel) ? KeepImportedOutcome.Kept : KeepImportedOutcome.HasDraft;
    }

    private async Task<ImportedTemplate> Of(string file, string key, string text, PlanFiles all, CancellationToken cancel)
    {
        var active = (await definitions.TryActive(Definition.Plan, key, definition => definition, cancel))?.Definition;
        return new ImportedTemplate(file, key, text, active)
        {
            Changes = active is not null && YamlFile.Nodes(active.Source) is { } was && YamlFile.Nodes(text) is { } now ? TemplateChanges.Between(was, now) : [],
            Warnings = TemplateWarnings.Of(new DefinitionText(CheckPlanText.FileOf(key), text), all),
        };
    }

    private static string? KeyOf(string text) => GoalModuleFile.Is(text)
        ? YamlFile.Value(text, "goal") is { } goal && YamlMap.IsKey(goal) ? CheckTemplates.GoalPrefix + goal : null
        : YamlFile.Value(text, "segment") is { } segment && YamlMap.IsKey(segment) ? segment : null;

    /// <summary>The mistakes of a file that does not say what it is.</summary>
    private static IReadOnlyList<Mistake> WithoutKey(string file, string text) => GoalModuleFile.Is(text)
        ? GoalModuleFile.Read(file, text) is Read<GoalModule>.Bad(var module) ? module : []
        : TemplateFile.Read(file, text) is Read<Template>.Bad(var template) ? template : [];
}
