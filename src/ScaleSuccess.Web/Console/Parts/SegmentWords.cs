using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Web.Parts;
using ScaleSuccess.Web.Parts.Figures;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>The console's texts about segments and models.</summary>
public static class SegmentWords
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 customer", "1,204 customers".</summary>
    public static string Count(long count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>With its number, where its mark cannot be shown.</summary>
    public static string Named(KnownSegment segment) => SegmentSign.Of(segment.Key) is { } sign ? $"{sign.Number} · {segment.Name}" : segment.Name;

    public static (string Key, string Words) Option(KnownSegment segment) => (segment.Key, Named(segment));

    /// <summary>"a, b and c".</summary>
    public static string Joined(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";

    /// <summary>"2 customers are pinned to Careful beginners".</summary>
    public static string Pinned(DroppedPins pins) => $"{Count(pins.Customers, "customer is", "customers are")} pinned to {pins.Segment.Name}";

    /// <summary>With a capital.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Whether a segment is found again in other samples of the same customers, 0 to 1: 0.6 is asked for, 0.75 is the literature's "stable".</summary>
    public static (Tone Tone, string Words) Stability(double stability) => stability switch
    {
        >= 0.75 => (Tone.Success, "Stable"),
        >= 0.6 => (Tone.Info, "Fairly stable"),
        _ => (Tone.Warning, "Unstable"),
    };

    public static string Number(double? value) => value is { } number && double.IsFinite(number) ? Round(number, 2).ToString("0.00", CultureInfo.InvariantCulture) : "not known";

    /// <summary>"1,204"; what was not computed is a dash.</summary>
    public static string Whole(double number) => double.IsFinite(number) ? Round(number).ToString("N0", CultureInfo.InvariantCulture) : "–";

    // Adding 0 turns a rounded "-0" into "0".
    private static double Round(double number, int digits = 0) => Math.Round(number, digits, MidpointRounding.AwayFromZero) + 0.0;

    public static (Tone Tone, string Words) Status(string status) => status switch
    {
        SegmentModel.Published => (Tone.Success, "Published"),
        SegmentModel.Candidate => (Tone.Warning, "Waiting for a decision"),
        SegmentModel.Retired => (Tone.Neutral, "Previously published"),
        SegmentModel.Discarded => (Tone.Neutral, "Discarded"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Give this status a text in SegmentWords.cs."),
    };

    /// <summary>The outcome of a segment's plans, in one line.</summary>
    public static string Outcome(SegmentOutcome outcome) => string.Join(", ", Outcomes(outcome));

    private static IEnumerable<string> Outcomes(SegmentOutcome o)
    {
        yield return Count(o.Plans, "plan");
        yield return $"{Amounts.Share(o.Accepted, o.Plans)} accepted";
        yield return $"{Amounts.Share(o.Achieved, o.Plans)} reached the goal" + (o.MedianDays is { } days ? string.Create(CultureInfo.InvariantCulture, $" in {days:0} days") : "");
        if (o.Stuck > 0) yield return $"{Amounts.Share(o.Stuck, o.Plans)} stuck at least once";
    }
}
