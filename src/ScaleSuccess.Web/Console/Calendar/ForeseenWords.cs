using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement.Calendar;
using ScaleSuccess.Engagement.Sequences;

namespace ScaleSuccess.Web.Console.Calendar;

/// <summary>What is to come, in words for ops.</summary>
internal static class ForeseenWords
{
    /// <summary>Its title, or those of all that go in the same e-mail.</summary>
    public static string What(ForeseenMail one, EmailTypes types) => one.With.Count == 0 ? types.Title(one.Mail.Email)
        : $"{one.All.Count()} in one e-mail: {string.Join(", ", one.All.Select(mail => types.Title(mail.Email)))}";

    /// <summary>Why it goes then.</summary>
    public static string Why(FutureMail mail)
    {
        var parts = mail.Occurrence.Split('/');
        var why = mail.Email switch
        {
            "check-in" => "Due in the plan's rhythm, or on a milestone's day",
            "survey-reminder" => $"Reminder {parts[^1]} of the survey",
            "plan-reminder" => $"Reminder {parts[^1]} to accept the plan",
            _ => "In the queue",
        };
        return mail.IfUnanswered ? $"{why}, if nobody answers." : $"{why}.";
    }

    public static string? Moved(FutureMail mail) =>
        mail.MovedFrom is { } from ? MailWords.Moved(mail.MovedBy, MailWords.When(from, mail.Reader.Zone), "have") : null;

    public static string End(ForeseenEnd end)
    {
        var at = end.At is { } moment ? MailWords.When(moment, end.Zone) : null;
        return (end.What, end.Why) switch
        {
            (ForeseenEnd.Survey, _) => $"Survey {end.Key}: on a working morning, as soon as a cool-down or an open request for help allows it.",
            (ForeseenEnd.CheckIns, EndOf.NotAccepted) => "No check-ins yet: they begin when somebody there accepts the plan.",
            (ForeseenEnd.CheckIns, _) => at is null ? "No more check-ins: the customer has gone quiet and is listed on Today." : $"{at}: check-ins stop if nobody has answered, or the deadline is 30 days ago; the customer is listed on Today.",
            (var kind, EndOf.NoAnswer) => $"{at}: no more reminders{(kind == SequenceKind.SurveyInvitation.Name ? " of the survey" : " to accept the plan")}; without an answer the customer is listed on Today.",
            (_, EndOf.Help) => "Reminders to accept the plan wait for your answer to their request for help.",
            (_, _) => "Reminders are paused for everybody.",
        };
    }
}
