using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>A contact with a personal link.</summary>
public sealed record Guest(Visitor Visitor, string Token)
{
    public string Survey => Urls.Survey(Token, "onboarding");
    public string Plan => Urls.Plan(Token);
    public string Review => Urls.ReviewAnswers(Token, "onboarding");
    public string Page(int page) => Urls.SurveyPage(Token, "onboarding", page);
}

/// <summary>Customers of a running product, and how far they have come.</summary>
public static class Guests
{
    private static int count;

    extension(TestHost host)
    {
        public async Task<Guest> A_guest()
        {
            var number = Interlocked.Increment(ref count);
            var outcome = await host.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
                new CustomerRequest($"guest-{number}", $"Secretive & Sons {number}", "small", "Europe/Berlin",
                    [new ContactRequest("Nora Lindqvist", $"nora-{number}@guest.example", Contact.Champion, null)]), cancel));
            var customer = Assert.IsType<SaveCustomerOutcome.Created>(outcome).Customer;
            var contact = customer.Contacts[0];
            var token = await host.Token(contact.Id, LinkPurpose.Pages);
            return new Guest(new Visitor(contact.Id, contact.Name, contact.Email, customer.Id, customer.Name, "Europe/Berlin"), token);
        }

        /// <summary>As their vendor knows.</summary>
        public Task Speaks(Guest guest, string language) => host.Use<SaveCustomer, SaveCustomerOutcome>(async (save, cancel) =>
        {
            var key = await host.Ask(db => db.Customers.Where(customer => customer.Id == guest.Visitor.CustomerId).Select(customer => customer.Key).SingleAsync());
            var contact = new ContactRequest(guest.Visitor.ContactName, guest.Visitor.Email, null, null) { Language = language };
            return await save.Run(new CustomerRequest(key, guest.Visitor.CustomerName, null, null, [contact]), cancel);
        });

        public Task<string> Token(long contact, LinkPurpose purpose) =>
            host.Use<PersonalLinks, string>((links, cancel) => links.Token(contact, purpose, cancel));

        /// <summary>Everything is typed, nothing is sent.</summary>
        public async Task<Guest> A_guest_at_the_last_page(params (string Field, string[] Values)[] other)
        {
            var guest = await host.A_guest();
            var typed = KnownCustomers.Whole();
            foreach (var (field, values) in other) typed[field] = values;
            await host.Use<SaveAnswers, bool>((save, cancel) => save.Run(guest.Visitor, "onboarding", typed, cancel));
            return guest;
        }

        public async Task<Guest> A_guest_with_a_plan(params (string Field, string[] Values)[] other)
        {
            var guest = await host.A_guest_at_the_last_page(other);
            Assert.IsType<SubmitOutcome.Submitted>(
                await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel)));
            await host.Run<AssignSegments>();
            await host.Run<StartPlans>();
            return guest;
        }

        /// <summary>From here on everybody is asked how it goes.</summary>
        public Task Everybody_accepts() => host.Ask(db => db.Database.ExecuteAsync(
            "insert into acceptances (plan_id, version, contact_id, accepted_at) select id, version, contact_id, created_at from plans on conflict do nothing", default));

        /// <summary>The plan's first check-in has been sent.</summary>
        public async Task<(Guest Guest, long CheckIn)> A_guest_who_is_asked()
        {
            var guest = await host.A_guest_with_a_plan();
            await host.Everybody_accepts();
            host.Jump(TimeSpan.FromDays(30));
            await host.Run<SendDueCheckIns>();
            return (guest, (await host.CheckInsOf(guest))[0].Id);
        }

        /// <summary>A user at the same customer who has agreed to be a contact.</summary>
        public async Task<Guest> A_colleague(Guest of, string name)
        {
            var email = $"{name.Split(' ')[0].ToLowerInvariant()}@guest.example";
            var id = await host.Ask(async db => (await db.Database.QueryAsync<long>(
                "with added as (insert into contacts (customer_id, name, email, role, consent, named_by, created_at) values ({0}, {1}, {2}, 'user', 'given', {3}, now()) returning id) select id as \"Value\" from added",
                default, of.Visitor.CustomerId, name, email, of.Visitor.ContactId)).Single());
            return new Guest(of.Visitor with { ContactId = id, ContactName = name, Email = email }, await host.Token(id, LinkPurpose.Pages));
        }

        public Task<Plan> PlanOf(Guest guest) => host.Ask(db =>
            db.Set<Plan>().AsNoTracking().Include(plan => plan.Items).SingleAsync(plan => plan.CustomerId == guest.Visitor.CustomerId));

        public Task<List<CheckIn>> CheckInsOf(Guest guest) => host.Ask(db =>
            db.Set<CheckIn>().AsNoTracking().Where(c => c.ContactId == guest.Visitor.ContactId).OrderBy(c => c.Id).ToListAsync());

        public Task<Response?> ResponseOf(Guest guest) => host.Ask(db =>
            db.Set<Response>().AsNoTracking().SingleOrDefaultAsync(r => r.ContactId == guest.Visitor.ContactId));
    }
}
