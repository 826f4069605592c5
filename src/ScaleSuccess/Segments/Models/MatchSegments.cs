using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segments.AnswerTables;

namespace ScaleSuccess.Segments.Models;

/// <summary>Which segment each cluster of a new model continues, by the same customers in the published one.</summary>
/// <param name="Keys">By cluster; null: a new segment.</param>
/// <param name="Match">Null: no model was published.</param>
public sealed record MatchedSegments(IReadOnlyList<string?> Keys, SegmentMatch? Match, IReadOnlyList<string> Before)
{
    /// <param name="published">Null: nothing is published, so all are new.</param>
    /// <param name="before">The published model's clusters by segment key, merges not followed: a merge is undone one day.</param>
    public static MatchedSegments Of(UsableModel? published, IReadOnlyList<string> before, LearnedModel learned)
    {
        if (published is null) return new(new string?[learned.Saved.Model.K], null, []);
        var codes = published.Saved.Space.Encode(SegmentColumns.For(published.Saved.Space, [.. learned.Answered.Select(a => a.Combined)])).Answers;
        var match = SegmentMatch.Of(LearnedModel.Of(published.Saved.Model, codes), published.Saved.Model.K, learned.Clusters, learned.Saved.Model.K);
        return new([.. match.Continues.Select(old => old is { } cluster ? before[cluster] : null)], match, before);
    }

    /// <param name="keys">By cluster, those of the new ones too.</param>
    public IdentityReport Report(IReadOnlyList<string> keys) => Match is null
        ? IdentityReport.Empty with { Born = keys }
        : new IdentityReport(
            [.. keys.Where((_, cluster) => Keys[cluster] is not null).Distinct()],
            [.. keys.Where((_, cluster) => Keys[cluster] is null)],
            [.. Before.Except(Keys.OfType<string>())],
            [.. Match.Splits.Select(split => new SegmentChange([Before[split.Whole]], [.. split.Parts.Select(part => keys[part]).Distinct()]))],
            [.. Match.Merges.Select(merge => new SegmentChange([.. merge.Parts.Select(part => Before[part]).Distinct()], [keys[merge.Whole]]))]);
}
