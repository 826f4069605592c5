using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Publishing;

namespace ScaleSuccess.Web.Console.Models;

/// <summary>All models, those that may be published, and the decisions made.</summary>
/// <param name="Dry">Of the waiting model; null: none waits, or its dry run is not made yet.</param>
public sealed record ModelsLook(
    Assigner Assigner, DryRunNumbers? Dry, IReadOnlyList<ModelRow> Models, PublishPolicy Policy, IReadOnlyList<SegmentEvent> Log)
{
    /// <summary>Whom going back to the rules would leave pinned to a segment that no rule has.</summary>
    public required IReadOnlyList<DroppedPins> RulesDrop { get; init; }
}

/// <summary>One after the other: a request has one database connection.</summary>
public sealed class LoadModels(ReadAssigner assigner, ReadDryRun dryRuns, ReadModels models, SetPublishPolicy policy, ReadSegmentLog log, ReadDroppedPins dropped)
{
    private const int NewestDecisions = 50;

    public async Task<ModelsLook> Now(CancellationToken cancel)
    {
        var now = await assigner.Now(cancel);
        return new ModelsLook(now, now.Waiting is { } waiting ? await dryRuns.Numbers(waiting.Id, cancel) : null,
            await models.All(cancel), await policy.Now(cancel), await log.Newest(NewestDecisions, cancel))
        { RulesDrop = now.Model is null ? [] : await dropped.By(null, cancel) };
    }
}
