using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>One of ops answers in a thread, closes what is open in it, or both.</summary>
public sealed class AnswerThread(ScaleDb db, NotifyReaders notify, TimeProvider clock)
{
    /// <summary>"Send", "Send and close": whoever waits in this thread gets the answer by e-mail.</summary>
    /// <param name="user">The name with which they signed in.</param>
    public async Task<ThreadOutcome> Run(long customer, ThreadItem item, string user, string words, bool close, CancellationToken cancel)
    {
        if (ThreadWords.Refusal(words) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ThreadKnownAs(customer, item, cancel) is not { } about) return new ThreadOutcome.NotInPlan();
        // Closing takes the plan's lock, which comes first.
        var open = close ? await db.CloseHelp(customer, item, new HelpCloser.Ops(user), now, cancel) : [];
        await db.LockThreads(customer, cancel);
        if (!close) open = await db.OpenHelp(customer, item, cancel);
        var comment = new Comment
        {
            CustomerId = customer, ItemKind = item.Kind, ItemKey = item.Key, OpsUser = user, Words = ThreadWords.Said(words), CreatedAt = now,
        };
        if (!await db.IsRepeated(comment, cancel))
        {
            var waiting = await Handle(customer, item, user, now, cancel);
            db.Comments.Add(comment);
            await db.SaveChangesAsync(cancel);
            await notify.Answered(new ThreadNews(customer, item, about, $"comment/{comment.Id}", comment.Words, null, user), open, waiting, cancel);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ThreadOutcome.Taken();
    }

    /// <summary>Nothing is left to say: closes what is open, which whoever asked is told, and what waits needs no answer.</summary>
    public async Task Close(long customer, ThreadItem item, string user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var closed = await db.CloseHelp(customer, item, new HelpCloser.Ops(user), now, cancel);
        await db.LockThreads(customer, cancel);
        await Handle(customer, item, user, now, cancel);
        await notify.Solved(item, closed, new HelpCloser.Ops(user), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <returns>What the customer had said since the last answer.</returns>
    private async Task<List<Comment>> Handle(long customer, ThreadItem item, string user, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await db.Comments.In(customer, item).Where(comment => comment.ContactId != null && comment.HandledAt == null).OrderBy(comment => comment.Id).ToListAsync(cancel);
        waiting.ForEach(comment => comment.Handle(user, now));
        return waiting;
    }
}

public static class OpenedHelp
{
    extension(ScaleDb db)
    {
        public Task<List<HelpRequest>> OpenHelp(long customer, ThreadItem item, CancellationToken cancel) =>
            db.HelpRequests.In(customer, item).Where(request => request.ClosedAt == null).OrderBy(request => request.Id).ToListAsync(cancel);
    }
}
