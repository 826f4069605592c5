using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>Reminds the person who was invited of the survey, with the same personal link.</summary>
/// <param name="Step">Which of <paramref name="Steps"/> it is, counted from 1.</param>
/// <param name="HasBegun">Somebody there has given answers that wait to be sent.</param>
public sealed record SurveyReminderEmail(int Step, int Steps, bool HasBegun)
{
    public static readonly EmailType<SurveyReminderEmail> Type = new EmailType<SurveyReminderEmail>(
        "survey-reminder", Topic.Survey, "Reminder of the survey", sample: new(1, 3, false))
    { Urgency = Urgency.Start }
        .MaybeWords("reminder.first", mail => ReminderPlace.First(mail.Step, mail.Steps))
        .MaybeWords("reminder.further", mail => ReminderPlace.Further(mail.Step, mail.Steps))
        .MaybeWords("reminder.last", mail => ReminderPlace.Last(mail.Step, mail.Steps))
        .MaybeWords("survey.begun", mail => mail.HasBegun ? "1" : null);
}
