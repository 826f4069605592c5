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

    /// <summary>Several as one, as an address has them: a digest is left with all that is in it.</summary>
    public static string Join(IEnumerable<string> topics) => string.Join('.', topics.Distinct());

    /// <returns>Null: one of them is none.</returns>
    public static IReadOnlyList<string>? Split(string topics) => topics.Split('.') is var all && all.All(topic => All.Contains(topic)) ? all : null;

    /// <summary>Completes "Stop …".</summary>
    public static string Words(string topic) => Texts[$"topic.{topic}"];
}
