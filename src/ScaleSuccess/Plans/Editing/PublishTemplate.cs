using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Editing;

/// <summary>
/// Makes the draft of a template or a goal module the active version, after it was checked together with the others and the survey. New plans are made
/// from it; to plans that live it is proposed.
/// </summary>
public sealed class PublishTemplate(PublishDraft publish, CheckPlanText check)
{
    /// <summary>Everything that keeps it from being published.</summary>
    public async Task<IReadOnlyList<Mistake>> Check(DefinitionDraft draft, CancellationToken cancel) =>
        await check.Run(draft.Key, draft.Source, cancel) is Read<PlanFiles>.Bad(var mistakes) ? mistakes : [];

    /// <param name="revision">Of the draft, as it was looked at.</param>
    /// <param name="active">The version that was active then; 0: none.</param>
    public Task<PublishDraftOutcome> Run(string key, int revision, int active, string author, CancellationToken cancel) =>
        publish.Run(Definition.Plan, key, revision, active, author, Check, cancel);

    /// <summary>Makes an earlier version, or one that a file brought, the active one.</summary>
    public Task<PublishDraftOutcome> Activate(string key, int version, CancellationToken cancel) => publish.Activate(Definition.Plan, key, version, Check, cancel);
}
