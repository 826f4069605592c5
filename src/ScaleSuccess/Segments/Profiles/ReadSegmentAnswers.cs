using ScaleSuccess.Segmentation.Explaining;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Segments.Profiles;

/// <summary>
/// What distinguishes a model's segments, with the shares that the heatmap shows: both come from the model itself, in which a
/// segment's clusters count by their shares.
/// </summary>
public sealed class ReadSegmentAnswers(ReadUsableModel models, CurrentSurvey surveys)
{
    /// <summary>By segment; empty for a model that cannot be read.</summary>
    public async Task<IReadOnlyDictionary<string, ClusterAnswers>> Of(long model, CancellationToken cancel)
    {
        if (await models.Of(model, cancel) is not { } usable) return new Dictionary<string, ClusterAnswers>();
        var labels = SurveyLabels.Of((await surveys.For(Purpose.Onboarding, cancel)).Value);
        var told = DistinguishingAnswers.Of(usable.Saved.Space, Counts(usable), ClusterReport.MostAnswers, labels);
        return usable.Segments.Zip(told).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static AnswerCounts Counts(UsableModel usable)
    {
        var byCluster = AnswerCounts.Expected(usable.Saved.Model, usable.Rows);
        var bySegment = byCluster.Counts.Select((clusters, cell) =>
        {
            // One more than there are segments: no customer is unclear here.
            var segments = Enumerable.Range(0, usable.Segments.Count + 1).Select(_ => new double[byCluster.Cells[cell].Codes]).ToArray();
            for (var cluster = 0; cluster < byCluster.K; cluster++)
                for (var code = 0; code < clusters[cluster].Length; code++)
                    segments[usable.SegmentOf[cluster]][code] += clusters[cluster][code];
            return segments;
        });
        return new AnswerCounts(byCluster.Cells, usable.Segments.Count, [.. bySegment]);
    }
}
