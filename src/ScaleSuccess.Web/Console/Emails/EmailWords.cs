using ScaleSuccess.Emails;

namespace ScaleSuccess.Web.Console.Emails;

/// <summary>The e-mails' names in the console.</summary>
public static class EmailWords
{
    public static string Of(string key) => key switch
    {
        EmailVariables.Frame => "Frame of all e-mails",
        EmailVariables.SurveyInvitation => "Invitation to the survey",
        PlanReadyEmail.Key => "Your plan is ready",
        CheckInEmail.Key => "Check-in",
        _ => key,
    };
}
