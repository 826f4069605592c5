using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Emails.Budgets;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>One e-mail that asked for something, and how it stands (SequenceRuns.sql).</summary>
/// <param name="Exit">Why it is to stop, a <see cref="SequenceExit"/>; null: it goes on.</param>
/// <param name="ActiveAt">The last that anybody at the customer did about it; null: nothing.</param>
/// <param name="WaitsForHelp">They asked for help and have no answer yet.</param>
/// <param name="Reminded">How many reminders were sent, the last of them on <paramref name="LastDay"/>.</param>
/// <param name="IsRemindedToday">The address has had a reminder today, whatever of.</param>
internal sealed record SequenceRun(
    long Id, string Kind, long MessageId, long ContactId, string ContactName, string Address, string? GivenCountry, string Zone, DateTimeOffset StartedAt,
    string? Exit, DateTimeOffset? ActiveAt, bool WaitsForHelp, int Reminded, DateOnly? LastDay, bool IsRemindedToday,
    string? PlanTitle, string? Milestone, DateOnly? MilestoneDue)
{
    public MailHours Hours { get; } = new(Country.Of(GivenCountry, Zone), Zone);
}

/// <summary>Why a sequence has stopped.</summary>
public static class SequenceExit
{
    public const string Answered = "answered", HasPlan = "has_plan", Accepted = "accepted", Closed = "closed", Replaced = "replaced",
        Unsubscribed = "unsubscribed", Bounced = "bounced", Blocked = "blocked";

    /// <summary>Everything was sent and nothing came of it.</summary>
    public const string NoAnswer = "no_answer";
}
