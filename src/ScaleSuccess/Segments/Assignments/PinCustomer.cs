using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Ops put a customer into a segment, with a reason, until they lift it; no training changes that.</summary>
public sealed class PinCustomer(
    ScaleDb db, KnownSegments segments, CurrentSegments rules, ReadUsableModel models, AssignSegments assign, SegmentOptions options,
    SegmentLog log, TimeProvider clock)
{
    private const int LongestReason = 300;

    public async Task<SegmentRefusal?> Run(long customer, string segment, string reason, string author, CancellationToken cancel)
    {
        reason = TypedText.OneLine(reason);
        if (reason.Length is 0 or > LongestReason) return SegmentRefusal.ReasonIsMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await SegmentLock.Share(db, cancel);
        if (await Claim(customer, cancel) is not { } name) return SegmentRefusal.NoSuchCustomer;
        var known = (await segments.All(cancel)).FirstOrDefault(one => one.Key == segment);
        if (known is null) return SegmentRefusal.NoSuchSegment;
        if (known.IsRetired) return SegmentRefusal.SegmentIsRetired;
        if (await db.SegmentPins.SingleOrDefaultAsync(p => p.CustomerId == customer && p.LiftedAt == null, cancel) is { } before)
        {
            if (before.Segment == segment && before.Reason == reason) return null;
            before.Lift(author, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
        db.SegmentPins.Add(new SegmentPin
        {
            CustomerId = customer, Segment = segment, Reason = reason, PinnedBy = author, PinnedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        await AssignAnew(customer, cancel);
        await log.Add(author, SegmentEventKind.Pinned, segment, null, new(Name: known.Name, Customer: name, Note: reason), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The model, or the rules, decide about this customer again.</summary>
    public async Task<SegmentRefusal?> Lift(long customer, string author, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await SegmentLock.Share(db, cancel);
        if (await Claim(customer, cancel) is not { } name) return SegmentRefusal.NoSuchCustomer;
        if (await db.SegmentPins.SingleOrDefaultAsync(p => p.CustomerId == customer && p.LiftedAt == null, cancel) is not { } pin)
            return SegmentRefusal.NotPinned;
        pin.Lift(author, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await AssignAnew(customer, cancel);
        await log.Add(author, SegmentEventKind.Lifted, pin.Segment, null, new(Customer: name), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Their name, locked against the step and against a second click; null where nothing assigns them.</summary>
    private async Task<string?> Claim(long customer, CancellationToken cancel) =>
        (await db.Database.QueryAsync<string>(
            """
            select c.name as "Value" from customers c
            where c.id = {0} and exists (select from responses r where r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null)
            for no key update of c
            """, cancel, customer)).SingleOrDefault();

    /// <summary>At once where they are now; in candidates' dry runs when those are made again.</summary>
    private async Task AssignAnew(long customer, CancellationToken cancel)
    {
        // While it is being applied to everybody, that has to end first, or it would assign them without the pin.
        await db.Database.ExecuteAsync("select from segment_models where status = 'published' for share", cancel);
        await db.Database.ExecuteAsync(
            "delete from assigner_results where customer_id = {0} and model_id in (select id from segment_models union all select 0)", cancel, customer);
        await assign.Assign(new AssignCustomer(await models.Published(cancel), await rules.All(cancel), options), [customer], cancel);
    }
}
