using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Data;

namespace ScaleSuccess.Outcomes;

public sealed record CustomerPerson(Contact Contact, string Survey, string Plan);

/// <summary>A customer with its stage and its people, each with their personal links.</summary>
public sealed record CustomerView(Customer Customer, Stage Stage, IReadOnlyList<CustomerPerson> People);

public sealed class ReadCustomer(ScaleDb db, PersonalLinks links)
{
    /// <summary>Null when there is no such customer.</summary>
    public async Task<CustomerView?> Of(long id, CancellationToken cancel)
    {
        var customer = await db.Customers.AsNoTracking().Include(c => c.Contacts).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null) return null;
        var stage = (await db.Database.QueryAsync<int>(
            "select stage as \"Value\" from customer_stages where customer_id = {0}", cancel, id)).Single();
        var people = new List<CustomerPerson>(customer.Contacts.Count);
        foreach (var contact in customer.Contacts.OrderBy(c => c.Id))
        {
            var token = await links.Token(contact.Id, contact.LinkVersion, LinkPurpose.Pages, cancel);
            people.Add(new CustomerPerson(contact, Urls.Survey(token, "onboarding"), Urls.Plan(token)));
        }
        return new CustomerView(customer, (Stage)stage, people);
    }
}
