using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>Somebody at the customer leaves an item out of its plan, and says why. A milestone takes its actions with it. It can come back.</summary>
public sealed class DropItem(ScaleDb db, TimeProvider clock)
{
    public const string ReasonField = "reason", WordsField = "words";

    /// <param name="reason">One of <see cref="DropReason"/>.</param>
    public async Task<EditOutcome> Run(Visitor visitor, string kind, string key, string? reason, string? words, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return new EditOutcome.NotOpen();
        await db.LoadLeftOut(plan, cancel);
        // A second click.
        if (plan.Dropped.Exists(dropped => dropped.Kind == kind && dropped.Key == key)) return new EditOutcome.Saved();
        if (plan.Find(kind, key) is not { } item || !plan.CanDrop(item)) return new EditOutcome.NotOpen();
        var mistakes = new List<EditMistake>();
        if (!DropReason.All.Contains(reason)) mistakes.Add(string.IsNullOrEmpty(reason) ? new EditMistake.Empty(ReasonField) : new EditMistake.Unreadable(ReasonField));
        if (ChangeItem.Why(words, out var why, WordsField) is { } tooLong) mistakes.Add(tooLong);
        if (mistakes.Count > 0) return new EditOutcome.Refused(mistakes);

        var (now, revision) = (clock.GetUtcNow(), PlanRevision.Begin(plan));
        if (kind == ItemKind.Milestone)
            foreach (var action in plan.Items.FindAll(one => one.Kind == ItemKind.Action && one.Parent == key && !one.AcceptsPlan)) Drop(plan, action, with: key);
        Drop(plan, item, with: null);
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Edited, now, why, reason, item);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new EditOutcome.Saved();

        void Drop(Plan from, PlanItem dropped, string? with)
        {
            from.Items.Remove(dropped);
            from.Dropped.Add(new DroppedItem
            {
                PlanId = from.Id, Kind = dropped.Kind, Key = dropped.Key, Item = dropped.Content.ToJson(), Drafted = dropped.Drafted, With = with,
                Reason = reason!, Words = why, DroppedBy = visitor.ContactId, DroppedAt = now,
            });
        }
    }
}
