using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions.Rollouts;

/// <summary>The active version of a definition, and who gets it.</summary>
/// <param name="Rollout">Open; null: everybody gets it.</param>
public sealed record OfferedVersion(string Key, long DefinitionId, Rollout? Rollout)
{
    /// <summary>Nobody new gets it.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The key of what took its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <param name="hasIt">Whoever has a version keeps it while its rollout is paused.</param>
    public long For(long customer, bool hasIt) => Rollout is { BeforeId: { } before } open && !hasIt && !open.Reaches(customer) ? before : DefinitionId;
}

/// <summary>Which version of which definition is for whom, at one moment. The one place that knows of active versions and rollouts both.</summary>
public sealed class ReadOffered(ScaleDb db, ActiveDefinitions definitions)
{
    /// <summary>By key. One statement: what is active and how far it is rolled out are of the same moment.</summary>
    public async Task<IReadOnlyList<OfferedVersion>> All(string kind, CancellationToken cancel) =>
    [
        .. (await db.Database.QueryAsync<Row>(
            """
            select a.key, a.definition_id, a.retired_at is not null as is_retired, a.replaced_by, d.version, r.before_id, r.share, r.takes_live, r.state, r.revision, r.changed_by, r.changed_at
            from active_definitions a join definitions d on d.id = a.definition_id
            left join rollouts r on r.definition_id = a.definition_id and r.state in ('running', 'paused')
            where a.kind = {0} order by a.key
            """, cancel, kind)).Select(row => new OfferedVersion(row.Key, row.DefinitionId, row.Rollout) { IsRetired = row.IsRetired, ReplacedBy = row.ReplacedBy }),
    ];

    /// <summary>
    /// The texts that must fit together: all that are active and not retired, and for each rollout those that everybody else goes on with. A text that fits with all of these fits
    /// whoever has which.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Definition>>> Together(string kind, CancellationToken cancel)
    {
        var all = (await All(kind, cancel)).Where(one => !one.IsRetired).ToList();
        var sets = new List<IReadOnlyList<Definition>> { await Texts(all.Select(one => one.DefinitionId), cancel) };
        foreach (var open in all.Where(one => one.Rollout is not null))
            sets.Add(await Texts(all.Select(one => one == open ? one.Rollout!.BeforeId!.Value : one.DefinitionId), cancel));
        return sets;
    }

    private async Task<IReadOnlyList<Definition>> Texts(IEnumerable<long> ids, CancellationToken cancel) =>
        [.. (await definitions.Of([.. ids], definition => definition, cancel)).Select(one => one.Definition)];

    private sealed record Row(
        string Key, long DefinitionId, bool IsRetired, string? ReplacedBy, int Version, long? BeforeId, int? Share, bool? TakesLive, string? State, int? Revision, string? ChangedBy, DateTimeOffset? ChangedAt)
    {
        public Rollout? Rollout => State is null ? null
            : new Rollout(DefinitionId, Key, Version, BeforeId, null, Share!.Value, TakesLive!.Value, State, Revision!.Value, ChangedBy!, ChangedAt!.Value);
    }
}

public static class VersionLock
{
    extension(ScaleDb db)
    {
        /// <summary>
        /// Until the transaction ends nothing is published, widened, paused or rolled back; many hold it at once. Whoever makes or changes plans by the
        /// versions that are active holds it first: a plan that is written after a rollback would keep what was rolled back.
        /// </summary>
        public Task HoldVersions(CancellationToken cancel) => db.Database.ExecuteAsync("lock table active_definitions in row exclusive mode", cancel);
    }
}
