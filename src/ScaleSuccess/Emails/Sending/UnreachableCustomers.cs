using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Sending;

/// <param name="InAll">How many such customers there are.</param>
public sealed record UnreachableCustomer(long Id, string Name, long InAll);

/// <summary>Customers all of whose contacts have addresses that do not accept mail: only ops can find another one.</summary>
public sealed class UnreachableCustomers(ScaleDb db)
{
    public const int Most = 10;

    public Task<List<UnreachableCustomer>> Latest(CancellationToken cancel) =>
        db.Database.QueryAsync<UnreachableCustomer>(
            """
            select c.id, c.name, count(*) over () as in_all
            from customers c
            where exists (select from contacts k join suppressions s on s.address = lower(k.email) and s.lifted_at is null and s.topic is null
                          where k.customer_id = c.id)
              and not exists (select from reachable_contacts r where r.customer_id = c.id)
            order by c.id desc
            limit {0}
            """, cancel, Most);
}
