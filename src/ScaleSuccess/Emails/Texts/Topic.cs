namespace ScaleSuccess.Emails.Texts;

/// <summary>What a person can unsubscribe from separately.</summary>
public static class Topic
{
    public const string Survey = "survey";
    public const string Plan = "plan";
    public const string CheckIn = "check_in";
    public static readonly IReadOnlyList<string> All = [Survey, Plan, CheckIn];

    public static string Words(string topic) => topic switch
    {
        Survey => "survey invitations",
        Plan => "news about your plan",
        CheckIn => "check-ins",
        _ => "these e-mails",
    };
}
