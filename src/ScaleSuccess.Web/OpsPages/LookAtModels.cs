using ScaleSuccess.Segments;

namespace ScaleSuccess.Web.OpsPages;

/// <summary>All models, what may be published, and what was decided.</summary>
public sealed record ModelsLook(Assigner Assigner, IReadOnlyList<ModelRow> Models, PublishPolicy Policy, IReadOnlyList<SegmentEvent> Log);

/// <summary>One after the other: a request has one database connection.</summary>
public sealed class LookAtModels(ReadAssigner assigner, ReadModels models, KeepPolicy policy, ReadSegmentLog log)
{
    private const int NewestDecisions = 50;

    public async Task<ModelsLook> Now(CancellationToken cancel) => new(
        await assigner.Now(cancel), await models.All(cancel), await policy.Now(cancel), await log.Newest(NewestDecisions, cancel));
}
