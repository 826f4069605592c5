using ScaleSuccess.Definitions.Rollouts;

namespace ScaleSuccess.Definitions.Drafts;

public abstract record PublishDraftOutcome
{
    private PublishDraftOutcome() { }
    public sealed record Published(int Version) : PublishDraftOutcome;

    /// <summary>It says what the active version says; there is no draft any more.</summary>
    public sealed record Unchanged : PublishDraftOutcome;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : PublishDraftOutcome;

    /// <summary>The draft was changed, or another version became active, since it was looked at.</summary>
    public sealed record ChangedMeanwhile : PublishDraftOutcome;
    public sealed record Refused(PublishRefusal Reason) : PublishDraftOutcome;
}

public enum PublishRefusal
{
    NoteIsMissing, NoteIsTooLong,

    /// <summary>It is brought back first.</summary>
    IsRetired,

    /// <summary>Of a version that is rolled out to a share, nothing else can become active: it is finished or rolled back first.</summary>
    RolloutIsOpen,
    NoSuchShare,

    /// <summary>How it is to go on by itself.</summary>
    NoSuchStages,

    /// <summary>Who is not in the share would have nothing to go on with.</summary>
    ShareOfNothing,

    /// <summary>Which customers are in a segment is decided for all of them at once.</summary>
    ShareMovesCustomers,
}

/// <summary>Makes a draft the active version, after it was checked with all that names it. One at a time: two that fit alone may not fit together.</summary>
public sealed class PublishDraft(DefinitionDrafts drafts, SaveDefinition save, ActiveDefinitions definitions, DefinitionRollouts rollouts)
{
    /// <param name="revision">Of the draft, as it was looked at.</param>
    /// <param name="active">The version that was active then, which it was compared with; 0: none.</param>
    /// <param name="check">Everything that keeps it from being published.</param>
    /// <param name="then">What happens together with it: the new version, and the one that was active before.</param>
    public async Task<PublishDraftOutcome> Run(
        string kind, string key, int revision, int active, string author, Func<DefinitionDraft, CancellationToken, Task<IReadOnlyList<Mistake>>> check, CancellationToken cancel,
        string note = "", Func<Definition, Definition?, Task>? then = null)
    {
        await using var transaction = await save.Begin(cancel);
        if (await drafts.Find(kind, key, cancel) is not { Revision: > 0 } draft || draft.Revision != revision) return new PublishDraftOutcome.ChangedMeanwhile();
        var now = await definitions.TryActive(kind, key, definition => definition, cancel);
        if ((now?.Definition.Version ?? 0) != active) return new PublishDraftOutcome.ChangedMeanwhile();
        if (await rollouts.Open(kind, key, cancel) is not null) return new PublishDraftOutcome.Refused(PublishRefusal.RolloutIsOpen);
        if (await check(draft, cancel) is { Count: > 0 } mistakes) return new PublishDraftOutcome.Wrong(mistakes);
        var newest = (await definitions.History(kind, key, cancel)).FirstOrDefault()?.Version ?? 0;
        var outcome = await save.FromOps(kind, key, draft.Source, null, newest, author, cancel, note);
        if (!await drafts.Discard(kind, key, revision, cancel)) return new PublishDraftOutcome.ChangedMeanwhile();
        if (outcome is SaveOutcome.Saved(var version) && then is not null) await then(version, now?.Definition);
        await transaction.CommitAsync(cancel);
        return outcome is SaveOutcome.Saved(var saved) ? new PublishDraftOutcome.Published(saved.Version) : new PublishDraftOutcome.Unchanged();
    }

    /// <summary>Makes an earlier version, or one that a file brought, the active one; it is checked as if new.</summary>
    public async Task<PublishDraftOutcome> Activate(
        string kind, string key, int version, Func<DefinitionDraft, CancellationToken, Task<IReadOnlyList<Mistake>>> check, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if ((await definitions.History(kind, key, cancel)).Find(known => known.Version == version) is not { } wanted) return new PublishDraftOutcome.ChangedMeanwhile();
        if (await rollouts.Open(kind, key, cancel) is not null) return new PublishDraftOutcome.Refused(PublishRefusal.RolloutIsOpen);
        if (await check(DefinitionDraft.Of(wanted), cancel) is { Count: > 0 } mistakes) return new PublishDraftOutcome.Wrong(mistakes);
        await save.Activate(kind, key, version, cancel);
        await rollouts.Reactivate(wanted, cancel);
        await transaction.CommitAsync(cancel);
        return new PublishDraftOutcome.Published(version);
    }
}
