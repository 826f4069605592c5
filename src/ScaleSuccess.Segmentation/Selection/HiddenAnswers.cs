using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// How well a model predicts answers it was not shown. Rows that it was not fitted on have some of their questions
/// hidden and are assigned by the rest; the hidden answers are predicted from the clusters' profiles, weighted by the row's
/// probabilities. Real clusters make hidden answers predictable; clusters cut out of noise do not. The same measure
/// for every engine. After W. Fu and P. Perry, "Estimating the number of clusters using cross-validation" (2020).
/// </summary>
internal static class HiddenAnswers
{
    private const int Parts = 4;

    /// <summary>The sum of squared errors of each row's hidden answers, times its weight; every answer is hidden once.</summary>
    /// <param name="model">A model fitted on other rows.</param>
    /// <param name="rows">The rows to predict.</param>
    /// <param name="seed">Decides which questions are hidden together; the same for every model that is compared.</param>
    public static double[] Errors(ClusterModel model, PackedRows rows, int seed)
    {
        var parts = PartOfCell(rows.Cells, seed);
        var errors = new double[rows.Rows];
        Parallel.For(0, rows.Rows, () => new byte[2][] { new byte[rows.Cells.Count], new byte[rows.Cells.Count] }, (row, _, codes) =>
        {
            rows.Unpack(row, codes[0]);
            errors[row] = rows.Weights[row] * Error(model, codes[0], codes[1], parts.Of, parts.Count);
            return codes;
        }, _ => { });
        return errors;
    }

    private static double Error(ClusterModel model, byte[] given, byte[] shown, int[] partOf, int parts)
    {
        var probabilities = new double[model.K];
        var error = 0.0;
        for (var part = 0; part < parts; part++)
        {
            for (var i = 0; i < given.Length; i++)
                shown[i] = partOf[i] == part ? AnswerCodes.Missing : given[i];
            model.Probabilities(shown, probabilities);
            for (var i = 0; i < given.Length; i++)
                if (partOf[i] == part && given[i] != AnswerCodes.Missing)
                    error += AnswerEvidence.Squares(model.Cells[i], Guess(model.Profiles[i], probabilities))[given[i]];
        }
        return error;
    }

    private static (int[] Of, int Count) PartOfCell(IReadOnlyList<Cell> cells, int seed)
    {
        var shuffled = cells.Select(cell => cell.Question).Distinct().ToArray();
        new Random(seed).Shuffle(shuffled);
        var part = shuffled.Select((question, i) => (question, i % Parts)).ToDictionary(x => x.question, x => x.Item2);
        return ([.. cells.Select(cell => part[cell.Question])], Math.Min(Parts, shuffled.Length));
    }

    private static double[] Guess(double[][] profile, double[] probabilities)
    {
        var guess = new double[profile[0].Length];
        for (var c = 0; c < probabilities.Length; c++)
            for (var code = 0; code < guess.Length; code++)
                guess[code] += probabilities[c] * profile[c][code];
        return guess;
    }
}
