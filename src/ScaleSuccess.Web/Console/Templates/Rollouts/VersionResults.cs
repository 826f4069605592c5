using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Web.Console.Shares;

namespace ScaleSuccess.Web.Console.Templates.Rollouts;

/// <summary>What came of a version, in words: few say that they are few.</summary>
public static class VersionResults
{
    public static string Of(IReadOnlyList<Evidence> evidence, int version) => evidence.FirstOrDefault(row => row.Version == version) is not { Plans: > 0 } row
        ? "no plans"
        : $"{row.Plans:N0} {(row.Plans == 1 ? "plan" : "plans")}: {ShareWords.Of(row.Accepted, row.Plans)} accepted, {ShareWords.Of(row.Achieved, row.Plans)} reached the goal"
          + (row.MedianDays is { } days ? $" (half of them within {days:0.#} days)" : "") + $"; {row.Active:N0} active" + (row.Stuck > 0 ? $", {row.Stuck:N0} stuck" : "");
}
