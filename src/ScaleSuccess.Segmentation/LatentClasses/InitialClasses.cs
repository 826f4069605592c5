using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>First guesses of the classes, each from a few rows that differ.</summary>
internal sealed class InitialClasses
{
    // First rows are drawn from so many: more would take longer to draw from and not be better.
    private const int MostRows = 1000;
    // A class begins half as its first row and half as the overall shares.
    private const double Own = 0.5;

    private readonly PackedRows _rows;
    private readonly double[][] _all;
    private readonly byte[] _codes;

    /// <param name="rows">Where first rows are drawn from.</param>
    /// <param name="all">By cell: how all rows answer.</param>
    public InitialClasses(PackedRows rows, double[][] all)
    {
        (_rows, _all) = (rows.First(MostRows), all);
        _codes = _rows.Unpacked().Codes;
    }

    /// <summary>
    /// Classes around k rows drawn as k-means++ does (D. Arthur and S. Vassilvitskii, 2007): each next one with a chance in
    /// proportion to how far it is from those drawn.
    /// </summary>
    public Classes Apart(int k, Random random)
    {
        var chosen = new List<int> { Draw(_rows.Weights, random) };
        var nearest = new float[_rows.Rows];
        Array.Fill(nearest, float.PositiveInfinity);
        while (chosen.Count < k)
        {
            for (var row = 0; row < nearest.Length; row++)
                nearest[row] = Math.Min(nearest[row], Distance(row, chosen[^1]));
            var next = Draw([.. nearest.Select((x, row) => x * _rows.Weights[row])], random);
            chosen.Add(next);
        }
        return Around(chosen);
    }

    /// <summary>The classes of a model with one fewer, one of them split between two of its rows that differ.</summary>
    public Classes Parted(Classes fewer, int parted, Random random)
    {
        var evidence = fewer.Evidence();
        var chances = new float[_rows.Rows];
        var probabilities = new double[fewer.K];
        for (var row = 0; row < chances.Length; row++)
        {
            for (var c = 0; c < fewer.K; c++)
                probabilities[c] = Math.Log(fewer.Shares[c]);
            for (var i = 0; i < evidence.Length; i++)
                if (Code(row, i) is var code && code != AnswerCodes.Missing)
                    for (var c = 0; c < fewer.K; c++)
                        probabilities[c] += evidence[i][code * fewer.K + c];
            ClusterModel.Normalise(probabilities);
            chances[row] = (float)probabilities[parted] * _rows.Weights[row];
        }
        var first = Draw(chances, random);
        var second = Draw([.. chances.Select((chance, row) => chance * Distance(row, first))], random);
        return From(fewer.K + 1, (i, c, code) => c < fewer.K && c != parted
            ? fewer.Profiles[i][c][code]
            : (1 - Own) * fewer.Profiles[i][parted][code] + Own * Is(c == parted ? first : second, i, code, fewer.Profiles[i][parted][code]),
            c => c < fewer.K && c != parted ? fewer.Shares[c] : fewer.Shares[parted] / 2);
    }

    private Classes Around(List<int> rows) => From(rows.Count,
        (i, c, code) => (1 - Own) * _all[i][code] + Own * Is(rows[c], i, code, _all[i][code]), _ => 1.0 / rows.Count);

    private Classes From(int k, Func<int, int, int, double> profile, Func<int, double> share)
    {
        var classes = new Classes(_rows.Cells, _all, k);
        var counts = _rows.Cells.Select((cell, i) =>
        {
            var own = new double[cell.Codes * k];
            for (var x = 0; x < own.Length; x++)
                own[x] = profile(i, x % k, x / k) * share(x % k) * _rows.Total;
            return own;
        }).ToArray();
        classes.Update(counts, [.. Enumerable.Range(0, k).Select(c => share(c) * _rows.Total)]);
        return classes;
    }

    private double Is(int row, int cell, int code, double unknown) =>
        Code(row, cell) is var given && given == AnswerCodes.Missing ? unknown : given == code ? 1 : 0;

    private byte Code(int row, int cell) => _codes[row * _rows.Cells.Count + cell];

    /// <summary>The share of the questions that both rows answered on which they differ; on scales, how far.</summary>
    private float Distance(int a, int b)
    {
        var (sum, asked) = (0f, 0f);
        for (var i = 0; i < _rows.Cells.Count; i++)
        {
            var (x, y) = (Code(a, i), Code(b, i));
            if (x == AnswerCodes.Missing || y == AnswerCodes.Missing)
                continue;
            asked++;
            sum += _rows.Cells[i].Values is { Count: > 0 } values ? Math.Min(1, Math.Abs(values[x] - values[y]) / 2) : x == y ? 0 : 1;
        }
        return asked == 0 ? 0 : sum / asked * (sum / asked);
    }

    private static int Draw(IReadOnlyList<float> chances, Random random)
    {
        var sum = 0.0;
        foreach (var chance in chances)
            sum += chance;
        var (target, last) = (random.NextDouble() * sum, 0);
        for (var row = 0; row < chances.Count; row++)
        {
            if (chances[row] <= 0)
                continue;
            last = row;
            if ((target -= chances[row]) < 0)
                break;
        }
        return last;
    }
}
