using System.Globalization;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans.Measures;

/// <summary>Where a small chart of a measure's readings has its points: days from left to right, values from bottom to top.</summary>
/// <param name="Trend">"x,y x,y"; of an old last reading on to today.</param>
/// <param name="Aim">The height of the target; null: none.</param>
public sealed record Sparkline(string Trend, string DotX, string DotY, string? Aim)
{
    public const int Width = 120, Height = 44;
    private const double Left = 5, Right = Width - 5, Top = 5, Bottom = Height - 5;

    /// <param name="view">With a reading.</param>
    /// <param name="today">Until which an old line goes on.</param>
    public static Sparkline Of(MeasureView view, DateOnly today)
    {
        var readings = view.Counted;
        var (first, last) = (readings[0].Day.DayNumber, view.IsStale ? today.DayNumber : readings[^1].Day.DayNumber);
        var values = view.Measure.Target is { } target ? readings.Select(reading => reading.Value).Append(target).ToList() : [.. readings.Select(reading => reading.Value)];
        var (least, most) = (values.Min(), values.Max());
        var points = readings.Select((reading, i) => (X: last == first ? InOrder(i) : X(reading.Day.DayNumber), Y: Y(reading.Value))).ToList();
        var line = view.IsStale ? points.Append((X: Right, points[^1].Y)) : points;
        return new Sparkline(
            string.Join(' ', line.Select(point => $"{Text(point.X)},{Text(point.Y)}")), Text(points[^1].X), Text(points[^1].Y),
            view.Measure.Target is { } aim ? Text(Y(aim)) : null);

        double X(int day) => Left + (Right - Left) * (day - first) / (last - first);
        // All of one day; one alone is at the end, where now is.
        double InOrder(int i) => readings.Count == 1 ? Right : Left + (Right - Left) * i / (readings.Count - 1);
        double Y(double value) => most == least ? (Top + Bottom) / 2 : Bottom - (Bottom - Top) * (value - least) / (most - least);
    }

    private static string Text(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);
}
