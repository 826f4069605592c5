using ScaleSuccess.Emails;

namespace ScaleSuccess.Web.Console.Emails;

/// <summary>How the console calls the e-mails.</summary>
public static class EmailWords
{
    public static string Of(string key) => key switch
    {
        EmailVariables.Frame => "The frame around every e-mail",
        EmailVariables.SurveyInvitation => "Invitation to the survey",
        PlanReadyEmail.Key => "Your plan is ready",
        CheckInEmail.Key => "Check-in",
        _ => key,
    };
}
