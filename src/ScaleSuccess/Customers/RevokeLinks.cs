using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Revokes every personal link that a person has been sent; the next e-mail contains a new one.</summary>
public sealed class RevokeLinks(ScaleDb db)
{
    public async Task Run(long customer, long contact, CancellationToken cancel)
    {
        var person = await db.Contacts.SingleOrDefaultAsync(c => c.Id == contact && c.CustomerId == customer, cancel);
        if (person is null) return;
        person.RevokeLinks();
        await db.SaveChangesAsync(cancel);
    }
}
