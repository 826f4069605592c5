using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>Something that was said in a thread.</summary>
/// <param name="About">The item's title.</param>
/// <param name="Occurrence">What its e-mails are about: nobody gets two.</param>
/// <param name="By">Who at the customer said it; null: <paramref name="OpsUser"/>.</param>
public sealed record ThreadNews(long Customer, ThreadItem Item, string About, string Occurrence, string Words, long? By, string? OpsUser);

/// <summary>Queues the e-mails about what is said in threads, in the caller's transaction.</summary>
public sealed class NotifyReaders(ScaleDb db, QueueMessages queue, TimeProvider clock)
{
    /// <summary>To those who wait for an answer, each with its own words; with nobody, to who has to do it, or else to the plan's contact.</summary>
    public async Task Answered(ThreadNews answer, IReadOnlyList<HelpRequest> asked, IReadOnlyList<Comment> said, CancellationToken cancel)
    {
        var words = asked.Select(one => (one.ContactId, one.Words, one.CreatedAt)).Concat(said.Select(one => (ContactId: one.ContactId!.Value, one.Words, one.CreatedAt)));
        var readers = words.GroupBy(one => one.ContactId).ToDictionary(own => own.Key, own => own.OrderBy(one => one.CreatedAt).SelectMany(one => Lines(one.Words)).ToList());
        if (readers.Count == 0 && await LastReader(answer, cancel) is { } last) readers[last] = [];
        var doer = await Doer(answer, cancel);
        await queue.Run(ThreadAnswerEmail.Type, [.. readers.Select(reader => new NewMessage<ThreadAnswerEmail>(
            reader.Key, answer.Occurrence, new ThreadAnswerEmail(answer.About, reader.Value, Lines(answer.Words), OpsName.Of(answer.OpsUser!), answer.Item.Anchor)
            { Doer = doer is null ? null : OpsName.Of(doer.OpsOwner), DoneBy = doer?.DueOn }, clock.GetUtcNow()))], cancel);
        await Mentioned(answer, readers.Keys, cancel);
    }

    /// <summary>To those whose requests were closed without a word, but not to who closed them: nothing closes silently.</summary>
    public async Task Solved(ThreadItem item, IReadOnlyList<HelpRequest> closed, HelpCloser by, CancellationToken cancel)
    {
        var contact = (by as HelpCloser.Contact)?.Id;
        var colleague = contact is { } id ? await db.Contacts.Where(one => one.Id == id).Select(one => one.Name).SingleAsync(cancel) : null;
        var author = by is HelpCloser.Ops(var user) ? OpsName.Of(user) : null;
        await queue.Run(HelpSolvedEmail.Type, [.. closed.Where(one => one.ContactId != contact).GroupBy(one => one.ContactId).Select(own => new NewMessage<HelpSolvedEmail>(
            own.Key, $"help/{own.Max(one => one.Id)}", new HelpSolvedEmail(own.Last().About, [.. own.SelectMany(one => Lines(one.Words))], author, colleague, item.Anchor), clock.GetUtcNow()))], cancel);
    }

    /// <param name="except">Who gets another e-mail about it.</param>
    public async Task Mentioned(ThreadNews news, IReadOnlyCollection<long> except, CancellationToken cancel)
    {
        if (!news.Words.Contains('@', StringComparison.Ordinal)) return;
        var contacts = await db.Contacts.Where(contact => contact.CustomerId == news.Customer && contact.Consent == Consent.Given)
            .Select(contact => new Mentionable(contact.Name, contact.Id, null)).ToListAsync(cancel);
        var author = news.By is { } by ? contacts.Find(contact => contact.ContactId == by)?.Name : OpsName.Of(news.OpsUser!);
        var whom = new Mentions(contacts.Concat(await db.MentionableOps(cancel))).In(news.Words).Select(one => one.Whom).ToList();
        var mentioned = whom.Select(one => one.ContactId).OfType<long>().Distinct().Where(contact => contact != news.By && !except.Contains(contact));
        await queue.Run(MentionEmail.Type, [.. mentioned.Select(contact => new NewMessage<MentionEmail>(
            contact, news.Occurrence, new MentionEmail(news.About, Lines(news.Words), author, news.Item.Anchor), clock.GetUtcNow()))], cancel);
        var ops = whom.Select(one => one.OpsUser).OfType<string>().Distinct().Where(user => user != news.OpsUser).ToList();
        if (ops.Count == 0) return;
        var customer = await db.Customers.Where(one => one.Id == news.Customer).Select(one => one.Name).SingleAsync(cancel);
        await queue.ForOps(OpsMentionEmail.Type, [.. ops.Select(user => new NewOpsMessage<OpsMentionEmail>(
            user, news.Occurrence, new OpsMentionEmail(customer, news.About, Lines(news.Words), author ?? news.OpsUser, Urls.OpsThread(news.Customer, news.Item.Code)), clock.GetUtcNow()))], cancel);
    }

    /// <summary>Who of the vendor does what is talked about, while it is to be done; null: nobody in particular.</summary>
    private async Task<NamedDoer?> Doer(ThreadNews answer, CancellationToken cancel) => answer.Item.IsWhole ? null
        : (await db.Database.QueryAsync<NamedDoer>(
            """
            select o.ops_owner, case when i.kind = 'action' then i.due_on end as due_on
            from plans p join plan_items i on i.plan_id = p.id and i.phase = p.phase join ops_owners o on o.item_id = i.id
            where p.customer_id = {0} and i.kind = {1} and i.key = {2} and i.kind in ('action', 'commitment') and i.done_at is null and o.ops_owner is not null
            """, cancel, answer.Customer, answer.Item.Kind!, answer.Item.Key!)).SingleOrDefault();

    private sealed record NamedDoer(string OpsOwner, DateOnly? DueOn);

    /// <summary>Who said something there last; else whose action it is; else the plan's contact. Null: there is no plan.</summary>
    private async Task<long?> LastReader(ThreadNews answer, CancellationToken cancel)
    {
        var asked = await db.HelpRequests.In(answer.Customer, answer.Item)
            .OrderByDescending(one => one.CreatedAt).Select(one => new { one.ContactId, one.CreatedAt }).FirstOrDefaultAsync(cancel);
        var said = await db.Comments.In(answer.Customer, answer.Item).Where(one => one.ContactId != null)
            .OrderByDescending(one => one.Id).Select(one => new { one.ContactId, one.CreatedAt }).FirstOrDefaultAsync(cancel);
        if (said is not null && (asked is null || said.CreatedAt > asked.CreatedAt)) return said.ContactId;
        if (asked is not null) return asked.ContactId;
        return await db.Plans.Where(plan => plan.CustomerId == answer.Customer)
            .Select(plan => plan.Items.Where(item => item.Kind == answer.Item.Kind && item.Key == answer.Item.Key).Select(item => item.OwnerId).FirstOrDefault() ?? (long?)plan.ContactId).SingleOrDefaultAsync(cancel);
    }

    private static List<string> Lines(string words) => [.. words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

public static class MentionableOpsUsers
{
    extension(ScaleDb db)
    {
        public async Task<List<Mentionable>> MentionableOps(CancellationToken cancel) =>
            (await db.Users.Select(user => user.UserName!).ToListAsync(cancel)).ConvertAll(Of);
    }

    public static Mentionable Of(string user) => new(OpsName.Of(user) ?? user, null, user);
}
