using ScaleSuccess.Segments.Profiles;

namespace ScaleSuccess.Web.Console.Segments;

/// <summary>How a cell of the answers × segments table is coloured: by how far the segment is from all customers.</summary>
public static class HeatWords
{
    /// <summary>Percentage points from which a cell takes the next colour.</summary>
    private static readonly double[] Steps = [7.5, 15, 30];

    // An answer on which all segments agree within this does not distinguish them.
    private const double Distinguishing = 10;

    public static double Points(HeatRow row, int segment) => 100 * (row.Shares[segment] - row.Overall);

    /// <summary>-3 (much more rarely) to 3 (much more often).</summary>
    public static int Step(HeatRow row, int segment)
    {
        var points = Points(row, segment);
        return Math.Sign(points) * Steps.Count(step => Math.Abs(points) >= step);
    }

    public static string Class(int step) => step switch { > 0 => $"more-{step}", < 0 => $"less-{-step}", _ => "" };

    public static string Words(int step) => step switch
    {
        3 => "much more often",
        2 => "more often",
        1 => "slightly more often",
        0 => "like all customers",
        -1 => "slightly less often",
        -2 => "less often",
        _ => "much less often",
    };

    public static bool Differs(HeatRow row) => Enumerable.Range(0, row.Shares.Count).Any(i => Math.Abs(Points(row, i)) >= Distinguishing);
}
