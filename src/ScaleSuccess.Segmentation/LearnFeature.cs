namespace ScaleSuccess.Segmentation;

/// <summary>Learns levels and steps from answers.</summary>
internal static class LearnFeature
{
    // More levels than this, and those that hardly anybody gave share one: each would cost every segment a number.
    private const int ManyLevels = 12;
    private const int MostLevels = 200;
    private const double RareShare = 0.01;

    // A class says two numbers of a question with steps however many there are, so steps cost little; a step needs rows.
    private const int MostSteps = 24;
    private const int FewestSteps = 4;
    private const int RowsPerStep = 12;

    public static Feature? Single(SingleColumn column)
    {
        var counts = column.Cells.OfType<string>().CountBy(x => x).ToArray();
        if (counts.Length < 2)
            return null;
        return new Feature(column.Name, column.Kind, column.Weight, Frequent(counts), [], []);
    }

    public static Feature? Multiple(MultipleColumn column)
    {
        var answered = column.Cells.OfType<IReadOnlyList<string>>().ToArray();
        var counts = answered.SelectMany(c => c.Distinct()).CountBy(x => x).ToArray();
        // An option that everybody chose tells nobody apart.
        var telling = counts.Where(c => c.Value < answered.Length || column.Shown is not null).ToArray();
        return telling.Length == 0 ? null : new Feature(column.Name, column.Kind, column.Weight, Frequent(telling), [], []);
    }

    /// <remarks>
    /// Numbers are cut at quantiles rather than fitted by a Gaussian: team sizes and revenues are skewed and hold typing
    /// mistakes, and ranks care for neither. A step's value is the normal score of its middle rank.
    /// </remarks>
    public static Feature? Number(NumberColumn column)
    {
        var sorted = column.Cells.Where(x => !double.IsNaN(x)).Order().ToArray();
        if (sorted.Length == 0 || sorted[0] == sorted[^1])
            return null;
        var distinct = sorted.Distinct().ToArray();
        var steps = Math.Clamp(sorted.Length / RowsPerStep, FewestSteps, MostSteps);
        var cuts = distinct.Length <= MostSteps && (column.Kind == AnswerKind.Scale || distinct.Length <= steps)
            ? [.. distinct.Zip(distinct.Skip(1), Between)]
            : Quantiles(sorted, steps);
        var feature = new Feature(column.Name, column.Kind, column.Weight, [], cuts, []);
        var counts = new int[cuts.Length + 1];
        foreach (var x in sorted)
            counts[feature.CodeOfNumber(x)]++;
        var values = column.Kind == AnswerKind.Scale && counts.Length == distinct.Length ? distinct : NormalScores(counts, sorted.Length);
        return feature with { Values = Standardised(values, counts) };
    }

    private static string[] Frequent(KeyValuePair<string, int>[] counts)
    {
        var all = counts.Sum(c => c.Value);
        var kept = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        if (kept.Length > ManyLevels)
            kept = [.. kept.Where((c, i) => i < ManyLevels || (i < MostLevels && c.Value >= RareShare * all))];
        return [.. kept.Select(c => c.Key)];
    }

    private static double[] Quantiles(double[] sorted, int steps)
    {
        var cuts = new List<double>();
        for (var step = 1; step < steps; step++)
        {
            var at = (int)((long)sorted.Length * step / steps);
            // A value that many gave stays whole: the cut moves to the nearer end of its run.
            var low = LowerBound(sorted, sorted[at]);
            var high = LowerBound(sorted, Math.BitIncrement(sorted[at]));
            var end = low > 0 && (at - low < high - at || high == sorted.Length) ? low : high;
            if (end > 0 && end < sorted.Length && Between(sorted[end - 1], sorted[end]) is var cut && (cuts.Count == 0 || cut > cuts[^1]))
                cuts.Add(cut);
        }
        return [.. cuts];
    }

    private static int LowerBound(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static double Between(double low, double high) => low + (high - low) / 2 is var middle && middle < high ? middle : low;

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
