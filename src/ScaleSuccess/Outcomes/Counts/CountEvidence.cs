using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Outcomes.Counts;

/// <summary>
/// Counts the evidence of all templates and goal modules anew, as a whole: a run too many changes nothing. Over a hundred thousand plans that takes
/// seconds, so it then rests a hundred times as long as it took (docs/decisions/0023).
/// </summary>
public sealed class CountEvidence(ScaleDb db, CurrentTemplates templates, TimeProvider clock) : IStep
{
    private const int Rest = 100;

    /// <summary>What is counted within it is counted as often as it is asked for.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);
    private static readonly string[] Tables = ["item_evidence", "version_evidence", "measure_evidence"];

    public async Task<int> Run(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isFree = await db.Database.QueryAsync<bool>("select pg_try_advisory_xact_lock(hashtextextended('item_evidence', 0)) as \"Value\"", cancel);
        var (now, from) = (clock.GetUtcNow(), clock.GetTimestamp());
        if (!isFree.Single() || await IsResting(now, cancel)) return 0;

        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        // Else the lines of many plans are sorted on disk.
        await db.Database.ExecuteAsync("set local work_mem = '64MB'", cancel);
        foreach (var table in Tables) await db.Database.ExecuteAsync("delete from " + table, cancel);
        var shown = (await templates.Published(cancel)).Modules.Values
            .SelectMany(module => module.Value.Benefits.SelectMany(benefit => benefit.Measures).Distinct().Select(measure => (module.Definition.Key, Measure: measure))).ToList();
        var texts = await Texts(cancel);
        var rows = await db.Database.ExecuteAsync(Sql.Text("Outcomes/Counts/CountItems.sql"), cancel, now, texts.Select(one => one.Definition).ToArray(), texts.Select(one => one.Version).ToArray(),
                texts.Select(one => one.Place.Kind).ToArray(), texts.Select(one => one.Place.Key).ToArray(), texts.Select(one => one.Place.Text).ToArray())
            + await db.Database.ExecuteAsync(Sql.Text("Outcomes/Counts/CountVersions.sql"), cancel, now)
            + await db.Database.ExecuteAsync(Sql.Text("Outcomes/Counts/CountMeasures.sql"), cancel, shown.Select(one => one.Key).ToArray(), shown.Select(one => one.Measure).ToArray());
        await db.Database.ExecuteAsync(
            "insert into evidence_counts (counted_at, took_ms) values ({0}, {1}) on conflict (id) do update set counted_at = excluded.counted_at, took_ms = excluded.took_ms",
            cancel, now, (long)clock.GetElapsedTime(from).TotalMilliseconds);
        await transaction.CommitAsync(cancel);
        return rows;
    }

    /// <summary>Of all versions, since plans live that were made from each.</summary>
    private async Task<List<(string Definition, int Version, ItemPlace Place)>> Texts(CancellationToken cancel) =>
    [
        .. from version in await db.Definitions.AsNoTracking().Where(one => one.Kind == Definition.Plan).Select(one => new { one.Key, one.Version, one.Source }).ToListAsync(cancel)
           from place in ItemPlaces.Of(YamlFile.Nodes(version.Source) ?? YamlChange.Block())
           where place.IsNumbered
           select (version.Key, version.Version, place),
    ];

    private async Task<bool> IsResting(DateTimeOffset now, CancellationToken cancel) =>
        await db.Database.QueryAsync<Last>("select counted_at, took_ms from evidence_counts", cancel) is [var last]
            && TimeSpan.FromMilliseconds(last.TookMs) > Quick && now < last.CountedAt + (Rest * TimeSpan.FromMilliseconds(last.TookMs));

    private sealed record Last(DateTimeOffset CountedAt, long TookMs);
}
