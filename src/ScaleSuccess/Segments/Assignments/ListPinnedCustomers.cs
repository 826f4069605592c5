using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>A customer whom a person has put into a segment.</summary>
public sealed record PinnedRow(long CustomerId, string Customer, string Segment, string Reason, string By, DateTimeOffset At);

/// <summary>The customers who are pinned now, a page at a time.</summary>
public sealed class ListPinnedCustomers(ScaleDb db)
{
    public const int PageSize = 50;

    /// <summary>One row more than a page when there is a next page.</summary>
    /// <param name="after">The last customer of the page before; 0: the first page.</param>
    public Task<List<PinnedRow>> Page(long after, CancellationToken cancel) => db.Database.QueryAsync<PinnedRow>(
        """
        select p.customer_id, c.name as customer, p.segment, p.reason, p.pinned_by as by, p.pinned_at as at
        from segment_pins p join customers c on c.id = p.customer_id
        where p.lifted_at is null and p.customer_id > {0}
        order by p.customer_id limit {1}
        """, cancel, after, PageSize + 1);
}
