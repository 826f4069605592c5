using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Models;

/// <param name="Status">candidate, published, retired or discarded.</param>
/// <param name="Origin">training or split.</param>
/// <param name="Parent">The model that it was split from.</param>
/// <param name="Criterion">The reduction in error on hidden answers, 0 to 1; null: unknown.</param>
/// <param name="PublishedCriterion">The same for the model published at the time; null: there was none.</param>
/// <param name="DryRunAt">Null: no dry run yet.</param>
public sealed record ModelRow(
    long Id, string Status, string Origin, long? Parent, string Engine, int K, int Rows, int Answers, double? Criterion, double? PublishedCriterion,
    DateTimeOffset TrainedAt, string Author, DateTimeOffset? PublishedAt, DateTimeOffset? DecidedAt, Decider? DecidedBy, ModelNote? Note,
    DateTimeOffset? DryRunAt, DateTimeOffset? AppliedAt);

/// <param name="Segments">Its clusters' segments, the largest first.</param>
public sealed record ModelView(ModelRow Row, ModelReport Report, IReadOnlyList<ModelSegment> Segments);

/// <param name="Clusters">How many of the model's clusters it holds: more than one after a merge.</param>
/// <param name="Share">Of the customers trained on.</param>
/// <param name="Stability">Of its least stable cluster.</param>
/// <param name="Parts">Those clusters, counted from 0; its own first, then those merged into it.</param>
/// <param name="Prototype">Of its own cluster.</param>
public sealed record ModelSegment(KnownSegment Segment, int Clusters, double Share, double Stability, IReadOnlyList<int> Parts, long? Prototype);

public sealed class ReadModels(ScaleDb db, KnownSegments known)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ModelRow>> All(CancellationToken cancel) => await Rows(db.SegmentModels.OrderByDescending(m => m.Id)).ToListAsync(cancel);

    /// <summary>Null when there is no such model.</summary>
    public async Task<ModelView?> Of(long id, CancellationToken cancel)
    {
        var row = await Rows(db.SegmentModels.Where(m => m.Id == id)).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        // A model of an earlier version has a report that this one cannot read.
        var report = await db.SegmentModels.Where(m => m.Id == id && m.DefinitionId != null).Select(m => m.Report).SingleOrDefaultAsync(cancel);
        return new ModelView(row, report is null ? ModelReport.Unknown : ModelReport.Read(report), await Segments(id, cancel));
    }

    public async Task<IReadOnlyList<ModelSegment>> Segments(long model, CancellationToken cancel)
    {
        var (final, name) = (await known.Final(cancel), await known.Lookup(cancel));
        var clusters = await db.SegmentClusters.AsNoTracking().Where(c => c.ModelId == model).OrderBy(c => c.Cluster).ToListAsync(cancel);
        return
        [
            .. clusters.GroupBy(c => final[c.Segment]).Select(group =>
            {
                var parts = group.OrderByDescending(c => c.Segment == group.Key).ThenBy(c => c.Cluster).ToList();
                return new ModelSegment(name(group.Key), parts.Count, parts.Sum(c => c.Share), parts.Min(c => c.Stability),
                    [.. parts.Select(c => c.Cluster)], parts[0].Prototype);
            }).OrderByDescending(s => s.Share),
        ];
    }

    private static IQueryable<ModelRow> Rows(IQueryable<SegmentModel> models) => models.AsNoTracking().Select(m => new ModelRow(
        m.Id, m.Status, m.Origin, m.Parent, m.Engine, m.K, m.Rows, m.Answers, m.Criterion, m.PublishedCriterion, m.TrainedAt, m.Author, m.PublishedAt,
        m.DecidedAt, m.DecidedBy == null ? null : new Decider(m.DecidedBy, m.ByPolicy), ModelNote.Read(m.NoteCode, m.NoteArgs), m.DryRunAt, m.AppliedAt));
}
