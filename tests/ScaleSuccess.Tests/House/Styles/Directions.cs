using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Styles;

/// <summary>What a style sheet places from the left or the right, which no logical property can say, it places anew for who reads from right to left.</summary>
public static partial class Directions
{
    private const string Mirrored = "[dir=";

    public static IEnumerable<string> Breaches(SourceFile file) => !file.Is(".css") || file.Code.Any(line => line.Code.Contains(Mirrored, StringComparison.Ordinal) && Sided().IsMatch(line.Code)) ? []
        : from line in file.Code where Sided().IsMatch(line.Code) select file.At(line.Number, $"It stands on that side from right to left, too: give it another place under [dir=\"rtl\"].");

    [GeneratedRegex(@"\b(?:background|mask|object)-position[^:]*:[^;]*\b(?:left|right)\b")]
    private static partial Regex Sided();
}
