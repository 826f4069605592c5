using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Web.Console.Parts;

namespace ScaleSuccess.Web.Console.Models;

/// <summary>What publishing a model would do, in sentences.</summary>
public static class DryRunWords
{
    public static string Of(DryRunNumbers dry) => Effects(dry)
        + (dry.NotCounted == 0 ? "" : $" Not counted: {SegmentWords.Count(dry.NotCounted, "customer")} who came later.");

    private static string Effects(DryRunNumbers dry) =>
        $"Of {SegmentWords.Count(dry.Customers, "customer")}, {SegmentWords.Joined([.. Parts(dry)])}. "
        + (dry.Proposals == 0 ? "No plan would get a proposal." : $"{SegmentWords.Count(dry.Proposals, "plan")} would get a proposal.");

    /// <summary>The largest consequence first; what happens to no customer is left out.</summary>
    private static IEnumerable<string> Parts(DryRunNumbers dry)
    {
        if (dry.OtherTemplate > 0) yield return $"{SegmentWords.Count(dry.OtherTemplate)} would get another template";
        if (dry.SegmentOnly > 0) yield return $"{SegmentWords.Count(dry.SegmentOnly)} would change segment only";
        if (dry.Customers - dry.Moved - dry.Unchanged is > 0 and var first)
            yield return $"{SegmentWords.Count(first)} would get {(first == 1 ? "its" : "their")} first segment";
        if (dry.Unchanged > 0) yield return $"{SegmentWords.Count(dry.Unchanged)} would not change";
    }
}
