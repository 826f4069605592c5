using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>"I'm stuck", about an item of the plan, the whole plan, or (from a survey) something that is none of it.</summary>
public sealed class AskForHelp(ScaleDb db, NotifyReaders notify, TimeProvider clock)
{
    public Task<ThreadOutcome> Run(Visitor visitor, ThreadItem item, string words, CancellationToken cancel) =>
        Add(visitor, item, words, () => db.ThreadAbout(visitor.CustomerId, item, cancel), cancel);

    /// <param name="about">What it is about, which is no item of the plan.</param>
    public Task<ThreadOutcome> Run(Visitor visitor, string about, string words, CancellationToken cancel) =>
        Add(visitor, ThreadItem.Whole, words, () => Task.FromResult<string?>(about), cancel);

    private async Task<ThreadOutcome> Add(Visitor visitor, ThreadItem item, string words, Func<Task<string?>> about, CancellationToken cancel)
    {
        if (ThreadWords.Refusal(words) is { } refusal) return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await about() is not { } title) return new ThreadOutcome.NotInPlan();
        if (await db.AddHelpRequest(visitor, item, title, words, clock.GetUtcNow(), cancel) is { } request)
        {
            await db.SaveChangesAsync(cancel);
            await notify.Mentioned(new ThreadNews(visitor.CustomerId, item, title, $"help/{request.Id}", request.Words, visitor.ContactId, null), [], cancel);
        }
        await transaction.CommitAsync(cancel);
        return new ThreadOutcome.Taken();
    }
}

/// <summary>Creates a help request, from the plan's page, the survey's or a check-in. The caller has a transaction and saves.</summary>
public static class AddedHelpRequests
{
    extension(ScaleDb db)
    {
        /// <summary>The same text about the same item is one request while that is open: a double click, a page sent again.</summary>
        /// <returns>Null: it is there already.</returns>
        public async Task<HelpRequest?> AddHelpRequest(
            Visitor visitor, ThreadItem item, string about, string words, DateTimeOffset now, CancellationToken cancel)
        {
            var (subject, said) = (TypedText.OneLine(about), ThreadWords.Said(words));
            await db.LockThreads(visitor.CustomerId, cancel);
            if (await db.HelpRequests.AnyAsync(
                    open => open.ContactId == visitor.ContactId && open.About == subject && open.ItemKind == item.Kind && open.ItemKey == item.Key
                        && open.Words == said && open.ClosedAt == null, cancel))
                return null;
            var request = new HelpRequest
            {
                CustomerId = visitor.CustomerId, ContactId = visitor.ContactId, ItemKind = item.Kind, ItemKey = item.Key, About = subject, Words = said, CreatedAt = now,
            };
            db.HelpRequests.Add(request);
            return request;
        }
    }
}
