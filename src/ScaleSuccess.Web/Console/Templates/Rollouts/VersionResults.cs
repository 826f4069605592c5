using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;

namespace ScaleSuccess.Web.Console.Templates.Rollouts;

/// <summary>What came of a version, in words.</summary>
public static class VersionResults
{
    public static string Of(IReadOnlyList<Evidence> evidence, int version) => evidence.FirstOrDefault(row => row.Version == version) is not { } row
        ? "no plans"
        : $"{row.Plans:N0} {(row.Plans == 1 ? "plan" : "plans")}, {row.Accepted:N0} accepted, {row.Active:N0} active, {row.Achieved:N0} reached the goal"
          + (row.MedianDays is { } days ? $" in {days:0.#} days" : "") + (row.Stuck > 0 ? $", {row.Stuck:N0} stuck" : "");
}
