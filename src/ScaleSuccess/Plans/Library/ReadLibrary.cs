using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Library;

/// <summary>A template or a goal module, and who uses it.</summary>
/// <param name="Title">As its author wrote it; its key, where nothing can be read.</param>
/// <param name="UsedBy">The segments whose plans are made from it, or the survey's option that brings it.</param>
/// <param name="Plans">That are not over: follow the template, or have the module's objective.</param>
public sealed record LibraryEntry(string Key, string Title, IReadOnlyList<string> UsedBy, int Plans)
{
    /// <summary>Null: it is not published yet.</summary>
    public Definition? Active { get; init; }
    public DefinitionDraft? Draft { get; init; }

    /// <summary>Of its active version, while it is open.</summary>
    public Rollout? Rollout { get; init; }

    /// <summary>Null: plans are made from it.</summary>
    public Retirement? Retired { get; init; }
    public bool IsGoalModule => CheckTemplates.IsGoalModule(Key);
}

/// <summary>All templates and goal modules.</summary>
public sealed class ReadLibrary(ScaleDb db, ActiveDefinitions definitions, DefinitionDrafts drafts, DefinitionRollouts rollouts, KnownSegments segments, CurrentSurvey surveys)
{
    /// <summary>Templates first; by title.</summary>
    public async Task<IReadOnlyList<LibraryEntry>> All(CancellationToken cancel)
    {
        var changed = (await drafts.All(Definition.Plan, cancel)).ToDictionary(draft => draft.Key);
        var active = (await definitions.All(Definition.Plan, cancel)).ToDictionary(one => one.Key);
        var retired = await definitions.Retired(Definition.Plan, cancel);
        var open = (await rollouts.AllOpen(Definition.Plan, cancel)).ToDictionary(rollout => rollout.Key);
        var plans = (await db.Database.QueryAsync<Live>(Sql.Text("Plans/Library/CountLivePlans.sql"), cancel)).ToDictionary(row => row.Key, row => row.Plans);
        var known = (await segments.All(cancel)).Where(segment => !segment.IsRetired).ToLookup(segment => segment.Template, segment => segment.Name);
        var goals = (await surveys.For(Purpose.Onboarding, cancel)).Value.About(Meaning.Goals);
        return
        [
            .. from key in active.Keys.Union(changed.Keys)
               let entry = new LibraryEntry(key, PlanFileTitles.Of(key, YamlFile.Nodes(active.GetValueOrDefault(key)?.Source ?? changed[key].Source)), UsedBy(key), plans.GetValueOrDefault(key))
               {
                   Active = active.GetValueOrDefault(key), Draft = changed.GetValueOrDefault(key), Rollout = open.GetValueOrDefault(key), Retired = retired.GetValueOrDefault(key),
               }
               orderby entry.IsGoalModule, entry.Title, key
               select entry,
        ];

        IReadOnlyList<string> UsedBy(string key) => CheckTemplates.IsGoalModule(key)
            ? goals?.Find(key[CheckTemplates.GoalPrefix.Length..]) is { } option ? [option.Label] : []
            : [.. known[key]];
    }

    private sealed record Live(string Key, int Plans);
}
