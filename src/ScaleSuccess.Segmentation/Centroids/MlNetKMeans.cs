using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Centroids;

/// <summary>
/// ML.NET's k-means: several starts on a sample, of which the tightest is refined on all rows. ML.NET leaves out every row with a
/// missing cell, so it searches on indicators whose missing cells hold the column's mean; the steps that refine its centres skip
/// missing cells.
/// </summary>
/// <remarks>ML.NET offers no public way to stop a running fit: a cancel takes effect before the next start.</remarks>
/// <param name="starts">Searches to run, 1 or more, each with its own seed; the one with the least sum of squared distances wins.</param>
public sealed class MlNetKMeans(int starts = 4) : IClusterer, IPackedClusterer
{
    /// <summary>The engine's name.</summary>
    public const string Name = "ml-net";

    private const int SampleRows = 4096;
    private const int SampleRowsPerCluster = 16;
    private const int Steps = 100;

    /// <inheritdoc />
    public string Engine => Name;

    /// <inheritdoc />
    public ClusterModel Fit(AnswerCodes answers, int k, int seed, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, answers.Rows);
        return ((IPackedClusterer)this).Fit(answers.Packed, k, seed, cancel);
    }

    ClusterModel IPackedClusterer.Fit(PackedRows rows, int k, int seed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var sample = rows.First(Math.Max(SampleRows, SampleRowsPerCluster * k));
        return Centers.Refine(Engine, seed, rows, k == 1 ? Centers.Everybody(sample, cancel) : Best(sample, k, seed, cancel), Steps, cancel);
    }

    private Centers Best(PackedRows sample, int k, int seed, CancellationToken cancel)
    {
        var indicators = new IndicatorRows(sample);
        // ML.NET throws where fewer rows differ than clusters are asked for; the port promises fewer clusters.
        k = indicators.Different(most: k);
        if (k == 1)
            return Centers.Everybody(sample, cancel);
        var found = new (Centers Centers, double Squares)[starts];
        Parallel.For(0, starts, new ParallelOptions { CancellationToken = cancel }, start =>
        {
            var centers = Centers.Of(indicators.Profiles(Train(indicators, k, unchecked(seed + start * 7919))));
            found[start] = (centers, centers.Run(sample, Steps, cancel));
        });
        return found.MinBy(start => start.Squares).Centers;
    }

    private static IReadOnlyList<float[]> Train(IndicatorRows indicators, int k, int seed)
    {
        const string cells = nameof(IndicatorRow.Cells);
        // A context draws on from where the last fit stopped: only a fresh one a fit gives the same result again.
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(IndicatorRow));
        schema[cells].ColumnType = new VectorDataViewType(NumberDataViewType.Single, indicators.Width);
        var trainer = context.Clustering.Trainers.KMeans(new KMeansTrainer.Options
        {
            FeatureColumnName = cells,
            ExampleWeightColumnName = nameof(IndicatorRow.Weight),
            NumberOfClusters = k,
            InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus,
            MaximumNumberOfIterations = Steps,
            NumberOfThreads = 1, // ML.NET promises the same result on one thread only.
        });
        VBuffer<float>[]? found = null;
        trainer.Fit(context.Data.LoadFromEnumerable(indicators.Rows, schema)).Model.GetClusterCentroids(ref found, out _);
        return [.. found.Select(center => center.DenseValues().ToArray())];
    }
}
