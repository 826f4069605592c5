using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement.Calendar;

/// <summary>
/// What goes to whom and when, by the rules that send: what is queued, the reminders and check-ins that will be due if nobody answers, and each
/// reader's budget.
/// </summary>
public sealed class ForeseeMail(
    ScaleDb db, EmailTypes types, SetMailBudget budgets, ForeseeReminders reminders, ForeseeCheckIns checkIns, TimeProvider clock)
{
    public const int Days = 90;

    /// <summary>Plans, and running reminders, that are worked out for everybody: of a vendor who has more, those whose turn comes first.</summary>
    public const int Most = 10_000;

    /// <summary>Whose people may get e-mails as contacts of other customers, too: those spend the same budget.</summary>
    public async Task<Foreseen> Of(long customer, CancellationToken cancel)
    {
        var others = await db.Database.QueryAsync<long>(
            """
            select distinct o.customer_id as "Value" from contacts k join contacts o on lower(o.email) = lower(k.email) where k.customer_id = {0}
            """, cancel, customer);
        var all = await Run([customer, .. others.Where(other => other != customer)], clock.GetUtcNow().AddDays(Days), cancel);
        var own = await db.Database.QueryAsync<long>("select id as \"Value\" from contacts where customer_id = {0}", cancel, customer);
        return all with
        {
            Mails = [.. all.Mails.Where(one => own.Contains(one.Mail.Reader.Id))],
            Ends = [.. all.Ends.Where(one => own.Contains(one.Contact)), .. await Surveys(customer, cancel)],
            Unwanted = [.. all.Unwanted.Where(one => own.Contains(one.Reader.Id))],
        };
    }

    /// <summary>Of all customers, for the next days.</summary>
    public async Task<Foreseen> OfEverybody(int days, CancellationToken cancel)
    {
        var until = clock.GetUtcNow().AddDays(days);
        var left = await db.Database.QueryAsync<long>(
            """
            select greatest(0, (select count(*) from check_in_looks where next_at <= {0}) - {1}) + greatest(0, (select count(*) from sequence_runs where stopped_at is null and next_at <= {0}) - {1}) as "Value"
            """, cancel, until, (long)Most);
        return await Run([], until, cancel) with { LeftOut = left.Single() };
    }

    private async Task<Foreseen> Run(long[] customers, DateTimeOffset until, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var expected = (await db.Database.QueryAsync<Queued>(Sql.Text("Engagement/Calendar/Queued.sql"), cancel, until, customers))
            .ConvertAll(one => new Expected(one.ContactId, one.Email, one.Occurrence, one.DueAt, IfUnanswered: false) { MovedFrom = one.MovedFrom, MovedBy = one.MovedBy });
        var (reminded, ends) = await reminders.Run(customers, until, cancel);
        var (asked, over) = await checkIns.Run(customers, until, cancel);
        expected.AddRange(reminded);
        expected.AddRange(asked);
        var readers = (await db.Database.QueryAsync<MailReader>(Sql.Text("Engagement/Calendar/MailReaders.sql"), cancel,
            [expected.Select(one => one.ContactId).Concat(over.Select(one => one.Contact)).Distinct().ToArray()])).ToDictionary(one => one.Id);
        ends.AddRange(over.Select(one => new ForeseenEnd(ForeseenEnd.CheckIns, one.Why, one.Contact, readers[one.Contact].Name, one.Zone, one.At)));
        // A step queues nothing twice: what is in the queue already is not expected as well.
        var mails = expected.DistinctBy(one => (one.ContactId, one.Email, one.Occurrence)).Select(one => new FutureMail(readers[one.ContactId], one.Email, one.Occurrence, one.DueAt, one.IfUnanswered)
        { MovedFrom = one.MovedFrom, MovedBy = one.MovedBy }).ToLookup(mail => mail.Reader.Wants(types.Find(mail.Email).Topic));
        var people = mails[true].GroupBy(mail => mail.Reader.Address).ToList();
        var used = await Used([.. people.Select(one => one.Key)], now, cancel);
        var budget = await budgets.Now(cancel);
        return new(
            [.. people.SelectMany(own => SpendBudget.On(budget, types, [.. own], used[own.Key], now, until)).OrderBy(one => one.At).ThenBy(one => one.Mail.Reader.CustomerName, StringComparer.OrdinalIgnoreCase)],
            [.. ends.OrderBy(one => one.At ?? DateTimeOffset.MaxValue)], [.. mails[false].OrderBy(mail => mail.DueAt)], budget);
    }

    private async Task<ILookup<string, DateTimeOffset>> Used(string[] people, DateTimeOffset now, CancellationToken cancel) => (await db.Database.QueryAsync<UsedUp>(
        Sql.Text("Emails/Claiming/PeopleUsed.sql"), cancel, now, people, types.AtOnce.Select(type => type.Key).ToArray())).ToLookup(one => one.Address, one => one.At);

    /// <summary>Those of whom it is known that they are to be asked.</summary>
    private async Task<IEnumerable<ForeseenEnd>> Surveys(long customer, CancellationToken cancel) => (await db.Database.QueryAsync<string>(
        "select distinct survey as \"Value\" from survey_candidates where customer_id = {0}", cancel, customer))
        .Select(survey => new ForeseenEnd(ForeseenEnd.Survey, EndOf.Waits, 0, "", "UTC", null) { Key = survey });

    private sealed record Queued(long ContactId, string Email, string Occurrence, DateTimeOffset DueAt, DateTimeOffset? MovedFrom, string? MovedBy);

    private sealed record UsedUp(string Address, DateTimeOffset At);
}
