using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Customers at various stages of the loop, on a host.</summary>
internal static class Loop
{
    private static int count;

    public static async Task<Visitor> A_customer_with_a_plan(TestHost host)
    {
        var number = Interlocked.Increment(ref count);
        var outcome = await host.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
            new CustomerRequest($"loop-{number}", $"Fjord {number}", "small", "Europe/Berlin",
                [new ContactRequest("Nora Lindqvist", $"loop-{number}@example.com", Contact.Champion, null)]), cancel));
        var customer = Assert.IsType<SaveCustomerOutcome.Created>(outcome).Customer;
        var contact = customer.Contacts[0];
        var visitor = new Visitor(contact.Id, contact.Name, contact.Email, customer.Id, customer.Name, "Europe/Berlin");
        await Do<SaveAnswers>(host, (save, cancel) => save.Run(visitor, "onboarding", KnownCustomers.Whole(), cancel));
        Assert.IsType<SubmitOutcome.Submitted>(
            await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(visitor, "onboarding", cancel)));
        await host.Run<AssignSegments>();
        await host.Run<StartPlans>();
        return visitor;
    }

    public static Task<Plan> PlanOf(TestHost host, Visitor visitor) => host.Ask(db =>
        db.Set<Plan>().AsNoTracking().Include(plan => plan.Items).SingleAsync(plan => plan.CustomerId == visitor.CustomerId));

    public static Task<bool> Do<T>(TestHost host, Func<T, CancellationToken, Task> use) where T : notnull => host.Use<T, bool>(async (service, cancel) =>
    {
        await use(service, cancel);
        return true;
    });
}
