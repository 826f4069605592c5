using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Profiles;
using ScaleSuccess.Segments.Publishing;

namespace ScaleSuccess.Web.Console.Models;

/// <summary>All that a model's page shows: what it found, and what publishing it would do.</summary>
/// <param name="Published">The published model; null: none.</param>
/// <param name="Dry">Null: its dry run has not run, or it is the published one.</param>
/// <param name="Moving">A page of those who would move or be unclear.</param>
/// <param name="Name">A segment's name by its key.</param>
public sealed record ModelLook(
    ModelView Model, long? Published, DryRunNumbers? Dry, IReadOnlyList<DryRunRow> Moving, IReadOnlyList<SegmentCard> Cards,
    Func<string, KnownSegment> Name, Heatmap? Heatmap, SegmentMap? Map)
{
    /// <summary>Whom publishing it would leave pinned to a segment that it does not have.</summary>
    public required IReadOnlyList<DroppedPins> Drops { get; init; }

    public ModelRow Row => Model.Row;
}

/// <summary>One after the other: a request has one database connection.</summary>
public sealed class LoadModel(
    ReadModels models, ReadAssigner assigner, ReadDryRun dryRuns, ReadSegmentCards cards, KnownSegments known, ReadHeatmap heatmaps, ReadMap maps,
    ReadDroppedPins dropped)
{
    /// <summary>Null when there is no such model.</summary>
    public async Task<ModelLook?> At(long id, string? from, string? to, DryRunFilter show, long after, CancellationToken cancel)
    {
        if (await models.Of(id, cancel) is not { } model) return null;
        var dry = model.Row.Status == SegmentModel.Published ? null : await dryRuns.Numbers(id, cancel);
        return new ModelLook(model, (await assigner.Now(cancel)).Model?.Id, dry,
            dry is null ? [] : await dryRuns.Page(id, from, to, show, after, cancel), await cards.Of(id, cancel), await known.Lookup(cancel),
            await heatmaps.Of(id, cancel), await maps.Of(id, cancel))
        {
            Drops = model.Row.Status is SegmentModel.Published or SegmentModel.Discarded ? [] : await dropped.By(id, cancel),
        };
    }
}
