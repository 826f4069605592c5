using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>Asks how it goes, with a link for each answer; following one changes nothing until it is confirmed.</summary>
/// <param name="CheckIn">The check-in's id.</param>
/// <param name="Measure">Whose number is asked for; null when none is.</param>
public sealed record CheckInEmail(long CheckIn, string Milestone, DateOnly Due, string? Measure)
{
    public static readonly EmailType<CheckInEmail> Type = new EmailType<CheckInEmail>(
        "check-in", Topic.CheckIn, "Check-in",
        sample: new(1, "First report in use", new DateOnly(2027, 1, 18), "Hours spent on reports"))
    { Urgency = Urgency.CheckIn }
        .Words("milestone.title", mail => mail.Milestone)
        .Day("milestone.due", mail => mail.Due)
        .MaybeWords("measure.title", mail => mail.Measure)
        .Link("links.done", mail => mail.Answer(CheckInAnswer.Done))
        .Link("links.onTrack", mail => mail.Answer(CheckInAnswer.OnTrack))
        .Link("links.stuck", mail => mail.Answer(CheckInAnswer.Stuck));

    private string Answer(string answer) => Urls.CheckIn(ReaderLink.Token, CheckIn, answer);
}
