using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Publishing;

/// <summary>
/// Publishes a model: a candidate, or an earlier one again. It only marks it; <see cref="AssignSegments"/> then moves the
/// customers, so a second click, a second server or a crash in between changes nothing.
/// </summary>
public sealed class PublishModel(ScaleDb db, SegmentLog log, TimeProvider clock)
{
    /// <param name="seen">The model that was published when the author decided; null: none was.</param>
    public Task<SegmentRefusal?> Run(long model, long? seen, string author, CancellationToken cancel) =>
        Publish(model, seen, new Decider(author), cancel);

    /// <param name="setBy">Who set the policy.</param>
    public Task<SegmentRefusal?> RunByPolicy(long model, long? seen, string setBy, CancellationToken cancel) =>
        Publish(model, seen, new Decider(setBy, ByPolicy: true), cancel);

    private async Task<SegmentRefusal?> Publish(long model, long? seen, Decider by, CancellationToken cancel)
    {
        await using var transaction = await SegmentLock.Take(db, cancel);
        var wanted = await db.SegmentModels.AsNoTracking().Where(m => m.Id == model)
            .Select(m => new { m.Status, m.K, m.DefinitionId, m.AppliedAt }).SingleOrDefaultAsync(cancel);
        if (wanted is null) return SegmentRefusal.NoSuchModel;
        if (wanted.Status == SegmentModel.Published) return null;
        if (wanted.Status == SegmentModel.Discarded || wanted.DefinitionId is null) return SegmentRefusal.ModelIsDiscarded;
        if (wanted.K < 2) return SegmentRefusal.OneGroupOnly;
        if (await Published(cancel) != seen) return SegmentRefusal.EditConflict;

        await Retire(db, by, clock.GetUtcNow(), cancel);
        await db.Database.ExecuteAsync(
            """
            update segment_models set status = 'published', published_at = {1}, decided_at = {1}, decided_by = {2}, by_policy = {3}, applied_at = null,
                -- A dry run of before other answers and other assignments is made anew.
                dry_run_at = case when status = 'candidate'
                    and not exists (select from segment_events e where e.kind in ('published', 'republished', 'back_to_rules') and e.at > dry_run_at)
                    then dry_run_at end
            where id = {0}
            """, cancel, model, clock.GetUtcNow(), by.Name, by.ByPolicy);
        await ActivateSegments(db, model, clock.GetUtcNow(), cancel);
        await log.Add(by, wanted.Status == SegmentModel.Retired ? SegmentEventKind.Republished : SegmentEventKind.Published, null, model, new(), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>No model is published any more; the templates' rules assign customers again.</summary>
    public async Task<SegmentRefusal?> BackToRules(long? seen, string author, CancellationToken cancel)
    {
        await using var transaction = await SegmentLock.Take(db, cancel);
        var published = await Published(cancel);
        if (published is null) return seen is null ? SegmentRefusal.NoModelIsPublished : null;
        if (published != seen) return SegmentRefusal.EditConflict;
        await Retire(db, new Decider(author), clock.GetUtcNow(), cancel);
        await ActivateSegments(db, SaveAssignerResults.Rules, clock.GetUtcNow(), cancel);
        await log.Add(author, SegmentEventKind.BackToRules, null, published, new(), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private Task<long?> Published(CancellationToken cancel) =>
        db.SegmentModels.Where(m => m.Status == SegmentModel.Published).Select(m => (long?)m.Id).SingleOrDefaultAsync(cancel);

    private static Task Retire(ScaleDb db, Decider by, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteAsync(
        "update segment_models set status = 'retired', applied_at = null, decided_at = {0}, decided_by = {1}, by_policy = {2} where status = 'published'",
        cancel, now, by.Name, by.ByPolicy);

    /// <summary>The model's segments become active, the others are retired.</summary>
    private static Task ActivateSegments(ScaleDb db, long model, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update segments s set
            born_at = case when lives then coalesce(born_at, {1}) else born_at end,
            retired_at = case when lives then null when born_at is null then retired_at else coalesce(retired_at, {1}) end
        from (
            with recursive final (key, merged_into, lives) as (
                select s.key, s.merged_into, true from segments s join segment_clusters c on c.segment = s.key and c.model_id = {0}
                union
                select s.key, s.merged_into, true from segments s join final f on s.key = f.merged_into)
            select s.key, coalesce((select bool_or(f.lives) from final f where f.key = s.key and f.merged_into is null), false) as lives from segments s
        ) now where now.key = s.key
        """, cancel, model, now);
}
