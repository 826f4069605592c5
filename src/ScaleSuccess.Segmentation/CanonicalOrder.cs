namespace ScaleSuccess.Segmentation;

/// <summary>
/// An order of rows that depends on their values only. Every engine draws its random rows from this order, so that the
/// same customers exported in another order get the same segments.
/// </summary>
public static class CanonicalOrder
{
    /// <summary>Row numbers sorted by the rows' values, left to right, missing first; equal rows are interchangeable.</summary>
    public static int[] Of(FeatureMatrix matrix)
    {
        var order = new int[matrix.Rows];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => matrix.Row(a).SequenceCompareTo(matrix.Row(b)));
        return order;
    }

    /// <summary>At most <paramref name="most"/> rows of the canonical order, drawn without replacement.</summary>
    public static int[] Sample(FeatureMatrix matrix, int most, Random random)
    {
        var order = Of(matrix);
        if (order.Length <= most)
            return order;
        random.Shuffle(order);
        return Of(matrix, order.AsSpan(0, most).ToArray());
    }

    private static int[] Of(FeatureMatrix matrix, int[] rows)
    {
        Array.Sort(rows, (a, b) => matrix.Row(a).SequenceCompareTo(matrix.Row(b)));
        return rows;
    }
}
