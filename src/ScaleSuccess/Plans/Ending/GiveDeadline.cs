using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Ending;

/// <summary>
/// Gives a plan its deadline, new or the same again: what is open takes these days, and sentences that name the deadline the new one, as one
/// revision. The caller has locked the plan, and saves.
/// </summary>
public sealed class GiveDeadline(RedateTitles redate)
{
    /// <param name="due">By the item's id.</param>
    public async Task Run(Plan plan, DateOnly deadline, IReadOnlyDictionary<long, DateOnly> due, Visitor visitor, DateTimeOffset now, CancellationToken cancel)
    {
        var revision = PlanRevision.Begin(plan);
        var titles = await redate.Of(plan, visitor, deadline, cancel);
        plan.Extend(deadline, due, titles.Plan, titles.Items, visitor.ContactId, now);
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Extended, now);
    }
}
