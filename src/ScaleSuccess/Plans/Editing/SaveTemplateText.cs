using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;

namespace ScaleSuccess.Plans.Editing;

/// <summary>Saves the whole text of a draft as somebody typed it, whatever is wrong in it: what is published is checked.</summary>
public sealed class SaveTemplateText(DefinitionDrafts drafts)
{
    /// <param name="revision">Of the draft that was changed.</param>
    public async Task<EditDraftOutcome> Run(string key, string text, int revision, string author, CancellationToken cancel)
    {
        if (await drafts.Find(Definition.Plan, key, cancel) is not { } draft) return new EditDraftOutcome.NotFound();
        if (text == draft.Source) return new EditDraftOutcome.Kept(null, null);
        if (draft.Revision == revision && await drafts.Keep(draft, text, author, cancel)) return new EditDraftOutcome.Kept(null, null);
        return await drafts.Find(Definition.Plan, key, cancel) is { } latest ? new EditDraftOutcome.EditConflict(latest, null) : new EditDraftOutcome.NotFound();
    }
}
