using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A customer by the key that the vendor's own systems know, whatever its case.</summary>
public sealed class FindCustomer(ScaleDb db)
{
    public Task<Customer?> ByKey(string key, CancellationToken cancel) =>
        // The database lower-cases both: its rules and .NET's differ for some letters.
        db.Customers.FromSql($"select * from customers where lower(key) = lower({key})").AsNoTracking().Include(customer => customer.Contacts).FirstOrDefaultAsync(cancel);
}
