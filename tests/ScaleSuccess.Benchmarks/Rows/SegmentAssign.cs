using System.Diagnostics;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;
using ScaleSuccess.Segmentation.Lifecycle;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>One customer's answers, as texts, coded and assigned, against adding up what codes argue for.</summary>
public sealed class SegmentAssign : IRow
{
    private const int Customers = 20_000;
    private static readonly string[] Choices = ["no", "yes"];

    private MadeUpAnswers? answers;
    private SavedModel? model;

    public string Name => "segment-assign";
    public string About => "One customer's 60 answers coded and assigned to one of 8 segments, against the sums alone.";
    public IReadOnlyList<Unit> Units => [new("µs a customer", LessIsBetter: true) { GoalOfProduct = 50 }];
    public string? Missing => null;

    public Task Prepare(Workplace place, CancellationToken cancel)
    {
        answers = MadeUpAnswers.Of(Customers);
        var questions = Enumerable.Range(0, MadeUpAnswers.Questions).Select(q => new Feature($"question {q}", AnswerKind.SingleChoice, 1, Choices, [], []));
        model = new SavedModel(new FeatureSpace([.. questions]), new LatentClass().Fit(answers.Fresh(), MadeUpAnswers.K, 1, cancel));
        answers.Expect(model.Model);
        return Task.CompletedTask;
    }

    public Task<double[]> Product(CancellationToken cancel) => Each(row =>
    {
        var given = answers!.Codes.AsSpan(row * MadeUpAnswers.Questions, MadeUpAnswers.Questions);
        var columns = new AnswerColumn[given.Length];
        for (var q = 0; q < columns.Length; q++)
            columns[q] = new SingleColumn(model!.Space.Features[q].Name, [given[q] == AnswerCodes.Missing ? null : Choices[given[q]]]);
        return model!.Model.Assign(model.Space.Encode(new AnswerTable(columns)).Answers.Row(0)).Cluster;
    });

    public Task<double[]> Reference(CancellationToken cancel) => Each(row =>
        model!.Model.Assign(answers!.Codes.AsSpan(row * MadeUpAnswers.Questions, MadeUpAnswers.Questions)).Cluster);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<double[]> Each(Func<int, int> assign)
    {
        var sizes = new int[MadeUpAnswers.K];
        var watch = Stopwatch.StartNew();
        for (var row = 0; row < Customers; row++)
            sizes[assign(row)]++;
        var each = watch.Elapsed.TotalMicroseconds / Customers;
        return sizes.All(size => size > 0) ? Task.FromResult(new[] { each }) : throw new InvalidOperationException("A segment got no customers.");
    }
}
