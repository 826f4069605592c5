namespace ScaleSuccess.SegmentCli;

/// <summary>Numbers in the sentences that a command says.</summary>
internal static class Wording
{
    /// <summary>"1 row", "2 rows".</summary>
    public static string Count(int count, string one) => FormattableString.Invariant($"{count} {one}{(count == 1 ? "" : "s")}");

    /// <summary>To three decimals, and never the -0.000 that a hair below 0 would show as.</summary>
    public static double Rounded(double number) => Math.Round(number, 3) + 0.0;
}
