using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>Asks somebody to answer a survey that follows the first.</summary>
/// <param name="Survey">Its key.</param>
/// <param name="IsShort">A single page: the link leads to its questions.</param>
/// <param name="Time">How long it takes, within a sentence.</param>
/// <param name="Until">The last day on which it can be answered.</param>
public sealed record SurveyRequestEmail(string Survey, bool IsShort, string Title, string Intro, string Time, DateOnly Until)
{
    public static readonly EmailType<SurveyRequestEmail> Type = new EmailType<SurveyRequestEmail>(
        "survey-request", Topic.Survey, "Request to answer a survey",
        sample: new("nps", true, "How are we doing?", "Two short questions, so that we know what to do better.", "less than a minute", new DateOnly(2027, 3, 29)))
        .Words("survey.title", mail => mail.Title)
        .Words("survey.intro", mail => mail.Intro)
        .Words("survey.time", mail => mail.Time)
        .Day("survey.until", mail => mail.Until)
        .Link("links.answer", mail => mail.IsShort ? Urls.SurveyPage(ReaderLink.Token, mail.Survey, 1) : Urls.Survey(ReaderLink.Token, mail.Survey));
}
