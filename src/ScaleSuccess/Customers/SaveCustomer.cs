using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A customer as sent by another system. Contacts that it does not name are not changed.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CustomerRequest(
    string? Key, string? Name, string? Tier, string? TimeZone, IReadOnlyList<ContactRequest>? Contacts)
{
    /// <summary>ISO 3166, such as DE.</summary>
    public string? Country { get; init; }

    /// <summary>What the vendor thinks they would answer, by the meaning or key of a question of the onboarding survey: Surveys checks and keeps it.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ContactRequest(string? Name, string? Email, string? Role, string? TimeZone)
{
    /// <summary>In which they read: a BCP 47 tag, such as de.</summary>
    public string? Language { get; init; }
}

public abstract record SaveCustomerOutcome
{
    private SaveCustomerOutcome() { }
    public sealed record Created(Customer Customer) : SaveCustomerOutcome;
    public sealed record Updated(Customer Customer) : SaveCustomerOutcome;

    /// <summary>Every mistake at once.</summary>
    public sealed record Refused(IReadOnlyList<CustomerMistake> Mistakes) : SaveCustomerOutcome;
}

/// <summary>Creates or updates a customer. The request is idempotent.</summary>
public sealed class SaveCustomer(ScaleDb db, TimeProvider clock)
{
    public async Task<SaveCustomerOutcome> Run(CustomerRequest request, CancellationToken cancel)
    {
        // Customers from before the rule for keys are still brought up to date.
        var isKnown = !CheckCustomer.CanBeRead(request.Key) && await FindCustomer.In(db, TypedText.OneLine(request.Key)).AnyAsync(cancel);
        var mistakes = CheckCustomer.Mistakes(request, isKnown);
        if (mistakes.Count > 0) return new SaveCustomerOutcome.Refused(mistakes);
        try
        {
            return await Save(request, cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same request came twice at once; the other one's rows now exist and can be updated.
            db.ChangeTracker.Clear();
            return await Save(request, cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidParameterValue })
        {
            // The machine's and the database's time zone data may be of different versions.
            db.ChangeTracker.Clear();
            var unknown = await UnknownZones(request, cancel);
            if (unknown.Count == 0) throw;
            return new SaveCustomerOutcome.Refused(unknown);
        }
    }

    private async Task<IReadOnlyList<CustomerMistake>> UnknownZones(CustomerRequest request, CancellationToken cancel)
    {
        var zones = CheckCustomer.Zones(request).ToList();
        var unknown = await db.Database.QueryAsync<string>(
            """
            select zone as "Value" from unnest({0}) zone
            where not exists (select from pg_timezone_names n where lower(n.name) = lower(zone))
            """, cancel, [zones.Select(named => named.Zone).ToArray()]);
        return [.. zones.Where(named => unknown.Contains(named.Zone))
            .Select(named => new CustomerMistake(named.Field, CustomerMistakeCode.UnknownTimeZone, named.Zone))];
    }

    private async Task<SaveCustomerOutcome> Save(CustomerRequest request, CancellationToken cancel)
    {
        var key = TypedText.OneLine(request.Key);
        var customer = await FindCustomer.In(db, key).FirstOrDefaultAsync(cancel);
        var isNew = customer is null;
        if (customer is null)
        {
            customer = new Customer
            {
                Key = key, Name = TypedText.OneLine(request.Name), Tier = Tier(request) ?? "standard",
                TimeZone = request.TimeZone ?? "UTC", Country = request.Country, CreatedAt = clock.GetUtcNow(),
            };
            db.Customers.Add(customer);
        }
        else
        {
            customer.Name = TypedText.OneLine(request.Name);
            customer.Tier = Tier(request) ?? customer.Tier;
            customer.TimeZone = request.TimeZone ?? customer.TimeZone;
            customer.Country = request.Country ?? customer.Country;
        }
        foreach (var contact in request.Contacts ?? []) Take(customer, contact);
        await db.SaveChangesAsync(cancel);
        return isNew ? new SaveCustomerOutcome.Created(customer) : new SaveCustomerOutcome.Updated(customer);
    }

    private static string? Tier(CustomerRequest request) => request.Tier is { } tier ? TypedText.OneLine(tier) : null;

    private void Take(Customer customer, ContactRequest request)
    {
        var email = request.Email!.Trim();
        var known = customer.Contacts.Find(c => string.Equals(c.Email, email, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            customer.Contacts.Add(new Contact
            {
                Name = TypedText.OneLine(request.Name), Email = email, Role = request.Role ?? Contact.User,
                TimeZone = request.TimeZone, Language = Languages.Written(request.Language), CreatedAt = clock.GetUtcNow(),
            });
            return;
        }
        known.VouchFor();
        known.Name = TypedText.OneLine(request.Name);
        known.Role = request.Role ?? known.Role;
        known.TimeZone = request.TimeZone ?? known.TimeZone;
        known.Language = Languages.Written(request.Language) ?? known.Language;
    }
}
