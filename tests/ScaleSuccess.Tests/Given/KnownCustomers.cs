using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Web.Commands.Samples;

namespace ScaleSuccess.Tests.Given;

/// <summary>Customers and how far they have come, as the tests' first lines say it.</summary>
public static class KnownCustomers
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
            return new Visitor(contact.Id, contact.Name, contact.Email, customer.Id, customer.Name, zone);
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

        /// <summary>A customer that has accepted its plan: from here on it is asked how it goes.</summary>
        public async Task<Visitor> A_customer_with_an_accepted_plan(string zone = "Europe/Berlin", params (string Field, string[] Values)[] other)
        {
            var visitor = await product.A_customer_with_a_plan(zone, other);
            Assert.True(await product.Accept(visitor));
            return visitor;
        }

        /// <summary>Every customer accepts its plan at once.</summary>
        public Task Everybody_accepts() => product.Sql(
            "insert into acceptances (plan_id, version, contact_id, accepted_at) select id, version, contact_id, created_at from plans on conflict do nothing");

        /// <summary>Customers in bulk, with answers drawn from believable profiles.</summary>
        /// <returns>How many are new.</returns>
        public Task<int> Seeded(int customers, int seed = 1) => product.Use<IServiceProvider, int>((services, cancel) =>
            ActivatorUtilities.CreateInstance<SeedCustomers>(services).Run(customers, seed, new Progress<int>(), cancel));

        /// <summary>Keeps answers as typed.</summary>
        public Task<bool> Type(Visitor visitor, params (string Field, string[] Values)[] typed) =>
            product.Use<SaveAnswers, bool>((save, cancel) =>
                save.Run(visitor, "onboarding", typed.ToDictionary(t => t.Field, t => t.Values), cancel));

        public Task<SubmitOutcome> Submit(Visitor visitor) =>
            product.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(visitor, "onboarding", cancel));

        /// <summary>The check-in that has just fallen due for the only plan.</summary>
        public async Task<CheckIn> A_check_in()
        {
            await product.Run<SendDueCheckIns>();
            return await product.Ask(db => db.Set<CheckIn>().AsNoTracking().OrderByDescending(c => c.Id).FirstAsync());
        }

        public Task<AnswerOutcome> Answer(Visitor visitor, CheckIn checkIn, string answer, string? reading = null, string words = "", int seen = 0) =>
            product.Use<AnswerCheckIn, AnswerOutcome>((take, cancel) => take.Run(visitor, checkIn.Id, answer, reading, words, seen, cancel));

        public async Task<bool> Accept(Visitor visitor, int version = 1)
        {
            var read = await product.Read(visitor, version);
            return await product.Use<ChangePlan, bool>((change, cancel) => change.Accept(visitor, read, cancel));
        }

        public async Task Tick(Visitor visitor, string action, bool done = true, int version = 1)
        {
            var read = await product.Read(visitor, version);
            await product.Use<ChangePlan>((change, cancel) => change.Finish(visitor, action, done, read, cancel));
        }

        /// <summary>This version, as it is now.</summary>
        private Task<PlanVersion> Read(Visitor visitor, int version) => product.Ask(async db =>
            new PlanVersion(version, await db.Set<Plan>().Where(plan => plan.CustomerId == visitor.CustomerId).Select(plan => plan.Revision).SingleOrDefaultAsync()));

        public Task Reach(Visitor visitor, string milestone, bool done = true) =>
            product.Use<ChangePlan>((change, cancel) => change.FinishMilestone(visitor, milestone, done, cancel));

        /// <summary>What the plan's page asks them for, most urgent first.</summary>
        public async Task<IReadOnlyList<Need>> NeedsOf(Visitor visitor)
        {
            var view = await product.ViewOf(visitor);
            return view.CustomerNeeds(view.Measures(), []);
        }

        public async Task<bool> ConfirmGoal(Visitor visitor, int version = 1)
        {
            var read = await product.Read(visitor, version);
            return await product.Use<ChangePlan, bool>((change, cancel) => change.ConfirmGoal(visitor, read, cancel));
        }

        /// <param name="item">"action/KEY", "milestone/KEY"; empty: the whole plan.</param>
        public Task<ThreadOutcome> AskForHelp(Visitor visitor, string item, string words) =>
            product.Use<AskForHelp, ThreadOutcome>((ask, cancel) => ask.Run(visitor, ThreadItem.Read(item), words, cancel));

        public Task<ThreadOutcome> Comment(Visitor visitor, string item, string words) =>
            product.Use<AddComment, ThreadOutcome>((add, cancel) => add.Run(visitor, ThreadItem.Read(item), words, cancel));

        /// <summary>One of ops answers.</summary>
        public Task<ThreadOutcome> Reply(Visitor to, string item, string words, bool close = false, string user = "maya.chen@acme.example") =>
            product.Use<AnswerThread, ThreadOutcome>((answer, cancel) => answer.Run(to.CustomerId, ThreadItem.Read(item), user, words, close, cancel));

        /// <summary>"It works now."</summary>
        public Task CloseHelp(Visitor visitor, string item) => product.Use<CloseHelp>((close, cancel) => close.Run(visitor, ThreadItem.Read(item), cancel));

        /// <summary>A customer's threads as ops see them.</summary>
        public async Task<CustomerThreads> ThreadsOf(Visitor visitor) =>
            (await product.Use<ReadThreads, CustomerThreads?>((read, cancel) => read.Of(visitor.CustomerId, cancel)))!;

        /// <summary>The plan as its page shows it.</summary>
        public async Task<PlanView> ViewOf(Visitor visitor) =>
            (await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(visitor.CustomerId, cancel)))!;

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
