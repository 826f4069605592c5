using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>Searches the fewest cells of a row to change so that a cluster becomes its likeliest.</summary>
internal sealed class FewestChanges
{
    // Limits the proof, not the answer: some milliseconds.
    private const int MostTries = 100_000;

    private readonly ClusterModel _model;
    private readonly int _target;
    private readonly byte[] _row;
    private readonly int[] _answered;
    private int _tries;

    private FewestChanges(ClusterModel model, ReadOnlySpan<byte> row, int target)
    {
        (_model, _target, _row) = (model, target, row.ToArray());
        _answered = [.. Enumerable.Range(0, _row.Length).Where(cell => _row[cell] != AnswerCodes.Missing)];
    }

    /// <returns>The changed row and whether no fewer changes do, or null where none do.</returns>
    public static (byte[] Row, bool Proven)? Towards(ClusterModel model, ReadOnlySpan<byte> row, int target)
    {
        var search = new FewestChanges(model, row, target);
        if (search.Leads(search._row))
            return (search._row, true);
        var greedy = search.Greedy();
        var most = greedy is null ? search._answered.Length : search.Changed(greedy) - 1;
        for (var size = 1; size <= most; size++)
            if (search.Exactly(size) is { } fewer)
                return (search.Nearest(fewer), search._tries <= MostTries);
            else if (search._tries > MostTries)
                return greedy is null ? null : (search.Nearest(greedy), false);
        return greedy is null ? null : (search.Nearest(greedy), true);
    }

    /// <summary>Changes the answer that helps most against the leading cluster, until the target leads; then undoes the changes that are not needed.</summary>
    private byte[]? Greedy()
    {
        var row = _row.ToArray();
        while (!Leads(row))
        {
            var lead = Leader(row);
            var (gain, at, code) = (0.0, -1, (byte)0);
            foreach (var cell in _answered)
                if (row[cell] == _row[cell])
                    for (byte c = 0; c < _model.Cells[cell].Codes; c++)
                        if (Argues(cell, c, lead) - Argues(cell, row[cell], lead) is var g && g > gain)
                            (gain, at, code) = (g, cell, c);
            if (at < 0)
                return null;
            row[at] = code;
        }
        foreach (var cell in _answered.Where(cell => row[cell] != _row[cell]).OrderBy(cell => Argues(cell, row[cell], Leader(_row)) - Argues(cell, _row[cell], Leader(_row))))
        {
            var kept = row[cell];
            row[cell] = _row[cell];
            if (!Leads(row))
                row[cell] = kept;
        }
        return row;
    }

    /// <summary>Tries every choice of so many cells; a branch ends where even the best left would not beat some other cluster.</summary>
    private byte[]? Exactly(int size)
    {
        var others = Enumerable.Range(0, _model.K).Where(c => c != _target).ToArray();
        // By other cluster: what the best answer of each cell gains against it, and the sums of the best such gains from each cell on.
        var best = others.Select(other => _answered.Select(cell => Enumerable.Range(0, _model.Cells[cell].Codes)
            .Max(code => Argues(cell, (byte)code, other)) - Argues(cell, _row[cell], other)).ToArray()).ToArray();
        var row = _row.ToArray();
        return Down(0, size) ? row : null;

        bool Down(int from, int left)
        {
            if (++_tries > MostTries)
                return false;
            if (left == 0)
                return Leads(row);
            for (var o = 0; o < others.Length; o++)
                if (Ahead(row, others[o]) + best[o].Skip(from).OrderDescending().Take(left).Sum() < 0)
                    return false;
            for (var i = from; i <= _answered.Length - left; i++)
            {
                var cell = _answered[i];
                for (byte code = 0; code < _model.Cells[cell].Codes; code++)
                {
                    if (code == _row[cell])
                        continue;
                    row[cell] = code;
                    if (Down(i + 1, left - 1))
                        return true;
                }
                row[cell] = _row[cell];
            }
            return false;
        }
    }

    /// <summary>On scales, the smallest step that still does.</summary>
    private byte[] Nearest(byte[] row)
    {
        foreach (var cell in _answered.Where(cell => row[cell] != _row[cell] && _model.Cells[cell].Values.Count > 0))
        {
            var far = row[cell];
            foreach (var code in Enumerable.Range(0, _model.Cells[cell].Codes).Where(c => c != _row[cell]).OrderBy(c => Math.Abs(c - _row[cell])))
            {
                row[cell] = (byte)code;
                if (code == far || Leads(row))
                    break;
            }
        }
        return row;
    }

    private bool Leads(byte[] row) => _model.Assign(row).Cluster == _target;

    private int Leader(byte[] row)
    {
        var probabilities = new double[_model.K];
        var leader = _model.Probabilities(row, probabilities);
        if (leader != _target)
            return leader;
        probabilities[_target] = -1;
        return Array.IndexOf(probabilities, probabilities.Max());
    }

    private int Changed(byte[] row) => row.Zip(_row).Count(x => x.First != x.Second);

    private double Argues(int cell, byte code, int other) => _model.Evidence(cell, code, _target) - _model.Evidence(cell, code, other);

    private double Ahead(byte[] row, int other) =>
        _model.Prior(_target) - _model.Prior(other) + _answered.Sum(cell => Argues(cell, row[cell], other));
}
