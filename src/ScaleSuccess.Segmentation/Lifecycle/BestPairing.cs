namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>
/// Pairs rows with columns so that the pairs gain the most together, no row and no column twice: the assignment problem, by
/// shortest augmenting paths with dual prices in O(n²m), n the shorter side.
/// H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2 (1955);
/// J. Munkres, "Algorithms for the assignment and transportation problems", SIAM Journal 5 (1957);
/// R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38 (1987).
/// </summary>
public static class BestPairing
{
    /// <param name="gain">Rows × columns finite numbers; either side may be 0.</param>
    /// <returns>For each row its column, or -1 where there are more rows than columns and this one is left over.</returns>
    public static int[] Of(double[,] gain)
    {
        var (rows, columns) = (gain.GetLength(0), gain.GetLength(1));
        if (rows <= columns)
            return Short(rows, columns, (r, c) => -gain[r, c]);
        var columnOf = new int[rows];
        Array.Fill(columnOf, -1);
        var rowOf = Short(columns, rows, (c, r) => -gain[r, c]);
        for (var c = 0; c < columns; c++)
            columnOf[rowOf[c]] = c;
        return columnOf;
    }

    // Row 0 and column 0 are sentinels: the row being assigned is in column 0 until its path ends in a free column.
    private static int[] Short(int rows, int columns, Func<int, int, double> cost)
    {
        var rowPrice = new double[rows + 1];
        var columnPrice = new double[columns + 1];
        var rowIn = new int[columns + 1];
        var cameFrom = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowIn[0] = row;
            var end = 0;
            var nearest = new double[columns + 1];
            Array.Fill(nearest, double.PositiveInfinity);
            var seen = new bool[columns + 1];
            while (rowIn[end] != 0)
                end = Step(end);
            for (; end != 0; end = cameFrom[end])
                rowIn[end] = rowIn[cameFrom[end]];

            int Step(int at)
            {
                seen[at] = true;
                var (from, next, shortest) = (rowIn[at], 0, double.PositiveInfinity);
                for (var c = 1; c <= columns; c++)
                {
                    if (seen[c])
                        continue;
                    var reduced = cost(from - 1, c - 1) - rowPrice[from] - columnPrice[c];
                    if (reduced < nearest[c])
                        (nearest[c], cameFrom[c]) = (reduced, at);
                    if (nearest[c] < shortest)
                        (shortest, next) = (nearest[c], c);
                }
                for (var c = 0; c <= columns; c++)
                    if (seen[c])
                    {
                        rowPrice[rowIn[c]] += shortest;
                        columnPrice[c] -= shortest;
                    }
                    else
                    {
                        nearest[c] -= shortest;
                    }
                return next;
            }
        }

        var columnOf = new int[rows];
        for (var c = 1; c <= columns; c++)
            if (rowIn[c] != 0)
                columnOf[rowIn[c] - 1] = c - 1;
        return columnOf;
    }
}
