using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans;
using ScaleSuccess.Segments;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Tests.Given;

/// <summary>Customers and how far they have come, as the tests' first lines say it.</summary>
public static class People
{
    private static int count;

    extension(Product product)
    {
        /// <summary>A customer with one champion, who lives in Berlin unless told otherwise.</summary>
        public async Task<Visitor> A_customer(string zone = "Europe/Berlin")
        {
            var number = Interlocked.Increment(ref count);
            var outcome = await product.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
                new CustomerRequest($"customer-{number}", $"Customer {number}", "small", zone,
                    [new ContactRequest("Nora Lindqvist", $"nora-{number}@example.com", Contact.Champion, null)]), cancel));
            var customer = Assert.IsType<SaveCustomerOutcome.Created>(outcome).Customer;
            var contact = customer.Contacts[0];
            return new Visitor(contact.Id, contact.Name, contact.Email, contact.Role, customer.Id, customer.Name, zone);
        }

        /// <summary>A customer whose answers are in.</summary>
        public async Task<Visitor> An_answered_customer(string zone = "Europe/Berlin", params (string Field, string[] Values)[] other)
        {
            var visitor = await product.A_customer(zone);
            await product.Answers(visitor, other);
            return visitor;
        }

        /// <summary>Fills in and submits the onboarding survey.</summary>
        public async Task Answers(Visitor visitor, params (string Field, string[] Values)[] other)
        {
            var typed = Whole();
            foreach (var (field, values) in other) typed[field] = values;
            await product.Use<SaveAnswers>((save, cancel) => save.Run(visitor, "onboarding", typed, cancel));
            var outcome = await product.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(visitor, "onboarding", cancel));
            Assert.IsType<SubmitOutcome.Submitted>(outcome);
        }

        /// <summary>A customer whose plan has been made.</summary>
        public async Task<Visitor> A_customer_with_a_plan(string zone = "Europe/Berlin", params (string Field, string[] Values)[] other)
        {
            var visitor = await product.An_answered_customer(zone, other);
            await product.Run<AssignSegments>();
            await product.Run<StartPlans>();
            return visitor;
        }

        public Task<Plan> PlanOf(Visitor visitor) =>
            product.Ask(db => db.Set<Plan>().AsNoTracking().Include(p => p.Items).SingleAsync(p => p.CustomerId == visitor.CustomerId));
    }

    /// <summary>Answers that the onboarding survey takes.</summary>
    public static Dictionary<string, string[]> Whole() => new()
    {
        ["goals"] = ["save_time", "see_numbers"],
        ["where_to_be"] = ["my_team"],
        ["where_now"] = ["starting"],
        ["team_size"] = ["few"],
        ["challenges"] = ["no_time"],
        ["by_when"] = ["2026-04-06"],
        ["how"] = ["fast"],
        ["risk"] = ["some"],
        ["benefits"] = ["hours_back"],
        ["measures.report_hours.baseline"] = ["12"],
        ["measures.report_hours.target"] = ["4"],
    };
}
