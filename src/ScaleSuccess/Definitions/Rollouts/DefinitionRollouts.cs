using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions.Rollouts;

/// <summary>Keeps how versions come to the customers. What is changed is changed in the transaction of <see cref="SaveDefinition.Begin"/>.</summary>
public sealed class DefinitionRollouts(ScaleDb db, TimeProvider clock)
{
    private const string Select =
        """
        select r.definition_id, r.key, d.version, r.before_id, b.version as before_version, r.share, r.takes_live, r.state, r.revision, r.changed_by, r.changed_at
        from rollouts r join definitions d on d.id = r.definition_id left join definitions b on b.id = r.before_id
        where r.kind = {0}
        """;

    /// <summary>The one that is running or paused; null: none is.</summary>
    public async Task<Rollout?> Open(string kind, string key, CancellationToken cancel) => (await Of(kind, key, cancel)).FirstOrDefault(rollout => rollout.IsOpen);

    /// <summary>All there were of one definition, the newest version first. Of a version that was there before rollouts were kept there is none.</summary>
    public Task<List<Rollout>> Of(string kind, string key, CancellationToken cancel) =>
        db.Database.QueryAsync<Rollout>(Select + " and r.key = {1} order by d.version desc", cancel, kind, key);

    /// <summary>All that are running or paused.</summary>
    public Task<List<Rollout>> AllOpen(string kind, CancellationToken cancel) =>
        db.Database.QueryAsync<Rollout>(Select + " and r.state in ('running', 'paused') order by r.key", cancel, kind);

    /// <param name="before">Null: there was none.</param>
    /// <param name="share">Percent; with 100 it is finished at once.</param>
    public Task<int> Begin(Definition version, Definition? before, int share, bool takesLive, string author, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        insert into rollouts (definition_id, kind, key, before_id, share, takes_live, state, changed_by, changed_at)
        values ({0}, {1}, {2}, {3}::bigint, {4}, {5}, {6}, {7}, {8})
        """, cancel, version.Id, version.Kind, version.Key, before?.Id, share, takesLive, share < Rollout.Everybody ? RolloutState.Running : RolloutState.Finished, author, clock.GetUtcNow());

    /// <param name="from">As it was looked at.</param>
    /// <returns>False: somebody else has decided meanwhile.</returns>
    public async Task<bool> Change(Rollout from, string state, int share, bool takesLive, string author, CancellationToken cancel) => await db.Database.ExecuteAsync(
        "update rollouts set state = {2}, share = {3}, takes_live = {4}, changed_by = {5}, changed_at = {6}, revision = revision + 1 where definition_id = {0} and revision = {1}",
        cancel, from.DefinitionId, from.Revision, state, share, takesLive, author, clock.GetUtcNow()) == 1;

    /// <summary>A version that was rolled back is active again: everybody has it.</summary>
    public Task<int> Reactivate(Definition version, CancellationToken cancel) => db.Database.ExecuteAsync(
        "update rollouts set state = 'finished', share = {1}, changed_at = {2}, revision = revision + 1 where definition_id = {0} and state = 'rolled_back'",
        cancel, version.Id, Rollout.Everybody, clock.GetUtcNow());
}
