using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>Asks whether the plan is right, until somebody there has accepted it.</summary>
/// <param name="Step">Which of <paramref name="Steps"/> it is, counted from 1.</param>
/// <param name="Milestone">Null: none is open.</param>
public sealed record PlanReminderEmail(int Step, int Steps, string Title, string? Milestone, DateOnly? MilestoneDue)
{
    public static readonly EmailType<PlanReminderEmail> Type = new EmailType<PlanReminderEmail>(
        "plan-reminder", Topic.Plan, "Reminder to accept the plan",
        sample: new(1, 3, "Fjord & Sons: quick first results", "First report in use", new DateOnly(2027, 1, 18)))
    { Urgency = Urgency.Start }
        .MaybeWords("reminder.first", mail => ReminderPlace.First(mail.Step, mail.Steps))
        .MaybeWords("reminder.further", mail => ReminderPlace.Further(mail.Step, mail.Steps))
        .MaybeWords("reminder.last", mail => ReminderPlace.Last(mail.Step, mail.Steps))
        .Words("plan.title", mail => mail.Title)
        .MaybeWords("plan.nextMilestone", mail => mail.Milestone)
        .MaybeDay("plan.nextMilestoneDate", mail => mail.MilestoneDue);
}
