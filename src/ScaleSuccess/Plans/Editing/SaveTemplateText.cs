using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Plans.Editing;

/// <summary>
/// Saves the whole text of a draft as somebody typed it, whatever is wrong in it: what is published is checked. What others have changed
/// meanwhile is brought together with it as on the form, comments too; of a text that cannot be read, nothing is.
/// </summary>
public sealed class SaveTemplateText(DefinitionDrafts drafts, EditTemplate form)
{
    /// <summary>How often somebody else may be quicker.</summary>
    private const int Attempts = 5;

    /// <param name="began">The text that it was made from.</param>
    public async Task<EditDraftOutcome> Run(string key, string began, string text, string author, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await drafts.Find(Definition.Plan, key, cancel) is not { } draft) return new EditDraftOutcome.NotFound();
            var (both, theirs) = draft.Source == began ? (text, null) : await Merged(key, began, text, draft.Source, cancel);
            if (both is null) return new EditDraftOutcome.EditConflict(draft, null);
            if (theirs is not null || attempt > Attempts) return new EditDraftOutcome.EditConflict(draft, new(both, null, theirs ?? draft.Source));
            if (both == draft.Source || await drafts.Keep(draft, both, author, cancel)) return new EditDraftOutcome.Kept(null, null);
        }
    }

    /// <returns>The text, null: one of the texts cannot be read; and where both have changed the same, the one in which theirs counts.</returns>
    private async Task<(string? Text, string? Theirs)> Merged(string key, string began, string mine, string theirs, CancellationToken cancel)
    {
        if (mine == began) return (theirs, null);
        if (YamlFile.Nodes(began) is not YamlEntries was || YamlFile.Nodes(mine) is not YamlEntries my || YamlFile.Nodes(theirs) is not YamlEntries their) return (null, null);
        var (node, clashes) = MergeYaml.Of(was, my, their);
        // What two people have added at once may have lost its key.
        if (!RewriteYaml.IsSame(node, my) && !RewriteYaml.IsSame(node, their)) node = await form.Keyed(key, node, cancel);
        // Line by line comments of both stay; only where lines collide, my file is written anew.
        if (clashes) return (RewriteYaml.Of(mine, node), RewriteYaml.Of(mine, MergeYaml.Of(was, their, my).Node));
        return (LineDiff.Merged(began, mine, theirs) is { } lines && RewriteYaml.IsSame(YamlFile.Nodes(lines), node) ? lines : RewriteYaml.Of(mine, node), null);
    }
}
