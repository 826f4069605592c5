namespace ScaleSuccess.Segmentation.Answers;

/// <summary>Learns levels and steps from answers.</summary>
internal static class LearnFeature
{
    // Beyond this many levels, rare ones count as missing: each would cost a parameter per segment.
    private const int ManyLevels = 12;
    private const int MostLevels = 200;
    private const double RareShare = 0.01;

    // A class has two parameters for a question with steps however many there are, so steps are cheap; but each needs rows.
    private const int MostSteps = 24;
    private const int FewestSteps = 4;
    private const int RowsPerStep = 12;

    public static Feature? Single(SingleColumn column)
    {
        var counts = Tally.Sum(Tally.Of(column.Cells).Where(x => x.Cell is not null).Select(x => (x.Cell!, x.Rows)));
        return counts.Length < 2 ? null : new Feature(column.Name, column.Kind, column.Weight, Frequent(counts), [], []);
    }

    public static Feature? Multiple(MultipleColumn column)
    {
        var answered = Tally.Of(column.Cells).Where(x => x.Cell is not null && x.Rows > 0).ToArray();
        var counts = Tally.Sum(answered.SelectMany(x => x.Cell!.Distinct().Select(option => (option, x.Rows))));
        // An option that everybody chose does not distinguish rows.
        var all = answered.Sum(x => x.Rows);
        var useful = counts.Where(c => c.Value < all || column.Shown is not null).ToArray();
        return useful.Length == 0 ? null : new Feature(column.Name, column.Kind, column.Weight, Frequent(useful), [], []);
    }

    /// <remarks>
    /// Numbers are cut at quantiles rather than fitted by a Gaussian: team sizes and revenues are skewed and hold typing
    /// mistakes, and ranks are robust to both. A step's value is the normal score of its middle rank.
    /// </remarks>
    public static Feature? Number(NumberColumn column)
    {
        var (distinct, ends) = Ascending(column.Cells);
        if (distinct.Length < 2)
            return null;
        var all = ends[^1];
        var steps = Math.Clamp(all / RowsPerStep, FewestSteps, MostSteps);
        var cuts = distinct.Length <= MostSteps && (column.Kind == AnswerKind.Scale || distinct.Length <= steps)
            ? [.. distinct.Zip(distinct.Skip(1), Between)]
            : Quantiles(distinct, ends, steps);
        var feature = new Feature(column.Name, column.Kind, column.Weight, [], cuts, []);
        var counts = new int[cuts.Length + 1];
        for (var i = 0; i < distinct.Length; i++)
            counts[feature.CodeOfNumber(distinct[i])] += ends[i] - (i == 0 ? 0 : ends[i - 1]);
        var values = column.Kind == AnswerKind.Scale && counts.Length == distinct.Length ? distinct : NormalScores(counts, all);
        return feature with { Values = Standardised(values, counts) };
    }

    /// <summary>The different numbers, ascending, and how many rows hold one up to it.</summary>
    private static (double[] Distinct, int[] Ends) Ascending(IReadOnlyList<double> cells)
    {
        var given = Tally.Of(cells).Where(x => !double.IsNaN(x.Cell) && x.Rows > 0).ToArray();
        var (sorted, rows) = (Array.ConvertAll(given, x => x.Cell), Array.ConvertAll(given, x => x.Rows));
        Array.Sort(sorted, rows);
        var (distinct, ends, sum) = (new List<double>(), new List<int>(), 0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += rows[i];
            if (i + 1 < sorted.Length && sorted[i + 1] == sorted[i])
                continue;
            distinct.Add(sorted[i]);
            ends.Add(sum);
        }
        return ([.. distinct], [.. ends]);
    }

    private static string[] Frequent(KeyValuePair<string, int>[] counts)
    {
        var all = counts.Sum(c => c.Value);
        var kept = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        if (kept.Length > ManyLevels)
            kept = [.. kept.Where((c, i) => i < ManyLevels || (i < MostLevels && c.Value >= RareShare * all))];
        return [.. kept.Select(c => c.Key)];
    }

    private static double[] Quantiles(double[] distinct, int[] ends, int steps)
    {
        var (cuts, all) = (new List<double>(), ends[^1]);
        for (var step = 1; step < steps; step++)
        {
            var at = (int)((long)all * step / steps);
            // A frequent value is never cut in two: the cut moves to the nearer end of its run.
            var run = Array.BinarySearch(ends, at) is var found && found >= 0 ? found + 1 : ~found;
            var (low, high) = (run == 0 ? 0 : ends[run - 1], ends[run]);
            var after = low > 0 && (at - low < high - at || high == all) ? run - 1 : run;
            if (after < distinct.Length - 1 && Between(distinct[after], distinct[after + 1]) is var cut && (cuts.Count == 0 || cut > cuts[^1]))
                cuts.Add(cut);
        }
        return [.. cuts];
    }

    /// <summary>A cut that reads well: a whole number where one lies between.</summary>
    private static double Between(double low, double high)
    {
        var middle = low + (high - low) / 2;
        return Math.Floor(middle) is var whole && whole >= low && whole < high ? whole : middle < high ? middle : low;
    }

    private static double[] NormalScores(int[] counts, int all)
    {
        var below = 0;
        var scores = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            scores[i] = Normal.Quantile((below + counts[i] / 2.0) / all);
            below += counts[i];
        }
        return scores;
    }

    private static float[] Standardised(double[] values, int[] counts)
    {
        var all = counts.Sum();
        var mean = values.Zip(counts, (v, n) => v * n).Sum() / all;
        var deviation = Math.Sqrt(values.Zip(counts, (v, n) => (v - mean) * (v - mean) * n).Sum() / all);
        return [.. values.Select(v => (float)((v - mean) / deviation))];
    }
}
