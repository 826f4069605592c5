using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Measures;

/// <summary>A reading as another system or a file sends it.</summary>
/// <param name="Customer">Its key, whatever its case.</param>
/// <param name="Day">yyyy-MM-dd</param>
public sealed record SentReading(string Customer, string? Measure, string? Day, double? Value);

/// <param name="Index">Of the reading, counted from 0.</param>
public sealed record SentMistake(int Index, ReadingMistake Mistake);

public abstract record TakeReadingsOutcome
{
    private TakeReadingsOutcome() { }

    /// <param name="Saved">New ones, and those whose day had another value.</param>
    /// <param name="Unchanged">They were known.</param>
    public sealed record Taken(int Saved, int Unchanged) : TakeReadingsOutcome;

    /// <summary>Nothing is taken. Every mistake at once.</summary>
    public sealed record Refused(IReadOnlyList<SentMistake> Mistakes) : TakeReadingsOutcome;
}

/// <summary>
/// Takes readings from outside in bulk: all or none. Idempotent by measure, day and source: what is sent again for a day takes the
/// place of what the same source sent before.
/// </summary>
public sealed class TakeReadings(ScaleDb db, TimeProvider clock)
{
    /// <param name="source"><see cref="ReadingSource.Api"/> or <see cref="ReadingSource.Csv"/>.</param>
    public async Task<TakeReadingsOutcome> Run(IReadOnlyList<SentReading> sent, string source, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (good, mistakes) = await Look(sent, now, cancel);
        if (mistakes.Count > 0) return new TakeReadingsOutcome.Refused(mistakes);
        var saved = await Save(good, source, now, cancel);
        return new TakeReadingsOutcome.Taken(saved, sent.Count - saved);
    }

    /// <summary>Takes nothing.</summary>
    /// <returns>What is wrong with them.</returns>
    public async Task<IReadOnlyList<SentMistake>> Check(IReadOnlyList<SentReading> sent, CancellationToken cancel) =>
        (await Look(sent, clock.GetUtcNow(), cancel)).Mistakes;

    private async Task<(Dictionary<(long Plan, string Measure, DateOnly Day), double> Good, List<SentMistake> Mistakes)> Look(
        IReadOnlyList<SentReading> sent, DateTimeOffset now, CancellationToken cancel)
    {
        var plans = await Plans(sent, now, cancel);
        var measures = await Measures(plans.Values, cancel);
        var (mistakes, good) = (new List<SentMistake>(), new Dictionary<(long Plan, string Measure, DateOnly Day), double>(sent.Count));
        for (var i = 0; i < sent.Count; i++)
        {
            var at = i;
            mistakes.AddRange(Check(sent[i], plans[sent[i].Customer], measures, good).Select(mistake => new SentMistake(at, mistake)));
        }
        return (good, mistakes);
    }

    private static List<ReadingMistake> Check(
        SentReading sent, FoundPlan plan, Dictionary<long, Dictionary<string, string?>> measures, Dictionary<(long, string, DateOnly), double> good)
    {
        if (plan.CustomerId is null) return [new(ReadingField.Customer, ReadingMistakeCode.UnknownCustomer, sent.Customer)];
        if (plan.PlanId is not { } id) return [new(ReadingField.Customer, ReadingMistakeCode.NoPlan, sent.Customer)];
        var known = measures.GetValueOrDefault(id) ?? [];
        if (sent.Measure is not { } measure || !known.TryGetValue(measure, out var unit))
            return [new(ReadingField.Measure, ReadingMistakeCode.UnknownMeasure, string.Join(", ", known.Keys))];
        var (day, notADay) = CheckReading.Day(sent.Day, plan.Today);
        var notANumber = sent.Value is { } value ? CheckReading.Value(value, unit) : new(ReadingField.Value, ReadingMistakeCode.NumberMissing);
        var mistakes = new[] { notADay, notANumber }.OfType<ReadingMistake>().ToList();
        if (mistakes.Count == 0 && !good.TryAdd((id, measure, day), sent.Value!.Value)) mistakes.Add(new(ReadingField.Day, ReadingMistakeCode.Twice));
        return mistakes;
    }

    /// <returns>By the key as it was sent.</returns>
    private async Task<Dictionary<string, FoundPlan>> Plans(IReadOnlyList<SentReading> sent, DateTimeOffset now, CancellationToken cancel)
    {
        var keys = sent.Select(one => one.Customer).Distinct().ToArray();
        var searched = Array.ConvertAll(keys, TypedText.OneLine);
        var found = await db.Database.QueryAsync<FoundPlan>(
            Sql.Text("Plans/Measures/PlansByKey.sql"), cancel, searched, Array.ConvertAll(searched, FoldedText.Of), now);
        return found.ToDictionary(plan => keys[plan.Place - 1]);
    }

    /// <returns>Each plan's measures with their units, by key.</returns>
    private async Task<Dictionary<long, Dictionary<string, string?>>> Measures(IEnumerable<FoundPlan> plans, CancellationToken cancel)
    {
        var ids = plans.Select(plan => plan.PlanId).OfType<long>().Distinct().ToArray();
        var items = await db.PlanItems.Where(item => ids.Contains(item.PlanId) && item.Kind == ItemKind.Measure).OrderBy(item => item.Position)
            .Select(item => new { item.PlanId, item.Key, item.Unit }).ToListAsync(cancel);
        return items.GroupBy(item => item.PlanId).ToDictionary(plan => plan.Key, plan => plan.ToDictionary(item => item.Key, item => item.Unit));
    }

    /// <returns>How many are new or changed.</returns>
    private Task<int> Save(Dictionary<(long Plan, string Measure, DateOnly Day), double> readings, string source, DateTimeOffset now, CancellationToken cancel) =>
        // In one order, so that two senders at once wait for each other instead of for ever.
        db.Database.ExecuteAsync(
            """
            insert into readings (plan_id, measure, day, value, source, read_at)
            select s.plan_id, s.measure, s.day, s.value, {4}, {5}
            from unnest({0}::bigint[], {1}::text[], {2}::date[], {3}::double precision[]) as s (plan_id, measure, day, value)
            order by s.plan_id, s.measure, s.day
            on conflict (plan_id, measure, day, source) where source in ('api', 'csv')
            do update set value = excluded.value, read_at = excluded.read_at where readings.value <> excluded.value
            """, cancel, readings.Keys.Select(key => key.Plan).ToArray(), readings.Keys.Select(key => key.Measure).ToArray(),
            readings.Keys.Select(key => key.Day).ToArray(), readings.Values.ToArray(), source, now);

    /// <param name="Place">Of the key among those asked for, counted from 1.</param>
    private sealed record FoundPlan(int Place, long? CustomerId, long? PlanId, DateOnly Today);
}
