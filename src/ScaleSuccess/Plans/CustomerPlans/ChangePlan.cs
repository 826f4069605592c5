using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>What a contact can do to their customer's plan. Everything is idempotent; no one can change another customer's plan.</summary>
public sealed class ChangePlan(ScaleDb db, TimeProvider clock)
{
    /// <summary>Accepts this version; the first to do so is recorded. It ticks the action that asks for it.</summary>
    /// <returns>False when the plan has changed since: it has to be reviewed again.</returns>
    public async Task<bool> Accept(Visitor visitor, int version, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || plan.Version != version) return false;
        var now = clock.GetUtcNow();
        if (!await db.Acceptances.AnyAsync(a => a.PlanId == plan.Id && a.Version == version, cancel))
            db.Acceptances.Add(new Acceptance { PlanId = plan.Id, Version = version, ContactId = visitor.ContactId, AcceptedAt = now });
        foreach (var action in plan.Items.FindAll(item => item.AcceptsPlan)) plan.Tick(action, visitor.ContactId, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

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
    /// <returns>By how many characters the words are too long; 0: created.</returns>
    public async Task<int> AskForHelp(Visitor visitor, string about, string words, CancellationToken cancel)
    {
        if (CustomerPlans.AskForHelp.TooLong(words) is > 0 and var over) return over;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The two halves of a double click wait for each other.
        await db.PlanToChangeOf(visitor.CustomerId, cancel);
        await db.AddHelpRequest(visitor, about, words, clock.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return 0;
    }
}
