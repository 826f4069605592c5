using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Proposals;

/// <summary>Templates and segments by key.</summary>
public sealed record OpenProposal(
    long Id, long CustomerId, string Customer, string FromTemplate, string ToSegment, string ToTemplate, string Cause, DateTimeOffset CreatedAt);

/// <summary>Plans to review, the longest waiting first.</summary>
public sealed class ReadProposals(ScaleDb db)
{
    private const int Most = 50;

    private const string Select =
        """
        select o.id, o.customer_id, c.name as customer, o.from_template, o.to_segment, o.to_template, o.cause, o.created_at
        from plan_proposals o join customers c on c.id = o.customer_id
        """;

    public Task<List<OpenProposal>> Open(CancellationToken cancel) => db.Database.QueryAsync<OpenProposal>(
        Select + " where o.decided_at is null order by o.created_at, o.id limit {0}", cancel, Most);

    public Task<int> CountOpen(CancellationToken cancel) => db.PlanProposals.CountAsync(o => o.DecidedAt == null, cancel);

    /// <summary>Null: none is open.</summary>
    public async Task<OpenProposal?> Of(long customer, CancellationToken cancel) => (await db.Database.QueryAsync<OpenProposal>(
        Select + " where o.decided_at is null and o.customer_id = {0}", cancel, customer)).SingleOrDefault();
}
