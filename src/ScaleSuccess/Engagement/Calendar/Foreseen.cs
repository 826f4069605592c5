using ScaleSuccess.Emails.Budgets;

namespace ScaleSuccess.Engagement.Calendar;

/// <summary>What is known of the e-mails to come.</summary>
/// <param name="Mails">In order of time.</param>
/// <param name="Ends">Why nothing more comes of something, or what it waits for.</param>
/// <param name="Unwanted">What will be due and does not go, because its reader does not want it or cannot be reached.</param>
public sealed record Foreseen(IReadOnlyList<ForeseenMail> Mails, IReadOnlyList<ForeseenEnd> Ends, IReadOnlyList<FutureMail> Unwanted, MailBudget Budget)
{
    /// <summary>Plans and running reminders of which nothing is said: there are too many.</summary>
    public long LeftOut { get; init; }
}

/// <param name="What">The name of a sequence's kind, or <see cref="CheckIns"/>.</param>
/// <param name="Why">One of <see cref="EndOf"/>.</param>
/// <param name="At">From when on; null: as of now, or nobody can tell.</param>
public sealed record ForeseenEnd(string What, string Why, long Contact, string To, string Zone, DateTimeOffset? At)
{
    public const string CheckIns = "check-ins", Survey = "survey";

    /// <summary>Of a survey: which.</summary>
    public string? Key { get; init; }
}

/// <summary>Why a row of the calendar ends.</summary>
public static class EndOf
{
    /// <summary>Reminders: all were sent; ops are told.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>Check-ins: six in a row had no answer, or the deadline is 30 days ago; ops are told.</summary>
    public const string Quiet = "quiet";

    /// <summary>They asked for help: it goes on after our answer.</summary>
    public const string Help = "help";

    public const string Paused = "paused";

    /// <summary>Check-ins: nobody has accepted the plan.</summary>
    public const string NotAccepted = "not_accepted";

    /// <summary>A survey: it is asked on a working morning, as soon as nothing speaks against it.</summary>
    public const string Waits = "waits";
}
