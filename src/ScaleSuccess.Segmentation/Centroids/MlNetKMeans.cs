using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Centroids;

/// <summary>
/// ML.NET's k-means. It leaves out every row with a missing cell, so the search runs on indicators whose missing cells hold
/// the column's mean; the centres it finds are then settled by a few steps that skip missing cells, as all engines' are.
/// </summary>
/// <remarks>ML.NET offers no public way to stop a running fit: a cancel takes effect before the next start.</remarks>
/// <param name="starts">Searches to run, 1 or more, each with its own seed; the tightest clusters win.</param>
public sealed class MlNetKMeans(int starts = 4) : IClusterer
{
    private const string Cells = nameof(MlNetRow.Cells);

    /// <inheritdoc />
    public string Engine => "ml-net";

    /// <inheritdoc />
    public ClusterModel Fit(AnswerCodes answers, int k, int seed, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, answers.Rows);
        cancel.ThrowIfCancellationRequested();

        // ML.NET draws rows by their position, so the same rows in another order would give other clusters.
        var sorted = answers.Sorted();
        var filled = MlNetRow.Filled(sorted);
        // ML.NET throws where fewer rows differ than clusters are asked for; the port promises fewer clusters.
        k = MlNetRow.Different(filled, most: k);
        return Enumerable.Range(0, k == 1 ? 1 : starts)
            .Select(start => Centroids.Centers.Settle(
                Engine, seed, sorted, MlNetRow.Profiles(sorted.Cells, Centers(filled, k, unchecked(seed + start * 7919), cancel)), cancel))
            .MinBy(model => model.Spread)!;
    }

    private static float[][] Centers(MlNetRow[] rows, int k, int seed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (k == 1)
            return [rows[0].Cells.ToArray()]; // Settling makes it the mean: there is nothing to search.

        // A context draws on from where the last fit stopped: only a fresh one a fit gives the same result again.
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(MlNetRow));
        schema[Cells].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Cells.Length);
        var trainer = context.Clustering.Trainers.KMeans(new KMeansTrainer.Options
        {
            FeatureColumnName = Cells,
            ExampleWeightColumnName = nameof(MlNetRow.Weight),
            NumberOfClusters = k,
            InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus,
            MaximumNumberOfIterations = 100,
            NumberOfThreads = 1, // ML.NET promises the same result on one thread only.
        });
        VBuffer<float>[]? found = null;
        trainer.Fit(context.Data.LoadFromEnumerable(rows, schema)).Model.GetClusterCentroids(ref found, out _);
        return [.. found.Select(center => center.DenseValues().ToArray())];
    }
}
