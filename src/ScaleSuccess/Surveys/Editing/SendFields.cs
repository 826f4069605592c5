using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>The part of a survey that says who gets it: <c>send/cool_down</c>, <c>send/rules/0/when</c>.</summary>
public static class SendFields
{
    public const string Part = "send";

    private const string Rules = "rules", Days = "days", Months = "every_months";

    /// <summary>With another rule, which asks nobody until it is published.</summary>
    internal static YamlNode WithRule(YamlNode survey)
    {
        if (survey.At(Part) is null) survey = survey.With([Part], YamlChange.Block((Rules, YamlChange.List([]))));
        var rule = YamlChange.Block(("when", YamlChange.Text(SendWhen.MilestoneReached.Name())), (Days, YamlChange.Text("2")));
        return Tidied(survey.WithItems([Part, Rules], rules => [.. rules, rule]));
    }

    /// <summary>Each rule has a key and only what its time takes; what is empty is left out.</summary>
    internal static YamlNode Tidied(YamlNode survey)
    {
        foreach (var place in Enumerable.Range(0, survey.ItemsAt(Part, Rules).Count)) survey = Rule(survey, [Part, Rules, place]);
        if (survey.At(Part, Rules) is YamlList { Items.Count: 0 }) survey = survey.With([Part, Rules], null);
        return survey.At(Part) is YamlEntries { Entries.Count: 0 } ? survey.With([Part], null) : survey;
    }

    private static YamlNode Rule(YamlNode survey, IReadOnlyList<object> path)
    {
        if (survey.At(path) is not YamlEntries rule || rule.TextAt("when") is not { } word || !SendTimes.ByName.TryGetValue(word, out var when)) return survey;
        var isScheduled = when.IsSchedule();
        survey = survey.With([.. path, isScheduled ? Days : Months], null);
        if (isScheduled && survey.TextAt([.. path, Months]) is null) survey = survey.With([.. path, Months], YamlChange.Text("3"));
        var present = rule.TextAt("key");
        if ((present is not null && !IsOfAnother(present, word)) || survey.At(path) is not YamlEntries now) return survey;
        var key = NewKey.Of(word.Replace('_', ' '), survey.ItemsAt(Part, Rules).Select(other => other.TextAt("key") ?? ""), "rule");
        return present is not null ? survey.With([.. path, "key"], YamlChange.Text(key))
            : survey.With(path, now with { Entries = [new YamlEntry("key", 0, YamlChange.Text(key)), .. now.Entries] });
    }

    /// <summary>A rule was called by its time, and has another time now.</summary>
    private static bool IsOfAnother(string key, string word) => SendTimes.ByName.Keys.Any(other => other != word && key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_') == other);
}
