namespace ScaleSuccess.Segmentation.Answers;

/// <summary>
/// Several neighbouring cells read as one byte: a number with a digit for each cell, where "not answered" is a digit too. One
/// look-up then does the work of several, which is what makes a pass over the rows fast.
/// </summary>
/// <param name="First">The first cell.</param>
/// <param name="Bases">Digits a cell has: its codes and one for "not answered".</param>
internal sealed record Pack(int First, int[] Bases)
{
    // Few rows are read faster than large tables are filled.
    private const int SmallTable = 32;
    private const int LargeTable = 128;
    private const int ManyRows = 16_384;

    /// <summary>How many bytes there are.</summary>
    public int Size { get; } = Bases.Aggregate(1, (size, digits) => size * digits);

    /// <summary>Puts neighbouring cells together as long as a byte can hold them.</summary>
    public static Pack[] All(IReadOnlyList<Cell> cells, int rows)
    {
        var most = rows < ManyRows ? SmallTable : LargeTable;
        var packs = new List<Pack>();
        for (var first = 0; first < cells.Count;)
        {
            var (end, size) = (first + 1, cells[first].Codes + 1);
            while (end < cells.Count && size * (cells[end].Codes + 1) <= most)
                size *= cells[end++].Codes + 1;
            packs.Add(new Pack(first, [.. cells.Skip(first).Take(end - first).Select(c => c.Codes + 1)]));
            first = end;
        }
        return [.. packs];
    }

    /// <summary>Reads the pack's cells of one row; the last cell is the lowest digit.</summary>
    public byte Of(ReadOnlySpan<byte> row)
    {
        var packed = 0;
        for (var i = 0; i < Bases.Length; i++)
        {
            var code = row[First + i];
            packed = packed * Bases[i] + (code == AnswerCodes.Missing ? Bases[i] - 1 : code);
        }
        return (byte)packed;
    }
}
