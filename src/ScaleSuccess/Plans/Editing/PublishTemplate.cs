using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Plans.Editing;

/// <param name="Note">What is better now, for whoever looks at the versions later.</param>
/// <param name="TakesLive">It is proposed to plans that live, too.</param>
/// <param name="Share">Percent of the customers who get it first; 100: everybody.</param>
public sealed record PublishChoice(string Note, bool TakesLive, int Share)
{
    public const int LongestNote = 500;

    /// <summary>Days from one stage to the next, of which ops choose.</summary>
    public static readonly IReadOnlyList<int> StageDays = [3, 7, 14];

    /// <summary>How it goes on by itself after the first share; null: by hand.</summary>
    public StagePlan? Stages { get; init; }
}

/// <summary>
/// Makes the draft of a template or a goal module the active version, after it was checked together with the others and the survey. New plans are made
/// from it, of everybody or of a share of the customers first; to plans that live it is proposed, if that is wanted.
/// </summary>
public sealed class PublishTemplate(PublishDraft publish, CheckPlanText check, DefinitionDrafts drafts, ActiveDefinitions definitions, DefinitionRollouts rollouts, ProposeTemplate propose)
{
    /// <summary>Everything that keeps it from being published.</summary>
    public async Task<IReadOnlyList<Mistake>> Check(DefinitionDraft draft, CancellationToken cancel) =>
        await check.Run(draft.Key, draft.Source, cancel) is Read<PlanFiles>.Bad(var mistakes) ? mistakes : [];

    /// <param name="revision">Of the draft, as it was looked at.</param>
    /// <param name="active">The version that was active then; 0: none.</param>
    public async Task<PublishDraftOutcome> Run(string key, int revision, int active, PublishChoice choice, string author, CancellationToken cancel)
    {
        if (await Refusal(key, choice, cancel) is { } refusal) return new PublishDraftOutcome.Refused(refusal);
        return await publish.Run(Definition.Plan, key, revision, active, author, Check, cancel, choice.Note.Trim(), async (version, before) =>
        {
            await rollouts.Begin(version, before, choice.Share, choice.TakesLive, choice.Stages, author, cancel);
            if (choice.TakesLive) await propose.Run(key, cancel);
        });
    }

    /// <summary>Makes an earlier version, or one that a file brought, the active one.</summary>
    public Task<PublishDraftOutcome> Activate(string key, int version, CancellationToken cancel) => publish.Activate(Definition.Plan, key, version, Check, cancel);

    /// <param name="revision">Of the draft, as it was looked at.</param>
    /// <returns>False: it is another one by now.</returns>
    public Task<bool> Discard(string key, int revision, CancellationToken cancel) => drafts.Discard(Definition.Plan, key, revision, cancel);

    /// <summary>Looked at before the lock: another draft, or another active version, is found under it.</summary>
    private async Task<PublishRefusal?> Refusal(string key, PublishChoice choice, CancellationToken cancel)
    {
        if (choice.Note.Trim().Length == 0) return PublishRefusal.NoteIsMissing;
        if (choice.Note.Trim().Length > PublishChoice.LongestNote) return PublishRefusal.NoteIsTooLong;
        if ((await definitions.Retired(Definition.Plan, cancel)).ContainsKey(key)) return PublishRefusal.IsRetired;
        if (choice.Share == Rollout.Everybody) return null;
        if (!Rollout.Shares.Contains(choice.Share)) return PublishRefusal.NoSuchShare;
        if (choice.Stages is { } stages && !(PublishChoice.StageDays.Contains(stages.Days) && stages.StopAbove is >= 1 and <= 100)) return PublishRefusal.NoSuchStages;
        if (await definitions.TryActive(Definition.Plan, key, definition => definition, cancel) is not { Definition: var before }) return PublishRefusal.ShareOfNothing;
        return await drafts.Find(Definition.Plan, key, cancel) is { } draft && MovesCustomers(before.Source, draft) ? PublishRefusal.ShareMovesCustomers : null;
    }

    /// <summary>Whether it changes who gets the template.</summary>
    public static bool MovesCustomers(string before, DefinitionDraft draft) => !CheckTemplates.IsGoalModule(draft.Key)
        && SegmentFile.Read(draft.File, before) is Read<SegmentRule>.Good(var was) && SegmentFile.Read(draft.File, draft.Source) is Read<SegmentRule>.Good(var now)
        && (was.Order != now.Order || !was.Requires.OrderBy(one => one.Key, StringComparer.Ordinal).Select(Written).SequenceEqual(now.Requires.OrderBy(one => one.Key, StringComparer.Ordinal).Select(Written)));

    private static string Written(KeyValuePair<string, IReadOnlyList<string>> rule) => $"{rule.Key}: {string.Join(", ", rule.Value)}";
}
