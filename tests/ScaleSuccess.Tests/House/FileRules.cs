using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>What holds for a file of ours whatever it does: how long it is, and what is never left in it.</summary>
public static partial class FileRules
{
    public const int Longest = 300;
    public const int TooLongForMost = 150;

    public static IEnumerable<string> TooLong(SourceFile file) =>
        file.Lines.Length > Longest ? [file.At(Longest, $"{file.Lines.Length} lines; {Longest} are the most. Which second idea is in it?")] : [];

    public static double ShareOfShortOnes(IReadOnlyCollection<SourceFile> files) =>
        (double)files.Count(file => file.Lines.Length < TooLongForMost) / files.Count;

    public static int Median(IEnumerable<SourceFile> files)
    {
        var lengths = files.Select(file => file.Lines.Length).Order().ToList();
        return lengths[lengths.Count / 2];
    }

    /// <summary>Looks into comments too, for that is where such things are left.</summary>
    public static IEnumerable<string> LeftOvers(SourceFile file) =>
        from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
        let found = LeftOver().Match(line.Text)
        where found.Success
        select file.At(line.Number, $"{found.Value.Trim()} is finished or taken out before it is committed.");

    public static IEnumerable<string> UntoldSql(SourceFile file) =>
        file.Is(".sql") && !file.Lines[0].StartsWith("--", StringComparison.Ordinal)
            ? [file.At(1, "opens with a comment: what it answers and why it is SQL.")]
            : [];

    // Each word is broken by a bracket, or this file would find itself.
    [GeneratedRegex(@"\bTOD[O]\b|\bFIXM[E]\b|NotImplemente[d]Exception|\bSki[p]\s*=|^\s*#regio[n]\b")]
    private static partial Regex LeftOver();
}
