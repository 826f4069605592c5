using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions.Rollouts;

/// <summary>Keeps how versions come to the customers. What is changed is changed in the transaction of <see cref="SaveDefinition.Begin"/>.</summary>
public sealed class DefinitionRollouts(ScaleDb db, TimeProvider clock)
{
    private const string Select =
        """
        select r.definition_id, r.key, d.version, r.before_id, b.version as before_version, r.share, r.takes_live, r.state, r.revision, r.changed_by, r.changed_at,
               r.stage_days, r.stop_above, r.next_at, r.stopped_at, r.stopped_answered, r.stopped_declined
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
    /// <param name="plan">How it goes on by itself; null: by hand.</param>
    public Task<int> Begin(Definition version, Definition? before, int share, bool takesLive, StagePlan? plan, string author, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        insert into rollouts (definition_id, kind, key, before_id, share, takes_live, state, changed_by, changed_at, stage_days, stop_above, next_at)
        values ({0}, {1}, {2}, {3}::bigint, {4}, {5}, {6}, {7}, {8}, {9}::int, {10}::int, {8} + make_interval(days => {9}::int))
        """, cancel, version.Id, version.Kind, version.Key, before?.Id, share, takesLive, share < Rollout.Everybody ? RolloutState.Running : RolloutState.Finished, author, clock.GetUtcNow(),
        share < Rollout.Everybody ? plan?.Days : null, share < Rollout.Everybody ? plan?.StopAbove : null);

    /// <summary>While it runs and goes on by itself, its next stage is due so many days from now.</summary>
    /// <param name="from">As it was looked at.</param>
    /// <param name="stopped">How many had answered, and declined, when it stopped by itself; null: somebody decides.</param>
    /// <returns>False: somebody else has decided meanwhile.</returns>
    public async Task<bool> Change(Rollout from, string state, int share, string author, (int Answered, int Declined)? stopped, CancellationToken cancel) => await db.Database.ExecuteAsync(
        """
        update rollouts set state = {2}, share = {3}, changed_by = {4}, changed_at = {5}, revision = revision + 1,
            next_at = case when {2} = 'running' then {5} + make_interval(days => stage_days) end,
            stopped_at = case when {6}::int is not null then {5} end, stopped_answered = {6}::int, stopped_declined = {7}::int
        where definition_id = {0} and revision = {1}
        """, cancel, from.DefinitionId, from.Revision, state, share, author, clock.GetUtcNow(), stopped?.Answered, stopped?.Declined) == 1;

    /// <summary>A version is active again: everybody has it. Plans that live do, too, only if neither its rollback nor another version took them since.</summary>
    public Task<int> Reactivate(Definition version, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update rollouts r set state = 'finished', share = {1}, changed_at = {2}, revision = revision + 1,
            takes_live = takes_live and state = 'finished'
                and not exists (select from rollouts o where o.kind = r.kind and o.key = r.key and o.takes_live and o.state = 'finished' and o.changed_at > r.changed_at)
        where definition_id = {0}
        """, cancel, version.Id, Rollout.Everybody, clock.GetUtcNow());

    /// <summary>What everybody has is proposed to plans that live, too; a rollout that is open goes on as it was begun.</summary>
    public Task<int> TakeLive(string kind, string key, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update rollouts r set takes_live = true, changed_at = {2}, revision = revision + 1
        from active_definitions a where a.kind = {0} and a.key = {1} and r.definition_id = a.definition_id and r.state = 'finished' and not r.takes_live
        """, cancel, kind, key, clock.GetUtcNow());
}

/// <summary>How a rollout goes on by itself.</summary>
/// <param name="Days">From one stage to the next.</param>
/// <param name="StopAbove">Percent of those who answered above which it pauses instead.</param>
public sealed record StagePlan(int Days, int StopAbove);
