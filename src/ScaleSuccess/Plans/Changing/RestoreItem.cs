using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>
/// What was left out comes back: a milestone with what went with it, an action with its milestone if that is out, too. A day that has
/// passed meanwhile becomes the first working day from today on.
/// </summary>
public sealed class RestoreItem(ScaleDb db, TimeProvider clock)
{
    public async Task<EditOutcome> Run(Visitor visitor, string kind, string key, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { IsOver: false } plan) return new EditOutcome.NotOpen();
        await db.LoadLeftOut(plan, cancel);
        // A second click.
        if (plan.Find(kind, key) is not null) return new EditOutcome.Saved();
        if (plan.Dropped.Find(one => one.Kind == kind && one.Key == key) is not { } dropped || dropped.ReadItem().Phase != plan.Phase && kind is ItemKind.Milestone or ItemKind.Action or ItemKind.Commitment)
            return new EditOutcome.NotOpen();

        var (now, revision) = (clock.GetUtcNow(), PlanRevision.Begin(plan));
        var today = await db.DayOf(plan, now, cancel);
        var calendar = await db.WorkingDaysOf(plan, cancel);
        foreach (var back in ComingBack(plan, dropped))
        {
            plan.Dropped.Remove(back);
            var item = PlanItem.From(plan.Id, back.ReadItem(), back.Drafted);
            NewDay.Renew(plan, item, calendar, today);
            AddItem.Return(plan, item);
        }
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Edited, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new EditOutcome.Saved();
    }

    private static List<DroppedItem> ComingBack(Plan plan, DroppedItem dropped)
    {
        var milestone = dropped.Kind == ItemKind.Milestone ? dropped.Key : dropped.Kind == ItemKind.Action ? dropped.ReadItem().Parent : null;
        return [.. plan.Dropped.Where(one => one == dropped || (milestone is not null && (one.With == milestone || (one.Kind == ItemKind.Milestone && one.Key == milestone))))];
    }
}
