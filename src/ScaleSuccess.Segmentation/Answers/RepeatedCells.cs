using System.Collections;

namespace ScaleSuccess.Segmentation.Answers;

/// <summary>
/// Cells of which many are equal, as most answers are: each different one is kept once, and by row which it is. A column takes any
/// list; given this one, it takes a byte a row, and what is learned and coded is worked out once for each different answer.
/// </summary>
/// <param name="different">The different cells; that two are equal does no harm.</param>
/// <param name="which">By row: the cell's place among them.</param>
public sealed class RepeatedCells<T>(IReadOnlyList<T> different, RowCodes which) : IReadOnlyList<T>
{
    private const int RowsAtOnce = 4096;

    /// <summary>The different cells.</summary>
    public IReadOnlyList<T> Different => different;

    /// <summary>By row: the cell's place among the different ones.</summary>
    public RowCodes Which => which;

    /// <inheritdoc />
    public int Count => which.Count;

    /// <inheritdoc />
    public T this[int index] => different[which[index]];

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator()
    {
        for (var row = 0; row < which.Count; row++)
            yield return different[which[row]];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many rows hold each of the different cells.</summary>
    public int[] Counts()
    {
        var counts = new int[different.Count];
        Span<int> codes = stackalloc int[RowsAtOnce];
        for (var row = 0; row < which.Count; row += RowsAtOnce)
        {
            var part = codes[..Math.Min(RowsAtOnce, which.Count - row)];
            which.Read(row, part);
            foreach (var code in part)
                counts[code]++;
        }
        return counts;
    }
}

/// <summary>How often each cell occurs, however the column keeps them.</summary>
internal static class Tally
{
    /// <summary>Cells with the number of rows that hold them; the same one may come again.</summary>
    public static IEnumerable<(T Cell, int Rows)> Of<T>(IReadOnlyList<T> cells) => cells is RepeatedCells<T> repeated
        ? repeated.Different.Zip(repeated.Counts())
        : cells.Select(cell => (cell, 1));

    /// <summary>Adds up by answer.</summary>
    public static KeyValuePair<string, int>[] Sum(IEnumerable<(string Answer, int Rows)> answers)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (answer, rows) in answers)
            if (rows > 0)
                counts[answer] = counts.GetValueOrDefault(answer) + rows;
        return [.. counts];
    }
}
