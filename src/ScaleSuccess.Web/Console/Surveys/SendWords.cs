using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Targets;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Web.Console.Parts;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>How the console says who gets a survey, and when.</summary>
public static class SendWords
{
    public static string Of(SendWhen when) => when switch
    {
        SendWhen.PlanAccepted => "after a plan is accepted",
        SendWhen.MilestoneReached => "after a milestone is reached",
        SendWhen.GoalReached => "after a goal is reached",
        SendWhen.PlanClosed => "after a plan is closed",
        SendWhen.HelpSolved => "after we have solved a request for help",
        SendWhen.SinceFirstPlan => "every few months since the first plan",
        _ => "every few months of the calendar",
    };

    /// <summary>"2 days after a milestone is reached".</summary>
    public static string Time(SendRule rule) => rule.When switch
    {
        SendWhen.SinceFirstPlan => $"{Months(rule.Months)} since the customer’s first plan",
        SendWhen.Calendar => $"{Months(rule.Months)} of the calendar",
        _ when rule.Days == 0 => $"The working morning {Of(rule.When)}",
        _ => $"{SegmentWords.Count(rule.Days, "day")} {Of(rule.When)}",
    };

    public static string Whom(bool toOne, int share) => (toOne ? "one person" : "everybody") + (share == 100 ? " at each customer" : $" at {Amounts.Share(share / 100.0)} of customers");

    /// <summary>"Would reach 212 people at 180 customers now; 31 wait for a cool-down."</summary>
    public static string Of(Reach reach) => string.Join("; ", new[]
    {
        reach.People == 0 ? "Would reach nobody now" : $"Would reach {SegmentWords.Count(reach.People, "person", "people")} at {SegmentWords.Count(reach.Customers, "customer")} now",
        Waiting(reach),
    }.OfType<string>()) + ".";

    /// <summary>Null: nobody waits.</summary>
    public static string? Waiting(Reach reach) => string.Join(", ", new[]
    {
        reach.CoolDown == 0 ? null : $"{SegmentWords.Count(reach.CoolDown)} {(reach.CoolDown == 1 ? "waits" : "wait")} for a cool-down",
        reach.Stuck == 0 ? null : $"{SegmentWords.Count(reach.Stuck)} {(reach.Stuck == 1 ? "waits" : "wait")} for help",
    }.OfType<string>()) is { Length: > 0 } words ? words : null;

    /// <summary>"milestone 2026-03" is "milestone, March 2026"; "hand 2026-03-14 2" is "By hand, 14 March 2026 (2)".</summary>
    public static string Wave(string name)
    {
        if (name.Split(' ') is not [var rule, var date, .. var rest]) return name == ScaleSuccess.Surveys.Responses.Response.FirstWave ? "Asked in no wave" : name;
        if (rule == SendRule.ByHand && Days.ReadIso(date) is { } day) return $"By hand, {Days.Long(day)}{(rest is [var number] ? $" ({number})" : "")}";
        return DateOnly.TryParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? $"{rule}, {month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}" : name;
    }

    private static string Months(int months) => months == 1 ? "Every month" : $"Every {months} months";
}
