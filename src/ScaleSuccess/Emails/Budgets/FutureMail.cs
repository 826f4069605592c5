using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Budgets;

/// <summary>Whose e-mail it will be.</summary>
/// <param name="Address">In lower case: who has it is one person.</param>
/// <param name="IsGiven">They have agreed to be a contact.</param>
/// <param name="Stopped">What they do not get: topics with a comma between them, `*` for everything; empty: nothing is stopped.</param>
public sealed record MailReader(long Id, string Name, string Address, long CustomerId, string CustomerName, string Zone, string? Country, bool IsGiven, string Stopped)
{
    public MailHours Hours => new(ScaleSuccess.Customers.Countries.Country.Of(Country, Zone), Zone);

    public bool Wants(string topic) => (IsGiven || topic == Topic.Invitation) && !Stopped.Split(',').Any(stopped => stopped == "*" || stopped == topic);
}

/// <summary>An e-mail that will be due, when everything goes on as it is.</summary>
/// <param name="Occurrence">As its message names it, or will.</param>
/// <param name="IfUnanswered">It comes only as long as nobody answers what was sent before.</param>
public sealed record FutureMail(MailReader Reader, string Email, string Occurrence, DateTimeOffset DueAt, bool IfUnanswered)
{
    /// <summary>When it was due at first, and why it was moved; null: it was not.</summary>
    public DateTimeOffset? MovedFrom { get; init; }
    public string? MovedBy { get; init; }
}

/// <summary>When it will go, as far as anybody can tell.</summary>
/// <param name="Mail">With the move that is foreseen.</param>
/// <param name="With">The others that go in the same e-mail; empty: it goes by itself.</param>
public sealed record ForeseenMail(FutureMail Mail, DateTimeOffset At, IReadOnlyList<FutureMail> With)
{
    /// <summary>All that goes in the e-mail.</summary>
    public IEnumerable<FutureMail> All => With.Prepend(Mail);

    /// <summary>The day where its reader lives.</summary>
    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At, TimeZoneInfo.FindSystemTimeZoneById(Mail.Reader.Zone)).DateTime);
}

/// <summary>Spends one person's budget on what will be due, by the rule that sends (<see cref="Allotment"/>).</summary>
public static class SpendBudget
{
    /// <param name="mails">Of one person.</param>
    /// <param name="used">When e-mails that count went to them lately.</param>
    public static IReadOnlyList<ForeseenMail> On(MailBudget budget, EmailTypes types, IReadOnlyList<FutureMail> mails, IEnumerable<DateTimeOffset> used, DateTimeOffset now, DateTimeOffset until)
    {
        var foreseen = mails.Where(mail => types.IsAtOnce(mail.Email)).Select(mail => new ForeseenMail(mail, Later(mail.DueAt, now), [])).ToList();
        var waiting = mails.Where(mail => !types.IsAtOnce(mail.Email)).ToList();
        if (waiting.Count == 0) return [.. foreseen.Where(one => one.At <= until)];
        var hours = waiting.MinBy(mail => mail.Reader.Id)!.Reader.Hours;
        var days = used.Select(hours.DayOf).ToList();
        while (waiting.Count > 0)
        {
            var at = Later(waiting.Min(mail => mail.DueAt), now);
            if (at > until) break;
            var due = waiting.Index().Where(one => one.Item.DueAt <= at).ToList();
            var allotted = Allotment.Of(budget, hours, days,
                [.. due.Select(one => new WaitingMail(one.Index, one.Item.Reader.Id, types.UrgencyOf(one.Item.Email), one.Item.MovedFrom ?? one.Item.DueAt))], at);
            if (allotted.Now.Count > 0) days.Add(hours.DayOf(at));
            var together = allotted.Now.Select(one => waiting[(int)one.Id]).ToList();
            foreseen.AddRange(together.Select(mail => new ForeseenMail(mail, at, [.. together.Where(other => other != mail)])));
            foreach (var moved in allotted.Later)
                waiting[(int)moved.Mail.Id] = waiting[(int)moved.Mail.Id] with { DueAt = moved.Until, MovedFrom = moved.Mail.Since, MovedBy = moved.By };
            waiting.RemoveAll(together.Contains);
        }
        return [.. foreseen.Where(one => one.At <= until).OrderBy(one => one.At)];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
