using ScaleSuccess.Foundation;

namespace ScaleSuccess.Outcomes.Counts;

/// <summary>What came of the plans of a template or goal module, in short.</summary>
public sealed record PlanCount(string Definition, int Plans, int Accepted, int Achieved);

/// <summary>Reads what <see cref="CountEvidence"/> has counted of one template or goal module.</summary>
public sealed class ReadEvidenceOfTemplate(ScaleDb db)
{
    /// <summary>Of all that plans have: the key → what came of all its versions together.</summary>
    public async Task<IReadOnlyDictionary<string, PlanCount>> OfAll(CancellationToken cancel) =>
        (await db.Database.QueryAsync<PlanCount>("select definition, plans, accepted, achieved from version_evidence where version = {0}", cancel, TemplateEvidence.AllVersions))
            .ToDictionary(row => row.Definition);

    public async Task<TemplateEvidence> Of(string key, CancellationToken cancel)
    {
        if (await db.Database.QueryAsync<DateTimeOffset>("select counted_at as \"Value\" from evidence_counts", cancel) is not [var at]) return TemplateEvidence.None;
        return new TemplateEvidence(at,
            await db.Database.QueryAsync<ItemCount>(
                """
                select version, kind, key, plans, accepted, done, due, in_time, dropped, dropped_alone, reworded, moved, moved_days, stuck, stuck_now
                from item_evidence where definition = {0} order by kind desc, key, version
                """, cancel, key),
            await db.Database.QueryAsync<VersionCount>(
                """
                select version, plans, accepted, first_milestone, achieved, dropped, reworded, median_age
                from version_evidence where definition = {0} order by version desc
                """, cancel, key),
            await db.Database.QueryAsync<MeasureCount>(
                """
                select version, measure, title, unit, better, plans, read, improved, median_from, median_change
                from measure_evidence where definition = {0} order by plans desc, title
                """, cancel, key));
    }
}
