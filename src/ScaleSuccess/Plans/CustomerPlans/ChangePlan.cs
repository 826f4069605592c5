using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>What a contact can do to their customer's plan. Everything is idempotent; no one can change another customer's plan.</summary>
public sealed class ChangePlan(ScaleDb db, TimeProvider clock)
{
    /// <summary>Accepts this version.</summary>
    /// <returns>False when the plan has changed since: it has to be reviewed again.</returns>
    public Task<bool> Accept(Visitor visitor, PlanVersion read, CancellationToken cancel) =>
        Say(visitor, read, (plan, now) => plan.Accept(visitor.ContactId, now), cancel);

    /// <summary>Accepts one section as it was read.</summary>
    /// <param name="hash">Of what it said, see <see cref="Plan.HashOf"/>.</param>
    /// <returns>False when it has changed since.</returns>
    public Task<bool> AcceptSection(Visitor visitor, string section, string hash, CancellationToken cancel) => Change(visitor, (plan, now) =>
    {
        if (!Plan.Sections.Contains(section) || plan.HashOf(section) != hash) return false;
        plan.AcceptSection(section, visitor.ContactId, now);
        return true;
    }, cancel);

    /// <summary>Says that the goal is reached.</summary>
    /// <returns>False when the plan has changed since.</returns>
    public Task<bool> ConfirmGoal(Visitor visitor, PlanVersion read, CancellationToken cancel) =>
        Say(visitor, read, (plan, now) => plan.ConfirmGoal(visitor.ContactId, now), cancel);

    /// <summary>Ticks an action of the customer's own side, or removes the tick. The one that asks for acceptance accepts this version, or takes that back.</summary>
    /// <returns>False when the plan has changed since and nothing was done for that reason: it is gone or over, or is accepted as it was read.</returns>
    public Task<bool> Finish(Visitor visitor, string action, bool done, PlanVersion read, CancellationToken cancel) => Change(visitor, (plan, now) =>
    {
        if (plan.Find(ItemKind.Action, action) is not { } item || !item.IsOf(Side.Customer) || !plan.IsOfThisPhase(item)) return false;
        if (item.AcceptsPlan && done && plan.ReadVersion != read) return false;
        if (item.AcceptsPlan && !done) return plan.TakeBack(visitor.ContactId, now);
        if (item.AcceptsPlan) plan.Accept(visitor.ContactId, now);
        else if (done) item.Finish(visitor.ContactId, now);
        else plan.Untick(item);
        return true;
    }, cancel);

    /// <summary>Says that a milestone is reached, or that it is not after all.</summary>
    /// <returns>False when the plan has changed since: it is gone, or over.</returns>
    public Task<bool> FinishMilestone(Visitor visitor, string milestone, bool done, CancellationToken cancel) => Change(visitor, (plan, now) =>
        done ? plan.FinishMilestone(milestone, visitor.ContactId, now) : plan.ReopenMilestone(milestone), cancel);

    private Task<bool> Say(Visitor visitor, PlanVersion read, Action<Plan, DateTimeOffset> yes, CancellationToken cancel) => Change(visitor, (plan, now) =>
    {
        if (plan.ReadVersion != read) return false;
        yes(plan, now);
        return true;
    }, cancel);

    /// <returns>False when there is no plan or the change said no: nothing is changed then.</returns>
    private async Task<bool> Change(Visitor visitor, Func<Plan, DateTimeOffset, bool> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || !change(plan, clock.GetUtcNow())) return false;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
