using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>The impact of one exact text, as step <see cref="CountImpacts"/> counts it or has counted it.</summary>
/// <param name="Impact">Of what is looked at by now.</param>
public sealed record ImpactCount(long Id, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset? DoneAt, TemplateImpact Impact)
{
    public bool IsDone => DoneAt is not null;
    public int ToLookAt => Impact.Plans - Impact.Over;
    public int LookedAt => ToLookAt - Impact.NotLookedAt;
}

/// <summary>Begins, reads and cancels counts of what a draft would do. There is one of each template; one of another text than the draft's is outdated.</summary>
public sealed class ImpactCounts(ScaleDb db, DraftOnPlans onPlans, TimeProvider clock)
{
    /// <summary>Of several who begin the same at once, one does; what is under way goes on. What was counted is counted anew.</summary>
    /// <param name="version">The number that the draft would get.</param>
    public async Task Begin(DefinitionDraft draft, int version, string author, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync(
            "delete from impact_counts where key = {0} and (done_at is not null or source <> {1} or version <> {2})", cancel, draft.Key, draft.Source, version);
        var reached = await onPlans.Reached(draft.Key, cancel);
        var living = reached.Where(plan => !plan.IsOver).Select(plan => plan.Id).ToArray();
        await db.Database.ExecuteAsync(Sql.Text("Plans/Impacts/BeginCount.sql"), cancel, draft.Key, draft.Source, version, reached.Count - living.Length, author, clock.GetUtcNow(), living);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Of exactly this text, to be published as this version; null: nobody has asked for it.</summary>
    public async Task<ImpactCount?> Of(string key, string text, int version, CancellationToken cancel)
    {
        if (await db.Database.QueryAsync<Count>(
            "select id, over, asked_by, asked_at, done_at from impact_counts where key = {0} and source = {1} and version = {2}", cancel, key, text, version) is not [var count]) return null;
        var plans = await db.Database.QueryAsync<Looked>("select place::int as place, outcome, count(*)::int as plans from impact_plans where count_id = {0} group by 1, 2", cancel, count.Id);
        var looked = plans.Where(row => row.Outcome is not null).Select(row => (row.Place, Enum.Parse<ImpactOutcome>(row.Outcome!, ignoreCase: true), row.Plans)).ToList();
        return new ImpactCount(count.Id, count.AskedBy, count.AskedAt, count.DoneAt,
            TemplateImpact.Of(looked, count.Over, plans.Where(row => row.Outcome is null).Sum(row => row.Plans), count.DoneAt ?? clock.GetUtcNow()));
    }

    /// <summary>Whoever is at work on it stops after the plans that it has in hand.</summary>
    public Task Cancel(long count, CancellationToken cancel) => db.Database.ExecuteAsync("delete from impact_counts where id = {0} and done_at is null", cancel, count);

    private sealed record Count(long Id, int Over, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset? DoneAt);
    private sealed record Looked(int Place, string? Outcome, int Plans);
}
