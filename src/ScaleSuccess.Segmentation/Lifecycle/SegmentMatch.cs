namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>One cluster that became several, or several that became one.</summary>
/// <param name="Whole">The old cluster that split, or the new one that others merged into.</param>
/// <param name="Parts">The new clusters it split into, or the old ones that merged, ascending; two or more.</param>
public sealed record SegmentParts(int Whole, IReadOnlyList<int> Parts);

/// <summary>
/// Which clusters of a new model continue those of the published one, by the clusters of the same rows in both. The overlap of two
/// clusters is Jaccard's: rows in both over rows in either (P. Jaccard, 1901; as the measure of a cluster's staying itself:
/// C. Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics &amp; Data Analysis 52, 2007). The pairs are
/// those with the largest overlap in sum (<see cref="BestPairing"/>).
/// </summary>
/// <param name="Continues">For each new cluster the old one it continues; null: it is new.</param>
/// <param name="BecameOf">For each old cluster the new one that continues it; null: it is gone.</param>
/// <param name="Overlaps">For each new cluster its overlap with the one it continues, 0 to 1; 0 where it is new.</param>
/// <param name="Counts">Rows by old cluster, then new one; the last of each is "unclear".</param>
/// <param name="Splits">Old clusters most of whose rows are now in two or more new ones that mostly come from them.</param>
/// <param name="Merges">New clusters most of whose rows come from two or more old ones that mostly went there.</param>
public sealed record SegmentMatch(
    IReadOnlyList<int?> Continues, IReadOnlyList<int?> BecameOf, IReadOnlyList<double> Overlaps, int[][] Counts,
    IReadOnlyList<SegmentParts> Splits, IReadOnlyList<SegmentParts> Merges)
{
    /// <summary>Two clusters that share less than this are not the same one.</summary>
    public const double LeastOverlap = 0.3;

    // A part of a split or merge holds at least this share of the whole: less is a few rows that moved.
    private const double LeastPart = 0.25;

    /// <summary>Rows compared.</summary>
    public int Rows => Counts.Sum(row => row.Sum());

    /// <summary>Rows whose cluster is another one than before: clear in both models, and the new cluster does not continue the old.</summary>
    public int Moved => Counts.SkipLast(1).Select((row, old) => row.SkipLast(1).Where((_, now) => Moves(old, now)).Sum()).Sum();

    /// <summary>Whether a row that goes from one cluster to another is no longer in the same segment.</summary>
    /// <param name="before">The old cluster, or -1 for unclear.</param>
    /// <param name="after">The new cluster, or -1 for unclear.</param>
    public bool Moves(int before, int after) => before >= 0 && after >= 0 && Continues[after] != before;

    /// <summary>Compares two models by the same rows.</summary>
    /// <param name="before">Each row's cluster in the published model, counted from 0; -1: unclear.</param>
    /// <param name="kBefore">Clusters of the published model, 0 or more.</param>
    /// <param name="after">Each row's cluster in the new model; as many rows.</param>
    /// <param name="kAfter">Clusters of the new model.</param>
    /// <exception cref="ArgumentException">The two differ in rows, or a cluster is out of range.</exception>
    public static SegmentMatch Of(IReadOnlyList<int> before, int kBefore, IReadOnlyList<int> after, int kAfter)
    {
        if (before.Count != after.Count)
            throw new ArgumentException($"There are {before.Count} rows before and {after.Count} after.", nameof(after));
        var counts = Count(before, kBefore, after, kAfter);
        int[] old = [.. counts.Select(row => row.Sum())];
        int[] now = [.. Enumerable.Range(0, kAfter + 1).Select(n => counts.Sum(row => row[n]))];

        var overlap = new double[kBefore, kAfter];
        for (var o = 0; o < kBefore; o++)
            for (var n = 0; n < kAfter; n++)
                // Overlaps too small to count must not influence the other pairs either.
                overlap[o, n] = Jaccard(counts[o][n], old[o], now[n]) is var j && j >= LeastOverlap ? j : 0;

        var pairs = BestPairing.Of(overlap);
        var (continues, became, overlaps) = (new int?[kAfter], new int?[kBefore], new double[kAfter]);
        for (var o = 0; o < kBefore; o++)
            if (pairs[o] is >= 0 and var n && overlap[o, n] > 0)
                (continues[n], became[o], overlaps[n]) = (o, n, overlap[o, n]);

        var splits = Parts(kBefore, kAfter, (o, n) => counts[o][n], o => old[o], n => now[n]);
        var merges = Parts(kAfter, kBefore, (n, o) => counts[o][n], n => now[n], o => old[o]);
        return new SegmentMatch(continues, became, overlaps, counts, splits, merges);
    }

    private static int[][] Count(IReadOnlyList<int> before, int kBefore, IReadOnlyList<int> after, int kAfter)
    {
        var counts = Enumerable.Range(0, kBefore + 1).Select(_ => new int[kAfter + 1]).ToArray();
        for (var row = 0; row < before.Count; row++)
        {
            if (before[row] < -1 || before[row] >= kBefore || after[row] < -1 || after[row] >= kAfter)
                throw new ArgumentException($"Row {row} goes from cluster {before[row]} of {kBefore} to {after[row]} of {kAfter}.", nameof(before));
            counts[before[row] < 0 ? kBefore : before[row]][after[row] < 0 ? kAfter : after[row]]++;
        }
        return counts;
    }

    private static double Jaccard(int both, int one, int other) => both == 0 ? 0 : both / (double)(one + other - both);

    private static SegmentParts[] Parts(
        int wholes, int candidates, Func<int, int, int> both, Func<int, int> wholeRows, Func<int, int> partRows) =>
        [.. from whole in Enumerable.Range(0, wholes)
            let parts = Enumerable.Range(0, candidates).Where(part => both(whole, part) is > 0 and var shared
                && shared >= LeastPart * wholeRows(whole) && shared > 0.5 * partRows(part)).ToArray()
            where parts.Length > 1 && parts.Sum(part => both(whole, part)) > 0.5 * wholeRows(whole)
            select new SegmentParts(whole, parts)];
}
