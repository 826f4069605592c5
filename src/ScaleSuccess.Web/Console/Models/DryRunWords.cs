using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Web.Console.Parts;

namespace ScaleSuccess.Web.Console.Models;

/// <summary>What publishing a model would do, in sentences.</summary>
public static class DryRunWords
{
    public static string Of(DryRunNumbers dry) => string.Join(' ', Sentences(dry));

    private static IEnumerable<string> Sentences(DryRunNumbers dry)
    {
        yield return $"{SegmentWords.Count(dry.OtherTemplate)} of {SegmentWords.Count(dry.Customers, "customer")} would get another template; "
            + $"{SegmentWords.Count(dry.SegmentOnly)} would change segment only, and {SegmentWords.Count(dry.Unchanged)} would not change.";
        if (dry.Customers - dry.Moved - dry.Unchanged is > 0 and var first)
            yield return $"{SegmentWords.Count(first, "customer")} would get {(first == 1 ? "its" : "their")} first segment.";
        yield return $"{SegmentWords.Count(dry.Proposals, "plan")} would get a proposal.";
    }
}
