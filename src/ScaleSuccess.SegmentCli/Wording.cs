namespace ScaleSuccess.SegmentCli;

/// <summary>Numbers in a command's messages.</summary>
internal static class Wording
{
    /// <summary>"1 row", "2 rows".</summary>
    public static string Count(int count, string one) => FormattableString.Invariant($"{count} {one}{(count == 1 ? "" : "s")}");

    /// <summary>To three decimals, and never -0.000.</summary>
    public static double Rounded(double number) => Math.Round(number, 3) + 0.0;
}
