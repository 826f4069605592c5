using System.Text.Json;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Targets;

/// <summary>Who gets a survey, and when, as the block <c>send</c> of its file says it.</summary>
/// <param name="Paused">Nobody is asked by these rules; what happens meanwhile is not asked about later.</param>
/// <param name="CoolDown">Days after which the same person may get this survey again.</param>
/// <param name="ClosesAfter">Days for which an invitation can be answered.</param>
/// <param name="UnlessStuck">Waits while somebody at the customer has asked for help.</param>
public sealed record SendRules(bool Paused, int CoolDown, int ClosesAfter, bool UnlessStuck, IReadOnlyList<SendRule> Rules)
{
    public const int DefaultCoolDown = 90, LeastCoolDown = 7, MostCoolDown = 730, DefaultClosesAfter = 21, LeastClosesAfter = 3, MostClosesAfter = 90;

    /// <summary>Of a survey that is only sent by hand.</summary>
    public static readonly SendRules None = new(false, DefaultCoolDown, DefaultClosesAfter, false, []);
}

/// <summary>One rule: when, and to whom.</summary>
/// <param name="Key">Names its waves.</param>
/// <param name="Days">After the event.</param>
/// <param name="Months">Of a schedule: every so many.</param>
/// <param name="If">Names facts only. Null: everybody.</param>
/// <param name="Share">Percent of the customers, drawn anew for each wave.</param>
/// <param name="ToOne">One person of each customer: the champion, else whoever answered the onboarding survey. False: everybody there.</param>
public sealed record SendRule(string Key, SendWhen When, int Days, int Months, Condition? If, int Share, bool ToOne)
{
    /// <summary>What waves are called that ops send; no rule may be.</summary>
    public const string ByHand = "hand";
    public const int MostDays = 365;
}

public enum SendWhen
{
    /// <summary>For the first time.</summary>
    PlanAccepted,
    MilestoneReached,
    GoalReached,
    PlanClosed,

    /// <summary>The vendor has closed a request for help.</summary>
    HelpSolved,

    /// <summary>Every so many months after the customer's first plan was made.</summary>
    SinceFirstPlan,

    /// <summary>On the first day of every so many months, counted from January.</summary>
    Calendar,
}

public static class SendTimes
{
    /// <summary>As files write them: <c>milestone_reached</c>.</summary>
    public static IReadOnlyDictionary<string, SendWhen> ByName { get; } = Enum.GetValues<SendWhen>().ToDictionary(Name);

    public static bool IsSchedule(this SendWhen when) => when is SendWhen.SinceFirstPlan or SendWhen.Calendar;

    public static string Name(this SendWhen when) => JsonNamingPolicy.SnakeCaseLower.ConvertName(when.ToString());
}
