using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

/// <summary>Rows of which it is known who belongs together.</summary>
public sealed record Planted(FeatureMatrix Matrix, int[] Groups)
{
    /// <summary>Groups around centres of their own, each column one answer; a share of the cells is missing.</summary>
    public static Planted Groups_of(int k, int rows, int columns, double apart, double missing, int seed)
    {
        var random = new Random(seed);
        var centers = Enumerable.Range(0, k * columns).Select(_ => apart * (random.NextDouble() - 0.5)).ToArray();
        var groups = Enumerable.Range(0, rows).Select(i => i % k).ToArray();
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextDouble() < missing ? float.NaN : (float)(centers[groups[i / columns] * columns + i % columns] + Normal(random));
        return new Planted(new FeatureMatrix(values, columns), groups);
    }

    /// <summary>Independent columns: nobody belongs together.</summary>
    public static FeatureMatrix Noise(int rows, int columns, int seed) => Groups_of(1, rows, columns, 0, 0.1, seed).Matrix;

    /// <summary>The same rows in another order, and where each came from.</summary>
    public static (FeatureMatrix Matrix, int[] From) Shuffled(FeatureMatrix matrix, int seed)
    {
        var order = Enumerable.Range(0, matrix.Rows).ToArray();
        new Random(seed).Shuffle(order);
        return (matrix.Take(order), order);
    }

    public static int[] Assign(ClusterModel model, FeatureMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Rows).Select(row => model.Assign(matrix.Row(row)).Cluster)];

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
