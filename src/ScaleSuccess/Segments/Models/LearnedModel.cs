using ScaleSuccess.Definitions;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Models;

/// <summary>A model that was just found, before it has segments.</summary>
/// <param name="Answered">Whose answers it was trained on, in the order of <paramref name="Codes"/>.</param>
/// <param name="Stability">One a cluster, 0 to 1.</param>
/// <param name="Split">Null: it was trained.</param>
public sealed record LearnedModel(
    SavedModel Saved, AnswerCodes Codes, IReadOnlyList<AnsweredCustomer> Answered, ParsedDefinition<Survey> Survey, IReadOnlyList<double> Stability,
    double Criterion, SplitOf? Split, IReadOnlyList<EngineReport> Engines, IReadOnlyList<KReport> Tried)
{
    private int[]? clusters;

    /// <summary>Each customer's likeliest cluster.</summary>
    public IReadOnlyList<int> Clusters => clusters ??= Of(Saved.Model, Codes);

    public static int[] Of(ClusterModel model, AnswerCodes codes)
    {
        var of = new int[codes.Rows];
        for (var row = 0; row < of.Length; row++) of[row] = model.Assign(codes.Row(row)).Cluster;
        return of;
    }
}
