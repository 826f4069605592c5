using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Budgets;

public enum MailBudgetRefusal
{
    PerDayIsOutOfRange,
    PerWeekIsOutOfRange,

    /// <summary>A week lets fewer through than one of its days.</summary>
    WeekIsLessThanDay,
}

/// <summary>Ops say how many e-mails a person gets at most. It counts from the next e-mail on; what was moved keeps its day.</summary>
public sealed class SetMailBudget(ScaleDb db, TimeProvider clock)
{
    public async Task<MailBudget> Now(CancellationToken cancel) =>
        (await db.Database.QueryAsync<MailBudget>("select per_day, per_week, changed_by, changed_at from mail_budgets", cancel)).SingleOrDefault() ?? MailBudget.Default;

    /// <returns>Null: it is set.</returns>
    public async Task<MailBudgetRefusal?> Change(int perDay, int perWeek, string by, CancellationToken cancel)
    {
        if (perDay is < 1 or > MailBudget.MostPerDay) return MailBudgetRefusal.PerDayIsOutOfRange;
        if (perWeek is < 1 or > MailBudget.MostPerWeek) return MailBudgetRefusal.PerWeekIsOutOfRange;
        if (perWeek < perDay) return MailBudgetRefusal.WeekIsLessThanDay;
        await db.Database.ExecuteAsync(
            """
            insert into mail_budgets (per_day, per_week, changed_by, changed_at) values ({0}, {1}, {2}, {3})
            on conflict (one) do update set per_day = excluded.per_day, per_week = excluded.per_week, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, cancel, perDay, perWeek, by, clock.GetUtcNow());
        return null;
    }
}
