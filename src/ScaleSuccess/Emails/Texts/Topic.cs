using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>What a person can unsubscribe from separately.</summary>
public static class Topic
{
    public const string Survey = "survey";
    public const string Plan = "plan";
    public const string CheckIn = "check_in";
    public const string Invitation = "invitation";
    public static readonly IReadOnlyList<string> All = [Survey, Plan, CheckIn, Invitation];

    private static readonly IStringLocalizer<EmailTexts> Texts = Localizer.Of<EmailTexts>();

    /// <summary>Completes "Stop …".</summary>
    public static string Words(string topic) => Texts[$"topic.{topic}"];
}
