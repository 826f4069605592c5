using System.Runtime.InteropServices;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>Rows in an order that does not depend on their input order; of many rows an even sample.</summary>
internal static class MapSample
{
    /// <summary>
    /// Sorted by a hash of their codes, every so many-th row is taken: rows that are equal lie together and are taken in
    /// proportion, others as if drawn by chance.
    /// </summary>
    public static AnswerCodes Of(AnswerCodes answers, int most)
    {
        var hashes = new ulong[answers.Rows];
        var rows = new int[answers.Rows];
        for (var row = 0; row < rows.Length; row++)
            (hashes[row], rows[row]) = (Hash(answers.Row(row), answers.Weights?[row] ?? 1), row);
        SortByHash.Sort(hashes, rows);
        if (rows.Length > most)
            rows = [.. Enumerable.Range(0, most).Select(i => rows[(int)((2L * i + 1) * rows.Length / (2L * most))])];
        return answers.Take(rows);
    }

    // FNV-1a (Fowler, Noll and Vo), with a last mix so that close rows do not lie together (the finaliser of MurmurHash3).
    private static ulong Hash(ReadOnlySpan<byte> row, float weight)
    {
        var hash = 14695981039346656037UL;
        foreach (var code in row)
            hash = (hash ^ code) * 1099511628211UL;
        foreach (var part in MemoryMarshal.AsBytes(new ReadOnlySpan<float>(in weight)))
            hash = (hash ^ part) * 1099511628211UL;
        hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdUL;
        return hash ^ hash >> 33;
    }
}
