using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segments.AnswerTables;

namespace ScaleSuccess.Segments.Models;

/// <summary>A model with its clusters' segments, merges resolved.</summary>
/// <param name="Segments">Distinct keys.</param>
/// <param name="SegmentOf">By cluster: which of <paramref name="Segments"/>.</param>
public sealed record UsableModel(
    long Id, string Engine, int Rows, DateOnly TrainedOn, SavedModel Saved, IReadOnlyList<string> Segments, IReadOnlyList<int> SegmentOf)
{
    /// <summary>Each segment's probability, summing to 1.</summary>
    /// <param name="row">One code a cell.</param>
    /// <param name="bySegment">One number a segment, to fill.</param>
    /// <returns>The likeliest segment.</returns>
    public int Probabilities(ReadOnlySpan<byte> row, Span<double> bySegment)
    {
        var clusters = Saved.Model.K;
        Span<double> byCluster = clusters <= 64 ? stackalloc double[clusters] : new double[clusters];
        Saved.Model.Probabilities(row, byCluster);
        bySegment.Clear();
        for (var cluster = 0; cluster < clusters; cluster++) bySegment[SegmentOf[cluster]] += byCluster[cluster];
        var best = 0;
        for (var segment = 1; segment < bySegment.Length; segment++)
            if (bySegment[segment] > bySegment[best]) best = segment;
        return best;
    }

    /// <summary>A customer's answers as codes.</summary>
    public byte[] Encode(CombinedAnswers answers) => Saved.Space.Encode(SegmentColumns.For(Saved.Space, [answers])).Answers.Row(0).ToArray();

    /// <summary>Null where the model has no such segment.</summary>
    public int? Find(string? key)
    {
        for (var segment = 0; segment < Segments.Count; segment++)
            if (Segments[segment] == key) return segment;
        return null;
    }
}
