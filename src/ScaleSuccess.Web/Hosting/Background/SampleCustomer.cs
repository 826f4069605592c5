using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Hosting.Background;

/// <summary>In development there is always one customer whose survey is still to be answered.</summary>
public sealed class SampleCustomer(ScaleDb db, SaveCustomer save, PersonalLinks links)
{
    private static readonly string[] Names = ["Fjord & Sons", "Blue Door Bakery", "Kestrel Cycles", "Marlow Dental", "Tidewater Print"];

    public async Task<string> SurveyPath(CancellationToken cancel)
    {
        var waiting = await db.Contacts
            .Where(contact => db.Set<Customer>().Any(c => c.Id == contact.CustomerId && c.Key.StartsWith("sample-"))
                && !db.Set<Response>().Any(r => r.CustomerId == contact.CustomerId && r.SubmittedAt != null))
            .OrderBy(contact => contact.Id).Select(contact => (long?)contact.Id).FirstOrDefaultAsync(cancel);
        var contact = waiting ?? await Create(cancel);
        return Urls.Survey(await links.Token(contact, LinkPurpose.Pages, cancel));
    }

    private async Task<long> Create(CancellationToken cancel)
    {
        var number = await db.Customers.CountAsync(c => c.Key.StartsWith("sample-"), cancel) + 1;
        var outcome = await save.Run(new CustomerRequest($"sample-{number}", Names[(number - 1) % Names.Length], "small", "Europe/Berlin",
            [new ContactRequest("Nora Lindqvist", $"nora-{number}@example.com", Contact.Champion, null)]), cancel);
        return outcome is SaveCustomerOutcome.Created(var customer)
            ? customer.Contacts[0].Id
            : throw new InvalidOperationException($"The sample customer could not be created: {outcome}");
    }
}
