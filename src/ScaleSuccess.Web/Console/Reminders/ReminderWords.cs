using System.Globalization;
using ScaleSuccess.Engagement.Sequences;

namespace ScaleSuccess.Web.Console.Reminders;

/// <summary>Reminders in words for ops.</summary>
internal static class ReminderWords
{
    public static string Title(string kind) => kind == SequenceKind.SurveyInvitation.Name ? "Answer the survey" : "Accept the plan";

    public static string Asked(string kind, int times) =>
        kind == SequenceKind.SurveyInvitation.Name ? $"Invited {Times(times)} and no answer." : $"Asked {Times(times)} to accept the plan and no answer.";

    /// <summary>What comes next, or why nothing does.</summary>
    public static string Next(CustomerReminders one) => one.Next switch
    {
        NextReminder.Due(var step, _) => $"Reminder {step} of {one.Steps} goes to {one.To} with the next run.",
        NextReminder.Waits(var step, var until, var why) => why switch
        {
            Waiting.Schedule => $"Reminder {step} of {one.Steps} goes to {one.To} on {At(until, one.Zone)}.",
            Waiting.Activity => $"Somebody there is at it: reminder {step} of {one.Steps} goes to {one.To} on {At(until, one.Zone)} at the earliest.",
            Waiting.Help => $"They asked for help and wait for our answer: reminder {step} of {one.Steps} comes after it.",
            Waiting.LastChance => $"The last reminder went to {one.To}. Without an answer by {At(until, one.Zone)} the customer is listed on Today.",
            Waiting.Paused => $"Reminder {step} would come next, but this sequence is paused.",
            _ => throw new ArgumentOutOfRangeException(nameof(one), why, "It waits for nothing else."),
        },
        NextReminder.Stops(var reason) => reason switch
        {
            SequenceExit.Answered => "No more: the survey is answered.",
            SequenceExit.HasPlan => "No more: there is a plan.",
            SequenceExit.Accepted => "No more: the plan is accepted.",
            SequenceExit.Closed => "No more: the plan is closed.",
            SequenceExit.Replaced => "No more: something else took the place of what was asked.",
            SequenceExit.Unsubscribed => $"No more: {one.To} unsubscribed.",
            SequenceExit.Bounced => $"No more: the address of {one.To} does not take mail.",
            SequenceExit.Blocked => $"No more: ops stopped mail to {one.To}.",
            SequenceExit.NoAnswer => Asked(one.Kind, one.Sent + 1),
            _ => throw new ArgumentOutOfRangeException(nameof(one), reason, "The table's check names every reason."),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };

    private static string At(DateTimeOffset at, string zone)
    {
        var there = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return $"{there.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({zone})";
    }

    private static string Times(int times) => times switch { 1 => "once", 2 => "twice", _ => $"{times.ToString(CultureInfo.InvariantCulture)} times" };
}
