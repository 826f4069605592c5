namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>Models made by hand, whose answers are known.</summary>
public static class MadeModels
{
    /// <summary>Questions of single choice; each cluster gives its favourite choice with the chance <paramref name="faithful"/>, the others alike.</summary>
    /// <param name="favourites">By cluster, then question.</param>
    public static (FeatureSpace Space, ClusterModel Model) Of_favourites(
        int[][] favourites, int choices, double faithful, double[]? shares = null)
    {
        var k = favourites.Length;
        return Of(shares ?? [.. Enumerable.Repeat(1.0 / k, k)],
            [.. Enumerable.Range(0, favourites[0].Length).Select(q => (
                Single($"q{q}", [.. Enumerable.Range(0, choices).Select(c => $"choice {c}")]),
                new[] { favourites.Select(f => Enumerable.Range(0, choices)
                    .Select(c => c == f[q] ? faithful : (1 - faithful) / (choices - 1)).ToArray()).ToArray() }))]);
    }

    /// <summary>Any questions; their profiles by cell, then cluster, then code.</summary>
    public static (FeatureSpace Space, ClusterModel Model) Of(double[] shares, (Feature Question, double[][][] Profiles)[] questions, double? spread = null)
    {
        var space = new FeatureSpace([.. questions.Select(q => q.Question)]);
        return (space, new ClusterModel("by hand", 1, space.Cells, shares, [.. questions.SelectMany(q => q.Profiles)], spread));
    }

    public static Feature Single(string name, params string[] levels) => new(name, AnswerKind.SingleChoice, 1, levels, [], []);

    public static Feature Multiple(string name, params string[] options) => new(name, AnswerKind.MultipleChoice, 1, options, [], []);

    /// <summary>A scale of whole numbers from 1.</summary>
    public static Feature Scale(string name, int steps)
    {
        double[] values = [.. Enumerable.Range(1, steps).Select(v => (double)v)];
        var deviation = Math.Sqrt(values.Sum(v => (v - values.Average()) * (v - values.Average())) / steps);
        return new Feature(name, AnswerKind.Scale, 1, [], [.. values.SkipLast(1).Select(v => v + 0.5)], [.. values.Select(v => (float)((v - values.Average()) / deviation))]);
    }

    /// <summary>Profiles of one option, from how many of each cluster choose it.</summary>
    public static double[][] Chosen(params double[] shares) => [.. shares.Select(p => new[] { 1 - p, p })];

    /// <summary>A model of random shares and profiles: two single choices, a multiple choice and a scale.</summary>
    public static (FeatureSpace Space, ClusterModel Model) At_random(int k, Random random, double? spread = null)
    {
        return Of([.. Distribution(k).OrderDescending()], [
            (Single("pace", "fast", "careful", "none"), [Profile(3)]),
            (Multiple("goals", "save time", "numbers", "fewer mistakes"), [Profile(2), Profile(2), Profile(2)]),
            (Scale("effort", 7), [Profile(7)]),
            (Single("size", "one", "few", "many", "all") with { Weight = 2 }, [Profile(4)]),
        ], spread);

        double[][] Profile(int codes) => [.. Enumerable.Range(0, k).Select(_ => Distribution(codes))];

        double[] Distribution(int n)
        {
            double[] p = [.. Enumerable.Range(0, n).Select(_ => 0.02 + random.NextDouble() * random.NextDouble())];
            return [.. p.Select(x => x / p.Sum())];
        }
    }

    /// <summary>A row of random answers, one in five missing.</summary>
    public static byte[] Row_at_random(ClusterModel model, Random random) =>
        [.. model.Cells.Select(c => random.Next(5) == 0 ? AnswerCodes.Missing : (byte)random.Next(c.Codes))];

    /// <summary>Rows as the model says they answer, and their clusters; each cell is missing with the given chance.</summary>
    public static (AnswerCodes Answers, int[] Clusters) Drawn(ClusterModel model, int rows, Random random, double missing = 0)
    {
        var clusters = new int[rows];
        var codes = new byte[rows * model.Cells.Count];
        for (var row = 0; row < rows; row++)
        {
            clusters[row] = Pick(model.Shares, random);
            for (var cell = 0; cell < model.Cells.Count; cell++)
                codes[row * model.Cells.Count + cell] = random.NextDouble() < missing ? AnswerCodes.Missing : (byte)Pick(model.Profiles[cell][clusters[row]], random);
        }
        return (new AnswerCodes(codes, model.Cells), clusters);

        static int Pick(double[] shares, Random random)
        {
            var (at, left) = (0, random.NextDouble());
            while (at < shares.Length - 1 && left >= shares[at])
                left -= shares[at++];
            return at;
        }
    }
}
