using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails.Budgets;

/// <summary>E-mails to one person, as the steps queue them.</summary>
public static class KnownMail
{
    private static int count;

    extension(Product product)
    {
        public Task A_mention(Visitor to, string item = "Match the VAT totals") => product.Use<QueueMessages, int>((queue, cancel) => queue.Run(MentionEmail.Type,
            [new(to.ContactId, $"comment/{Interlocked.Increment(ref count)}", new MentionEmail(item, ["@Nora, can you look?"], "Ole Berg", "item-action-match_totals"), product.Clock.GetUtcNow())], cancel));

        public Task An_answer(Visitor to) => product.Use<QueueMessages, int>((queue, cancel) => queue.Run(ThreadAnswerEmail.Type,
            [new(to.ContactId, $"answer/{Interlocked.Increment(ref count)}", new ThreadAnswerEmail("Match the VAT totals", ["Why?"], ["Because."], "Maya Chen", "item-action-match_totals"), product.Clock.GetUtcNow())], cancel));

        /// <summary>Of no plan: nothing makes it void.</summary>
        public Task A_question(Visitor to) => product.Use<QueueMessages, int>((queue, cancel) => queue.Run(CheckInEmail.Type,
            [new(to.ContactId, $"test/{Interlocked.Increment(ref count)}", new CheckInEmail(1, "First report in use", new DateOnly(2026, 2, 2), null), product.Clock.GetUtcNow())], cancel));

        public async Task Budget(int perDay, int perWeek) =>
            Assert.Null(await product.Use<SetMailBudget, MailBudgetRefusal?>((set, cancel) => set.Change(perDay, perWeek, "maya.chen@acme.example", cancel)));

        public Task<string> States() => product.One<string>("select coalesce(string_agg(concat_ws(' ', email, state, moved_by, reason_code), ', ' order by id), '') from messages");
    }
}
