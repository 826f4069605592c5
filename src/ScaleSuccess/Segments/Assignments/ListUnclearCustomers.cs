using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>A customer whom the published model is not sure of.</summary>
/// <param name="Segment">Their current segment.</param>
/// <param name="Likeliest">Null: their answers hold nothing that the model knows.</param>
public sealed record UnclearRow(long CustomerId, string Customer, string Segment, string? Likeliest, double Confidence);

/// <summary>The customers whose segment is unclear, a page at a time.</summary>
public sealed class ListUnclearCustomers(ScaleDb db)
{
    public const int PageSize = 50;

    public async Task<long> Count(CancellationToken cancel) => (await db.Database.QueryAsync<long>(
        """
        select count(*) as "Value" from assigner_results p
        where unclear and model_id = (select id from segment_models where status = 'published')
        """, cancel)).Single();

    /// <summary>One row more than a page when there is a next page.</summary>
    /// <param name="after">The last customer of the page before; 0: the first page.</param>
    public Task<List<UnclearRow>> Page(long after, CancellationToken cancel) => db.Database.QueryAsync<UnclearRow>(
        """
        select p.customer_id, c.name as customer, p.segment, p.likeliest, p.confidence::float8 as confidence
        from assigner_results p join customers c on c.id = p.customer_id
        where p.unclear and p.model_id = (select id from segment_models where status = 'published') and p.customer_id > {0}
        order by p.customer_id limit {1}
        """, cancel, after, PageSize + 1);
}
