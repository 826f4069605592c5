using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

public abstract record HelpOutcome
{
    private HelpOutcome() { }

    /// <summary>Asked, now or by an earlier click.</summary>
    public sealed record Asked : HelpOutcome;

    /// <summary>Nothing is said: nobody could help.</summary>
    public sealed record NoWords : HelpOutcome;

    /// <param name="Over">By how many characters, of the most that fit.</param>
    public sealed record TooLong(int Over, int Most) : HelpOutcome;
}

/// <summary>What a contact can do to their customer's plan. Everything is idempotent; no one can change another customer's plan.</summary>
public sealed class ChangePlan(ScaleDb db, TimeProvider clock)
{
    /// <summary>Accepts this version.</summary>
    /// <returns>False when the plan has changed since: it has to be reviewed again.</returns>
    public Task<bool> Accept(Visitor visitor, int version, CancellationToken cancel) =>
        Say(visitor, version, (plan, now) => plan.Accept(visitor.ContactId, now), cancel);

    /// <summary>Says that the goal is reached.</summary>
    /// <returns>False when the plan has changed since.</returns>
    public Task<bool> ConfirmGoal(Visitor visitor, int version, CancellationToken cancel) =>
        Say(visitor, version, (plan, now) => plan.ConfirmGoal(visitor.ContactId, now), cancel);

    /// <summary>Ticks an action of the customer's own side, or removes the tick.</summary>
    public async Task Finish(Visitor visitor, string action, bool done, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return;
        if (plan.Find(ItemKind.Action, action) is not { Side: "customer" } item) return;
        if (done) plan.Tick(item, visitor.ContactId, clock.GetUtcNow());
        else plan.Untick(item);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Creates a help request.</summary>
    public async Task<HelpOutcome> AskForHelp(Visitor visitor, string about, string words, CancellationToken cancel)
    {
        if (CustomerPlans.AskForHelp.Said(words).Length == 0) return new HelpOutcome.NoWords();
        if (CustomerPlans.AskForHelp.TooLong(words) is > 0 and var over) return new HelpOutcome.TooLong(over, CustomerPlans.AskForHelp.LongestWords);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.AddHelpRequest(visitor, about, words, clock.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new HelpOutcome.Asked();
    }

    private async Task<bool> Say(Visitor visitor, int version, Action<Plan, DateTimeOffset> yes, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || plan.Version != version) return false;
        yes(plan, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
