using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>Rules that reach nobody, and schedules that the rest of the survey does not let come to pass.</summary>
internal static class SendWarnings
{
    private const int ShortestMonth = 28, LongestMonth = 31;

    public static IEnumerable<Warning> Of(Survey survey)
    {
        if (survey.Send is not { } send) yield break;
        foreach (var (place, rule) in send.Rules.Index())
        {
            object[] path = ["send", "rules", place];
            var about = $"rule `{rule.Key}`";
            if (rule.If is { } condition && !CanHold(survey, condition, rule.When))
                yield return new Warning([.. path, "if"], $"{about}, `if`", "It reaches nobody: `if` never holds" + (CanHold(survey, condition, null) ? $" when it is time by `{rule.When.Name()}`." : "."));
            if (!rule.When.IsSchedule()) continue;
            // A few days longer than the shortest months only makes somebody wait for a few days.
            if (send.CoolDown > rule.Months * LongestMonth)
                yield return new Warning([.. path, "every_months"], $"{about}, `every_months`", $"The cool-down of {Number(send.CoolDown)} days is longer than the schedule: who was asked is asked later the next time, or not at all.");
            if (send.ClosesAfter > rule.Months * ShortestMonth)
                yield return new Warning([.. path, "every_months"], $"{about}, `every_months`", $"An invitation can be answered for {Number(send.ClosesAfter)} days: the next one comes before that, and takes its place.");
        }
        if (send.Rules.Count > 0 && send.ClosesAfter > send.CoolDown)
            yield return new Warning(["send", "closes_after"], "`send`, `closes_after`", "It is longer than the cool-down: a new invitation may take the place of one that can still be answered.");
    }

    /// <param name="when">Null: at any time.</param>
    private static bool CanHold(Survey survey, Condition condition, SendWhen? when)
    {
        var can = false;
        return !new PossiblePeople(survey, [condition]).Each(known => can |= condition.Holds(known) && (when is null || Happens(when.Value, known.Values(Fact.Plan)))) || can;
    }

    /// <summary>Whether a plan can be like this when the rule asks. One that was closed may be open again by then.</summary>
    private static bool Happens(SendWhen when, IReadOnlyList<string> state) => !state.Contains(PlanState.None) || when is SendWhen.Calendar or SendWhen.HelpSolved;

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
