using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Budgets;

/// <summary>An e-mail that is due and counts against its reader's budget.</summary>
/// <param name="Contact">Whose it is: a person may be a contact of several customers, and no e-mail is about two of them.</param>
/// <param name="Since">When it was due at first.</param>
/// <param name="Holds">Of a digest, which is tried again: how many are in it.</param>
public sealed record WaitingMail(long Id, long Contact, Urgency Urgency, DateTimeOffset Since, int Holds = 0)
{
    public bool IsDigest => Holds > 0;
}

/// <param name="By">One of <see cref="MovedBy"/>.</param>
public sealed record MovedMail(WaitingMail Mail, DateTimeOffset Until, string By);

/// <summary>Why an e-mail waits for another day, as the table keeps it.</summary>
public static class MovedBy
{
    /// <summary>The day's e-mails have gone.</summary>
    public const string Day = "day";

    /// <summary>The week's have.</summary>
    public const string Week = "week";

    /// <summary>More urgent ones filled the digest, or were of another customer.</summary>
    public const string Digest = "digest";
}

/// <summary>
/// What of all that is due for one person goes now, and when the rest is looked at again. Several are one e-mail. The step that sends and the calendar
/// ask the same rule.
/// </summary>
/// <param name="Now">The most urgent first; more than one: together.</param>
public sealed record Allotment(IReadOnlyList<WaitingMail> Now, IReadOnlyList<MovedMail> Later)
{
    /// <summary>More of them nobody reads to the end.</summary>
    public const int MostInDigest = 5;

    /// <param name="used">The days, where the reader lives, on which e-mails that count went to them, one for each.</param>
    /// <param name="due">Of one person.</param>
    public static Allotment Of(MailBudget budget, MailHours hours, IReadOnlyCollection<DateOnly> used, IReadOnlyCollection<WaitingMail> due, DateTimeOffset now)
    {
        var today = hours.DayOf(now);
        var ordered = due.OrderBy(one => one.Urgency).ThenBy(one => one.Since).ThenBy(one => one.Id).ToList();
        if (!budget.HasRoomOn(today, used))
        {
            var by = budget.HasRoomInWeekOf(today, used) ? MovedBy.Day : MovedBy.Week;
            return new([], Moved(ordered, used, by));
        }
        var together = Together(ordered);
        return new(together, Moved([.. ordered.Except(together)], [.. used, today], MovedBy.Digest));

        IReadOnlyList<MovedMail> Moved(IReadOnlyList<WaitingMail> mails, IReadOnlyCollection<DateOnly> then, string by)
        {
            if (mails.Count == 0) return [];
            var slot = hours.NextDay(now);
            while (!budget.HasRoomOn(hours.DayOf(slot), then)) slot = hours.NextDay(slot);
            return [.. mails.Select(mail => new MovedMail(mail, slot, by))];
        }
    }

    /// <summary>What was together before stays so; new ones join it.</summary>
    private static List<WaitingMail> Together(List<WaitingMail> ordered)
    {
        if (ordered.Count == 0) return [];
        var own = ordered.Where(one => one.Contact == ordered[0].Contact).ToList();
        var digest = own.Find(one => one.IsDigest);
        var room = MostInDigest - (digest?.Holds ?? 0);
        return [.. own.Where(one => one.IsDigest ? one == digest : room-- > 0)];
    }
}
