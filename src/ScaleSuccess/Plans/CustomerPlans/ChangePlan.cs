using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>What a customer's person does to their plan. Everything works twice like once; nobody reaches another's plan.</summary>
public sealed class ChangePlan(ScaleDb db, TimeProvider clock)
{
    private const int LongestWords = 2000;

    /// <summary>The action <c>confirm_plan</c>, behind the key of its milestone; docs/definitions.md tells ops.</summary>
    private const string AcceptingSuffix = ".confirm_plan";

    /// <summary>Says that this version is right. The first to say so is named.</summary>
    /// <returns>False when the plan has changed since: it has to be looked at again.</returns>
    public async Task<bool> Accept(Visitor visitor, int version, CancellationToken cancel)
    {
        var accepted = await db.Database.ExecuteAsync(
            """
            insert into acceptances (plan_id, version, contact_id, accepted_at)
            select id, version, {1}, {3} from plans where customer_id = {0} and version = {2}
            on conflict (plan_id, version) do update set accepted_at = acceptances.accepted_at
            """, cancel, visitor.CustomerId, visitor.ContactId, version, clock.GetUtcNow());
        if (accepted > 0) await TickAccepting(visitor, cancel);
        return accepted > 0;
    }

    /// <summary>Where the template asks for the yes as an action, saying it does it.</summary>
    private async Task TickAccepting(Visitor visitor, CancellationToken cancel)
    {
        var asked = await (
            from plan in db.Plans
            join item in db.PlanItems on plan.Id equals item.PlanId
            where plan.CustomerId == visitor.CustomerId && item.Kind == ItemKind.Action && item.Key.EndsWith(AcceptingSuffix)
            select item.Key).FirstOrDefaultAsync(cancel);
        if (asked is not null) await Finish(visitor, asked, done: true, cancel);
    }

    /// <summary>Ticks an action of the customer's own side, or takes the tick back; a milestone is done with its last action.</summary>
    public async Task Finish(Visitor visitor, string action, bool done, CancellationToken cancel)
    {
        var plan = await db.Plans.Where(p => p.CustomerId == visitor.CustomerId).Select(p => p.Id).SingleOrDefaultAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two people ticking the last two actions at once must see each other's tick, or the milestone stays open.
        await db.Database.ExecuteAsync("select from plans where id = {0} for no key update", cancel, plan);
        var items = await db.PlanItems.Where(i => i.PlanId == plan).ToListAsync(cancel);
        if (items.Find(i => i.Kind == ItemKind.Action && i.Key == action && i.Side == "customer") is not { } item) return;
        var now = clock.GetUtcNow();
        if (done) item.Finish(visitor.ContactId, now);
        else item.Reopen();
        var siblings = items.Where(i => i.Kind == ItemKind.Action && i.Parent == item.Parent);
        var milestone = items.Find(i => i.Kind == ItemKind.Milestone && i.Key == item.Parent);
        if (siblings.All(i => i.IsDone)) milestone?.Finish(visitor.ContactId, now);
        else if (!done) milestone?.Reopen();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Asks for somebody. The same words about the same thing while one is open are one request.</summary>
    public async Task AskForHelp(Visitor visitor, string about, string words, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The two halves of a double click wait for each other.
        await db.Database.ExecuteAsync("select from contacts where id = {0} for no key update", cancel, visitor.ContactId);
        await db.Database.ExecuteAsync(
            """
            insert into help_requests (customer_id, contact_id, about, words, created_at)
            select {0}, {1}, {2}, {3}, {4}
            where not exists (select from help_requests
                              where contact_id = {1} and about = {2} and words = {3} and closed_at is null)
            """, cancel, visitor.CustomerId, visitor.ContactId, TypedText.Clean(about, LongestWords),
            TypedText.Clean(words.Trim(), LongestWords), clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
    }
}
