using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Targets;

/// <summary>Reads the block <c>send</c> of a survey's file.</summary>
internal static class SendBlock
{
    public const string Key = "send", One = "one", Everybody = "everybody";

    public static readonly IReadOnlyList<string> WhoWords = [One, Everybody];

    /// <summary>A calendar's months divide the year, or its waves would not be the same ones each year.</summary>
    private static readonly int[] OfTheYear = [1, 2, 3, 4, 6, 12];

    /// <param name="rules">The blocks of its rules, in order.</param>
    /// <returns>Null: the file has none.</returns>
    public static SendRules? Read(YamlMap survey, out IReadOnlyList<YamlMap> rules)
    {
        rules = [];
        if (survey.Map(Key) is not { } map) return null;
        var own = rules = map.Maps("rules", "rule");
        var read = new SendRules(
            map.Flag("paused"),
            map.Whole("cool_down", SendRules.LeastCoolDown, SendRules.MostCoolDown, SendRules.DefaultCoolDown),
            map.Whole("closes_after", SendRules.LeastClosesAfter, SendRules.MostClosesAfter, SendRules.DefaultClosesAfter),
            map.Flag("unless_stuck"), [.. own.Select(Rule)]);
        YamlMap.EachOnce(own, "key");
        map.NoMore();
        return read;
    }

    private static SendRule Rule(YamlMap map)
    {
        var when = map.Word("when", SendTimes.ByName);
        var scheduled = when.IsSchedule();
        var rule = new SendRule(
            map.Key("key"), when,
            scheduled ? 0 : map.Whole("days", 0, SendRule.MostDays, 0),
            scheduled ? map.Whole("every_months", 1, 24) : 0,
            ConditionBlock.Read(map, "if"),
            map.Whole("share", 1, 100, 100),
            map.Word("to", new Dictionary<string, bool> { [One] = true, [Everybody] = false }, One));
        if (rule.Key == SendRule.ByHand) map.Wrong("key", $"`{SendRule.ByHand}` is what waves are called that are sent by hand: choose another key.");
        if (when == SendWhen.Calendar && rule.Months > 0 && !OfTheYear.Contains(rule.Months)) map.Wrong("every_months", $"Of the calendar it should be one of {string.Join(", ", OfTheYear)}: a part of the year.");
        map.NoMore();
        return rule;
    }
}
