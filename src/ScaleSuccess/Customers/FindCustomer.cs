using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A customer by the key that the vendor's own systems know, whatever its case.</summary>
public sealed class FindCustomer(ScaleDb db)
{
    public Task<Customer?> ByKey(string key, CancellationToken cancel) => In(db, TypedText.OneLine(key)).AsNoTracking().FirstOrDefaultAsync(cancel);

    /// <summary>Written exactly so first: of two customers whose keys were told apart before, each is still found.</summary>
    /// <returns>At most one, with its contacts.</returns>
    internal static IQueryable<Customer> In(ScaleDb db, string key) => db.Customers.FromSql(
        $"""
         select * from customers
         where folded_key = {FoldedText.Of(key)} or (folded_key is null and lower(key) = lower({key}))
         order by (key = {key}) desc, folded_key limit 1
         """).Include(customer => customer.Contacts);
}
