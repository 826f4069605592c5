using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>A customer's contact says something about an item: a comment, or the next words of a thread.</summary>
public sealed class AddComment(ScaleDb db, NotifyReaders notify, TimeProvider clock)
{
    public async Task<ThreadOutcome> Run(Visitor visitor, ThreadItem item, string words, CancellationToken cancel)
    {
        if (ThreadWords.Refusal(words) is { } refusal) return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ThreadAbout(visitor.CustomerId, item, cancel) is not { } about) return new ThreadOutcome.NotInPlan();
        await db.LockThreads(visitor.CustomerId, cancel);
        var said = ThreadWords.Said(words);
        var comment = new Comment
        {
            CustomerId = visitor.CustomerId, ItemKind = item.Kind, ItemKey = item.Key, ContactId = visitor.ContactId, Words = said, CreatedAt = clock.GetUtcNow(),
        };
        if (await db.IsRepeated(comment, cancel)) return new ThreadOutcome.Taken();
        db.Comments.Add(comment);
        await db.SaveChangesAsync(cancel);
        await notify.Mentioned(new ThreadNews(visitor.CustomerId, item, about, $"comment/{comment.Id}", said, visitor.ContactId, null), [], cancel);
        await transaction.CommitAsync(cancel);
        return new ThreadOutcome.Taken();
    }
}

/// <summary>A page sent again, or the other half of a double click: the same words of the same person, and nothing since.</summary>
public static class RepeatedComments
{
    extension(ScaleDb db)
    {
        public async Task<bool> IsRepeated(Comment comment, CancellationToken cancel) =>
            await db.Comments.In(comment.CustomerId, ThreadItem.Of(comment))
                .OrderByDescending(other => other.Id).FirstOrDefaultAsync(cancel) is { } newest
            && (newest.ContactId, newest.OpsUser, newest.Words) == (comment.ContactId, comment.OpsUser, comment.Words);
    }
}
