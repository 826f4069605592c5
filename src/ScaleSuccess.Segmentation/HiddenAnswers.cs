namespace ScaleSuccess.Segmentation;

/// <summary>
/// How well a model guesses answers it was not shown. Rows that it was not fitted on have a part of their questions
/// hidden, are assigned by the rest, and the hidden cells are guessed as the clusters' centres, weighted by their
/// probabilities. Clusters that are real make hidden answers guessable; clusters cut out of noise do not, which is why one
/// cluster can win. After W. Fu and P. Perry, "Estimating the number of clusters using cross-validation" (2020).
/// </summary>
internal static class HiddenAnswers
{
    private const int Parts = 4;

    /// <summary>The sum of squared errors of the hidden cells, one number a row; every cell is hidden once.</summary>
    /// <param name="model">A model fitted on other rows.</param>
    /// <param name="rows">The rows to guess.</param>
    /// <param name="seed">Decides which questions are hidden together; the same for every model that is compared.</param>
    public static double[] Errors(ClusterModel model, FeatureMatrix rows, int seed)
    {
        var parts = PartOfColumn(rows.Questions, seed);
        var errors = new double[rows.Rows];
        var shown = new float[rows.Columns];
        var probabilities = new double[model.K];
        for (var row = 0; row < rows.Rows; row++)
        {
            var values = rows.Row(row);
            for (var part = 0; part <= parts.Max; part++)
            {
                for (var j = 0; j < shown.Length; j++)
                    shown[j] = parts.Of[j] == part ? float.NaN : values[j];
                model.Probabilities(shown, probabilities);
                for (var j = 0; j < shown.Length; j++)
                    if (parts.Of[j] == part && !float.IsNaN(values[j]))
                        errors[row] += Square(values[j] - Guess(model, probabilities, j));
            }
        }
        return errors;
    }

    private static (int[] Of, int Max) PartOfColumn(IReadOnlyList<int> questions, int seed)
    {
        var shuffled = questions.Distinct().ToArray();
        new Random(seed).Shuffle(shuffled);
        var part = shuffled.Select((question, i) => (question, i % Parts)).ToDictionary(x => x.question, x => x.Item2);
        return ([.. questions.Select(q => part[q])], Math.Min(Parts, shuffled.Length) - 1);
    }

    private static double Guess(ClusterModel model, double[] probabilities, int column)
    {
        var guess = 0.0;
        for (var c = 0; c < probabilities.Length; c++)
            guess += probabilities[c] * model.Centers[c][column];
        return guess;
    }

    private static double Square(double x) => x * x;
}
