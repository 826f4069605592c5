using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// What a proposal took away, with the customer's yes or by itself, comes back, an action with its milestone. It stays then, like what was
/// to go and was kept. A day that has passed meanwhile becomes the first working day from today on.
/// </summary>
public sealed class RestoreRemoved(ScaleDb db, TimeProvider clock)
{
    public async Task<EditOutcome> Run(Visitor visitor, string kind, string key, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { IsOver: false } plan) return new EditOutcome.NotOpen();
        await db.LoadLeftOut(plan, cancel);
        // A second click.
        if (plan.Find(kind, key) is not null) return new EditOutcome.Saved();
        var removed = await Removed(plan, cancel);
        if (!removed.TryGetValue(new LineId(kind, key), out var content)) return new EditOutcome.NotOpen();

        var now = clock.GetUtcNow();
        var (today, calendar) = (await db.DayOf(plan, now, cancel), await db.WorkingDaysOf(plan, cancel));
        var back = new[] { MilestoneOf(plan, content, removed), content }.OfType<ItemContent>().Select(plan.AsLast).ToList();
        var revision = PlanRevision.Begin(plan, back);
        foreach (var item in back)
        {
            NewDay.Renew(plan, item, calendar, today);
            AddItem.Insert(plan, item);
        }
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Edited, now);
        // After the revision: it is as it was drafted.
        foreach (var item in back) item.Settle(drafted: null, isKept: true);
        await db.KeepSurveyNumbers(plan, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new EditOutcome.Saved();
    }

    /// <summary>What can come back into a plan that is loaded with its items and what was left out.</summary>
    public async Task<IReadOnlySet<LineId>> Open(Plan plan, CancellationToken cancel) =>
        plan.IsOver ? new HashSet<LineId>() : (await Removed(plan, cancel)).Keys.ToHashSet();

    private async Task<Dictionary<LineId, ItemContent>> Removed(Plan plan, CancellationToken cancel)
    {
        var gone = (await db.Set<PlanChange>().AsNoTracking()
                .Where(change => change.PlanId == plan.Id && change.Kind == ChangeKind.Dropped && change.Cause == ChangeCause.Proposal).OrderByDescending(change => change.Id).ToListAsync(cancel))
            .DistinctBy(change => (change.ItemKind, change.ItemKey)).Select(change => change.ReadItem())
            .Where(item => plan.Find(item.Kind, item.Key) is null && !plan.Dropped.Exists(one => one.Kind == item.Kind && one.Key == item.Key) && plan.IsOfThisOrEveryPhase(PlanItem.From(plan.Id, item)))
            .ToDictionary(item => new LineId(item.Kind, item.Key));
        return gone.Where(one => one.Value.Kind != ItemKind.Action || MilestoneOf(plan, one.Value, gone) is not null || plan.HasOpenMilestone(one.Value)).ToDictionary();
    }

    /// <summary>The milestone that an action brings along; null: it is none, or that is there.</summary>
    private static ItemContent? MilestoneOf(Plan plan, ItemContent item, Dictionary<LineId, ItemContent> removed) =>
        item is { Kind: ItemKind.Action, Parent: { } milestone } && plan.Find(ItemKind.Milestone, milestone) is null ? removed.GetValueOrDefault(new LineId(ItemKind.Milestone, milestone)) : null;
}
