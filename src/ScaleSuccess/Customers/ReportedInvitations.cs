using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A person whom a colleague named and who does not know why they were invited.</summary>
/// <param name="NamedBy">As that contact's own name says; null: they are gone.</param>
/// <param name="ReportedAt">Null: an earlier build did not record it.</param>
/// <param name="InAll">How many wait for ops.</param>
public sealed record ReportedInvitation(
    long Contact, long CustomerId, string Customer, string Name, string Email, string? NamedBy, DateTimeOffset? ReportedAt, int InAll);

/// <summary>Invitations reported as unwanted, until ops have looked into them. Their company invites nobody else, then or later.</summary>
public sealed class ReportedInvitations(ScaleDb db, TimeProvider clock)
{
    public const int Most = 10;

    /// <summary>Those that wait, the latest first.</summary>
    public Task<List<ReportedInvitation>> Open(CancellationToken cancel) =>
        db.Database.QueryAsync<ReportedInvitation>(
            """
            select k.id as contact, c.id as customer_id, c.name as customer, k.name, k.email, n.name as named_by, k.consent_at as reported_at,
                   count(*) over ()::int as in_all
            from contacts k
            join customers c on c.id = k.customer_id
            left join contacts n on n.id = k.named_by
            where k.consent = 'reported' and k.report_closed_at is null
            order by k.consent_at desc nulls last, k.id desc
            limit {0}
            """, cancel, Most);

    /// <summary>Ops have seen to it; the first to say so is recorded.</summary>
    public Task Close(long contact, string by, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            "update contacts set report_closed_at = {1}, report_closed_by = {2} where id = {0} and consent = 'reported' and report_closed_at is null",
            cancel, contact, clock.GetUtcNow(), by);
}
