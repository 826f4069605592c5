using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <param name="Decision">As <c>PlanProposal.Decision</c> has it.</param>
/// <param name="By">Who at the customer answered it, or of ops kept the plan; null: nobody, or they are gone.</param>
public sealed record DecidedProposal(string Cause, string Decision, string? By, DateTimeOffset DecidedAt);

/// <summary>What is proposed to a customer, and what became of proposals before.</summary>
/// <param name="Waiting">What it is still asked.</param>
/// <param name="Declined">New lines that it did not want.</param>
/// <param name="Decided">The newest first.</param>
public sealed record CustomerProposals(IReadOnlyList<ProposedChange> Waiting, IReadOnlyList<ItemContent> Declined, IReadOnlyList<DecidedProposal> Decided);

/// <summary>For ops: which changes wait for a customer's answer, what it declined, and who decided when.</summary>
public sealed class ReadCustomerProposals(ScaleDb db, ReadProposedPlan proposed)
{
    private const int MostDecided = 5;

    public async Task<CustomerProposals> Of(long customer, CancellationToken cancel) => new(
        await proposed.For(customer, cancel) is { } open ? open.Asked : [],
        (await db.Set<DeclinedItem>().AsNoTracking().Where(declined => db.Set<Plan>().Any(plan => plan.Id == declined.PlanId && plan.CustomerId == customer)).OrderBy(declined => declined.Id).ToListAsync(cancel))
            .ConvertAll(declined => declined.ReadItem()),
        await db.Database.QueryAsync<DecidedProposal>(
            """
            select p.cause, p.decision, coalesce(p.decided_by, k.name) as by, p.decided_at
            from plan_proposals p left join contacts k on k.id = p.decided_by_contact
            where p.customer_id = {0} and p.decided_at is not null
            order by p.decided_at desc, p.id desc limit {1}
            """, cancel, customer, MostDecided));
}
