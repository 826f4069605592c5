using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>
/// Moves all customers to where a just published model puts them: from its dry run where there is one, else after
/// assigning everybody anew. The model's row is claimed, so one server does it and the others wait for the next minute.
/// </summary>
public sealed class ApplyPublished(ScaleDb db, ReadUsableModel models, AssignAll all, SaveAssignerResults save, TimeProvider clock)
{
    /// <summary>Everybody may move: more than any usual command.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <returns>How many customers came into another segment.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(Patience);
        try
        {
            return await Apply(cancel);
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
    }

    private async Task<int> Apply(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claimed = await db.Database.QueryAsync<Claimed>(
            """
            select id, dry_run_at is not null as is_ready from segment_models
            where status = 'published' and applied_at is null for no key update skip locked
            """, cancel);
        if (claimed.Count == 0) return 0;
        var model = await models.Of(claimed[0].Id, cancel)
            ?? throw new InvalidOperationException($"The published model {claimed[0].Id} cannot be read.");
        if (!claimed[0].IsReady) await all.Run(model, cancel);
        // Whose pin was set or lifted while the dry run was made is assigned with the next batch.
        await db.Database.ExecuteAsync(
            """
            delete from assigner_results p where p.model_id = {0} and (
                exists (select from segment_pins s where s.customer_id = p.customer_id and s.lifted_at is null and s.segment <> p.segment)
                or (p.pinned and not exists (select from segment_pins s where s.customer_id = p.customer_id and s.lifted_at is null)))
            """, cancel, model.Id);
        var moved = await save.Apply(model, null, cancel);
        await db.Database.ExecuteAsync(
            "update segment_models set applied_at = {1}, dry_run_at = coalesce(dry_run_at, {1}) where id = {0}", cancel, model.Id, clock.GetUtcNow());
        // Other assigners' results are no longer needed; they can be computed again.
        await db.Database.ExecuteAsync(
            "update segment_models set dry_run_at = null where status not in ('candidate', 'published') and dry_run_at is not null", cancel);
        await db.Database.ExecuteAsync(
            "delete from assigner_results where model_id not in (select id from segment_models where dry_run_at is not null)", cancel);
        await transaction.CommitAsync(cancel);
        return moved;
    }

    private sealed record Claimed(long Id, bool IsReady);
}
