using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Web.Console.Shares;

namespace ScaleSuccess.Web.Console.Templates.Rollouts;

/// <summary>What came of a version, in words: few say that they are few.</summary>
public static class VersionResults
{
    public static string Of(TemplateView view, Rollout? rollout, int version) =>
        view.IsGoalModule ? "counted with its templates" : Of(view.Evidence, version, rollout, view.Answered.GetValueOrDefault(version));

    /// <param name="rollout">How it came to the customers; null: without one.</param>
    /// <param name="answers">What customers said when it was proposed to them, which is kept when their plans go back; null: nobody has answered.</param>
    public static string Of(IReadOnlyList<Evidence> evidence, int version, Rollout? rollout = null, RolloutAnswers? answers = null)
    {
        var plans = evidence.FirstOrDefault(row => row.Version == version) is { Plans: > 0 } row ? Of(row) : null;
        var back = rollout is { State: RolloutState.RolledBack, TakesLive: true } ? $"plans that live and had it went back to version {rollout.BeforeVersion}" : null;
        var said = answers is { Answered: > 0 } ? $"{answers.Declined:N0} of {answers.Answered:N0} {(answers.Answered == 1 ? "customer" : "customers")} who answered declined" : null;
        return string.Join("; ", new[] { plans ?? (back is null ? "no plans" : null), back, said }.OfType<string>());
    }

    private static string Of(Evidence row) =>
        $"{row.Plans:N0} {(row.Plans == 1 ? "plan" : "plans")}: {ShareWords.Of(row.Accepted, row.Plans)} accepted, {ShareWords.Of(row.Achieved, row.Plans)} reached the goal"
        + (row.MedianDays is { } days ? $" (half of them within {days:0.#} days)" : "")
        + (row.Active > 0 ? $"; {row.Active:N0} under way (accepted, and something done or answered)" : "") + (row.Stuck > 0 ? $"; {row.Stuck:N0} stuck" : "");
}
