using System.Globalization;
using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Console.Calendar;

/// <summary>Why somebody gets an e-mail, and why then, in words for ops.</summary>
internal static class MailWords
{
    /// <summary>What it is about, from the row that made it.</summary>
    public static string Why(string email, string occurrence)
    {
        var parts = occurrence.Split('/');
        return email switch
        {
            "survey-invitation" => "They had not answered the survey.",
            "survey-reminder" => $"Reminder {parts[^1]}: nobody there had answered the survey.",
            "survey-request" => $"Survey {parts[0]}, wave {parts[^1]}.",
            "colleague-invitation" => "A colleague named them.",
            "plan-ready" => "They had answered the survey, and the plan was made.",
            "plan-introduction" => "They had agreed to see the plan.",
            "plan-reminder" => $"Reminder {parts[^1]}: nobody there had accepted the plan.",
            "check-in" when parts.Length == 3 && Days.ReadIso(parts[2]) is { } day => $"The plan's rhythm, or a milestone's day: {Days.Long(day)}.",
            "thread-answer" => "You answered in a thread of theirs.",
            "help-solved" => "Their request for help was marked as solved.",
            "mention" => "Somebody mentioned them.",
            "digest" => "Several were due at the same time.",
            _ => "",
        };
    }

    /// <summary>Why it goes, or went, on another day or with others; null: it does not.</summary>
    public static string? Moved(CustomerMessage message)
    {
        var moved = message.MovedFrom is { } from ? Moved(message.MovedBy, $"{When(from, "UTC")} UTC", "had") : null;
        var together = message.IsInDigest ? message.State == "due" ? "Goes in one e-mail with others." : "Went in one e-mail with others." : null;
        return moved is null ? together : together is null ? moved : $"{moved} {together}";
    }

    /// <param name="had">"had" of what is over, "have" of what is to come.</param>
    public static string Moved(string? by, string from, string had) => by switch
    {
        MovedBy.Day => $"Moved from {from}: the day's e-mails {had} gone.",
        MovedBy.Week => $"Moved from {from}: the week's e-mails {had} gone.",
        _ => $"Moved from {from}: more urgent ones went first.",
    };

    /// <summary>Where its reader lives.</summary>
    public static string When(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    public static string Order(Urgency urgency) => urgency switch
    {
        Urgency.AtOnce => "goes at once, not counted",
        Urgency.Talk => "first",
        Urgency.Start => "second",
        Urgency.CheckIn => "third",
        Urgency.Asking => "last",
        _ => throw new ArgumentOutOfRangeException(nameof(urgency)),
    };
}
