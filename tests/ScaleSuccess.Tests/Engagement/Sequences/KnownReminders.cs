using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement.Sequences;

/// <summary>Customers who are reminded, and what goes out to them hour by hour.</summary>
public static class KnownReminders
{
    extension(Product product)
    {
        /// <summary>Whose invitation has gone out.</summary>
        public async Task<Visitor> An_invited_customer(string zone = "UTC")
        {
            var visitor = await product.A_customer(zone);
            await product.Run<InviteContacts>();
            await product.Run<DispatchMessages>();
            return visitor;
        }

        /// <summary>Whose "your plan is ready" has gone out.</summary>
        public async Task<Visitor> A_customer_told_of_the_plan(string zone = "UTC", params (string Field, string[] Values)[] other)
        {
            var visitor = await product.A_customer_with_a_plan(zone, other);
            await product.Run<DispatchMessages>();
            return visitor;
        }

        public async Task<int> Remind()
        {
            var sent = await product.Run<SendReminders>();
            await product.Run<DispatchMessages>();
            return sent;
        }

        /// <summary>Runs the step every hour.</summary>
        /// <returns>When something was sent, e.g. "Thu 01-08 10:00", in UTC.</returns>
        public async Task<List<string>> RemindersOf(int days)
        {
            var times = new List<string>();
            for (var hour = 0; hour < days * 24; hour++)
            {
                product.Clock.Advance(TimeSpan.FromHours(1));
                for (var sent = await product.Remind(); sent > 0; sent--) times.Add(product.Clock.GetUtcNow().ToString("ddd MM-dd HH:mm", CultureInfo.InvariantCulture));
            }
            return times;
        }

        public Task<string?> WhyStopped() => product.One<string?>("select stop_reason from sequence_runs order by id desc limit 1");

        public Task<List<UnansweredCustomer>> Unanswered() => product.Use<UnansweredCustomers, List<UnansweredCustomer>>((all, cancel) => all.Latest(cancel));

        public async Task<CustomerReminders> NextOf(Visitor visitor) =>
            (await product.Use<ReadReminders, IReadOnlyList<CustomerReminders>>((read, cancel) => read.Of(visitor.CustomerId, cancel)))[^1];
    }
}
