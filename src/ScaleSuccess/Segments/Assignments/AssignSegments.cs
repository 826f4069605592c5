using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>
/// Gives every customer whose answers are in a segment: by the published model, else by the templates' rules. A model
/// that has just been published moves everybody at once; after that each newly answered customer is assigned in batches.
/// </summary>
public sealed class AssignSegments(
    ScaleDb db, CurrentSegments segments, ReadUsableModel models, AnsweredCustomers answered, SaveAssignerResults save, ApplyPublished published,
    SegmentOptions options) : IStep
{
    private const int Batch = 2_000;

    public async Task<int> Run(CancellationToken cancel)
    {
        var total = await published.Run(cancel);
        var assign = new AssignCustomer(await models.Published(cancel), await segments.All(cancel), options);
        while (await RunBatch(assign, cancel) is { } done) total += done;
        await TakeOff(assign, null, cancel);
        return total;
    }

    /// <returns>Null when none is left; fewer than were claimed where another server was faster.</returns>
    private async Task<int?> RunBatch(AssignCustomer assign, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await IsStillInCharge(assign.Model, cancel)) return null;
        var claimed = await db.Database.QueryAsync<long>(
            Sql.Text("Segments/Assignments/ClaimUnassigned.sql"), cancel, Id(assign), Batch);
        if (claimed.Count == 0) return null;
        long[] customers = [.. claimed.Distinct()];
        var done = await Assign(assign, customers, cancel);
        await TakeOff(assign, customers, cancel);
        await transaction.CommitAsync(cancel);
        return done;
    }

    /// <summary>Assigns these customers now, on the caller's transaction.</summary>
    public async Task<int> Assign(AssignCustomer assign, long[] customers, CancellationToken cancel)
    {
        var results = (await answered.Of(customers, cancel)).Select(customer => (customer, assign.Of(customer))).ToList();
        var done = await save.Run(Id(assign), results, cancel);
        await save.Apply(assign.Model, customers, cancel);
        return done;
    }

    /// <param name="customers">Null: all who need not be looked at any more.</param>
    private Task<int> TakeOff(AssignCustomer assign, long[]? customers, CancellationToken cancel) =>
        db.Database.ExecuteAsync(Sql.Text("Segments/Assignments/TakeOffAssigned.sql"), cancel, Id(assign), customers);

    private static long Id(AssignCustomer assign) => assign.Model?.Id ?? SaveAssignerResults.Rules;

    /// <summary>
    /// Prevents assigning by a model, or by rules, replaced meanwhile, or while all customers are being moved.
    /// The locks, in turn, make a publication wait for this batch.
    /// </summary>
    private async Task<bool> IsStillInCharge(UsableModel? model, CancellationToken cancel)
    {
        await SegmentLock.Share(db, cancel);
        var now = await db.Database.QueryAsync<long>(
            "select id as \"Value\" from segment_models where status = 'published' and applied_at is not null for share skip locked", cancel);
        return model is null
            ? now.Count == 0 && !await db.SegmentModels.AnyAsync(m => m.Status == SegmentModel.Published, cancel)
            : now.Contains(model.Id);
    }
}
