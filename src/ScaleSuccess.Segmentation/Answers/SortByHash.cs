namespace ScaleSuccess.Segmentation.Answers;

/// <summary>Sorts row numbers by their hashes, on all cores: cut into ranges of the hash first, each sorted by itself.</summary>
internal static class SortByHash
{
    private const int Bits = 8;
    private const int Few = 4096;

    /// <param name="hashes">One a row; sorted in place.</param>
    /// <param name="rows">Moved along with their hashes.</param>
    public static void Sort(ulong[] hashes, int[] rows)
    {
        if (hashes.Length < Few)
        {
            Array.Sort(hashes, rows);
            return;
        }

        var ends = new int[(1 << Bits) + 1];
        foreach (var hash in hashes)
            ends[(hash >> (64 - Bits)) + 1]++;
        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];

        var (next, cutHashes, cutRows) = (ends[..^1], new ulong[hashes.Length], new int[rows.Length]);
        for (var i = 0; i < hashes.Length; i++)
        {
            var at = next[hashes[i] >> (64 - Bits)]++;
            (cutHashes[at], cutRows[at]) = (hashes[i], rows[i]);
        }
        Parallel.For(0, 1 << Bits, range => Array.Sort(cutHashes, cutRows, ends[range], ends[range + 1] - ends[range]));
        cutHashes.CopyTo(hashes, 0);
        cutRows.CopyTo(rows, 0);
    }
}
