using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Data;

namespace ScaleSuccess.Customers;

/// <summary>What another system says of a customer. Contacts that it does not name stay as they are.</summary>
public sealed record CustomerRequest(
    string? Key, string? Name, string? Tier, string? TimeZone, IReadOnlyList<ContactRequest>? Contacts);

public sealed record ContactRequest(string? Name, string? Email, string? Role, string? TimeZone);

public abstract record SaveCustomerOutcome
{
    private SaveCustomerOutcome() { }
    public sealed record Created(Customer Customer) : SaveCustomerOutcome;
    public sealed record Updated(Customer Customer) : SaveCustomerOutcome;

    /// <summary>Every mistake at once: field → sentences.</summary>
    public sealed record Refused(IReadOnlyDictionary<string, string[]> Mistakes) : SaveCustomerOutcome;
}

/// <summary>Makes a customer known, or brings what is known up to date. The same request twice is the same as once.</summary>
public sealed class SaveCustomer(ScaleDb db, TimeProvider clock)
{
    public async Task<SaveCustomerOutcome> Run(CustomerRequest request, CancellationToken cancel)
    {
        var mistakes = CheckCustomer.Mistakes(request);
        if (mistakes.Count > 0) return new SaveCustomerOutcome.Refused(mistakes);
        try
        {
            return await Save(request, cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same request came twice at once; by now the other one's rows are there to update.
            db.ChangeTracker.Clear();
            return await Save(request, cancel);
        }
    }

    private async Task<SaveCustomerOutcome> Save(CustomerRequest request, CancellationToken cancel)
    {
        var key = request.Key!.Trim();
        var customer = await db.Customers.Include(c => c.Contacts)
            .FirstOrDefaultAsync(c => c.Key.ToLower() == key.ToLower(), cancel);
        var isNew = customer is null;
        if (customer is null)
        {
            customer = new Customer
            {
                Key = key, Name = request.Name!.Trim(), Tier = request.Tier ?? "standard",
                TimeZone = request.TimeZone ?? "UTC", CreatedAt = clock.GetUtcNow(),
            };
            db.Customers.Add(customer);
        }
        else
        {
            customer.Name = request.Name!.Trim();
            customer.Tier = request.Tier ?? customer.Tier;
            customer.TimeZone = request.TimeZone ?? customer.TimeZone;
        }
        foreach (var contact in request.Contacts ?? []) Take(customer, contact);
        await db.SaveChangesAsync(cancel);
        return isNew ? new SaveCustomerOutcome.Created(customer) : new SaveCustomerOutcome.Updated(customer);
    }

    private void Take(Customer customer, ContactRequest request)
    {
        var email = request.Email!.Trim();
        var known = customer.Contacts.Find(c => string.Equals(c.Email, email, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            customer.Contacts.Add(new Contact
            {
                Name = request.Name!.Trim(), Email = email, Role = request.Role ?? Contact.User,
                TimeZone = request.TimeZone, CreatedAt = clock.GetUtcNow(),
            });
            return;
        }
        known.Name = request.Name!.Trim();
        known.Role = request.Role ?? known.Role;
        known.TimeZone = request.TimeZone ?? known.TimeZone;
    }
}
