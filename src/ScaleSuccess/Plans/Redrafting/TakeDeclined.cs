using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// What was suggested and declined comes into the plan after all. A day that has passed meanwhile becomes the first working day from
/// today on; an action needs its milestone, and that open.
/// </summary>
public sealed class TakeDeclined(ScaleDb db, TimeProvider clock)
{
    public async Task<EditOutcome> Run(Visitor visitor, string kind, string key, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { IsOver: false } plan) return new EditOutcome.NotOpen();
        await db.LoadLeftOut(plan, cancel);
        // A second click.
        if (plan.Find(kind, key) is not null) return new EditOutcome.Saved();
        if (Open(plan).FirstOrDefault(one => one.Kind == kind && one.Key == key) is not { } content) return new EditOutcome.NotOpen();

        var (now, revision) = (clock.GetUtcNow(), PlanRevision.Begin(plan));
        var today = await db.DayOf(plan, now, cancel);
        var item = plan.AsLast(content);
        NewDay.Renew(plan, item, await db.WorkingDaysOf(plan, cancel), today);
        plan.Declined.RemoveAll(declined => declined.Kind == kind && declined.Key == key);
        AddItem.Insert(plan, item);
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Edited, now);
        await db.KeepSurveyNumbers(plan, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new EditOutcome.Saved();
    }

    /// <summary>What of a customer's plan can still come.</summary>
    public async Task<IReadOnlyList<ItemContent>> Open(Visitor visitor, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().Include(one => one.Items).Include(one => one.Acceptances).Include(one => one.Declined)
            .AsSplitQuery().SingleOrDefaultAsync(one => one.CustomerId == visitor.CustomerId, cancel);
        return plan is null or { IsOver: true } ? [] : Open(plan);
    }

    private static IReadOnlyList<ItemContent> Open(Plan plan) =>
    [
        .. from declined in plan.Declined
           orderby declined.Id
           let content = declined.ReadItem()
           where content.Phase == plan.Phase
           where content.Kind != ItemKind.Action || plan.HasOpenMilestone(content)
           select plan.Fitted(content),
    ];
}
