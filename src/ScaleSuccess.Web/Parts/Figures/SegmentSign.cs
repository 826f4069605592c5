using System.Globalization;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>
/// How a found segment is drawn everywhere: a colour, a shape and its number, all from its key, so that it keeps them when
/// models change. Colour is never the only mark; eight colours and seven shapes distinguish 1 to 56.
/// </summary>
/// <param name="Number">As in its key "segment-3".</param>
/// <param name="Colour">1 to 8, the token --segment-N.</param>
/// <param name="Shape">An SVG path in a square of 24.</param>
public sealed record SegmentSign(int Number, int Colour, string Shape)
{
    public const int Colours = 8;

    private const string Found = "segment-";

    private static readonly string[] Shapes =
    [
        "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z",
        "M3 21L12 3l9 18z",
        "M4 4h16v16H4z",
        "M12 1.5L22.5 12 12 22.5 1.5 12z",
        "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
        "M3 3h18l-9 18z",
        "M12 1l3.2 7.600 8.200.7-6.200 5.400 1.900 8L12 18.400 4.900 22.700l1.900-8L.6 9.300l8.200-.7z",
    ];

    /// <summary>Null: a rule's segment, which has none.</summary>
    public static SegmentSign? Of(string key) =>
        key.StartsWith(Found, StringComparison.Ordinal)
        && int.TryParse(key.AsSpan(Found.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new SegmentSign(number, (number - 1) % Colours + 1, Shapes[(number - 1) % Shapes.Length])
            : null;
}
