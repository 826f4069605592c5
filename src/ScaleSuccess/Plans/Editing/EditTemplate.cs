using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rewriting;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Editing;

/// <summary>Saves what ops changed on the form of a template or a goal module.</summary>
public sealed class EditTemplate(EditDraft edit, DefinitionDrafts drafts, ActiveDefinitions definitions)
{
    public async Task<EditDraftOutcome> Run(string key, DraftEdit change, string author, CancellationToken cancel) =>
        await edit.Run(new PlanForm(await Taken(key, cancel)), key, change, author, cancel);

    /// <summary>With what is on the form and not saved yet; null: that cannot be told.</summary>
    public async Task<TypedDraft?> Tried(DefinitionDraft draft, DraftEdit change, CancellationToken cancel) => EditDraft.Typed(new PlanForm(await Taken(draft.Key, cancel)), draft.Source, change);

    /// <summary>With keys for what has none.</summary>
    public async Task<YamlNode> Keyed(string key, YamlNode plan, CancellationToken cancel) => new PlanForm(await Taken(key, cancel)).Apply(plan, new Dictionary<string, string[]>());

    /// <summary>
    /// The keys that new lines here cannot have. Templates may share theirs: no plan is made of two. Those of an earlier version of this file
    /// are taken, too: living plans know other lines by them.
    /// </summary>
    private async Task<IReadOnlyCollection<string>> Taken(string key, CancellationToken cancel)
    {
        var isGoal = CheckTemplates.IsGoalModule(key);
        var others = (await definitions.AllActive(Definition.Plan, definition => definition, cancel)).Select(one => (one.Definition.Key, one.Definition.Source))
            .Concat((await drafts.All(Definition.Plan, cancel)).Select(draft => (draft.Key, draft.Source)))
            .Where(other => other.Key != key && (isGoal || CheckTemplates.IsGoalModule(other.Key)));
        var earlier = (await definitions.History(Definition.Plan, key, cancel)).Select(version => version.Source);
        return [.. others.Select(other => other.Source).Concat(earlier).Select(YamlFile.Nodes).OfType<YamlNode>().SelectMany(NewPlanKeys.Keys).Distinct()];
    }
}
