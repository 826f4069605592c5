using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Drafting;

public sealed record NewPlan(
    long CustomerId, long ResponseId, long ContactId, string Segment, long DefinitionId, CheckInRhythm CheckIns,
    DraftedPlan Drafted)
{
    /// <summary>Months from one review to the next; 0: none.</summary>
    public required int ReviewEvery { get; init; }

    /// <summary>Everyone who agreed: whoever gave the answers gets "your plan is ready", the others are introduced to it.</summary>
    public required IReadOnlyList<Person> Readers { get; init; }

    /// <summary>The name of whoever gave the answers.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>When the answers were submitted, and the day of that where they came from.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }
    public required DateOnly AnsweredOn { get; init; }
}

/// <summary>Writes many plans at once, with their items and first readings, by COPY, and queues their "your plan is ready", in the caller's transaction.</summary>
public sealed class WritePlans(ScaleDb db, QueueMessages queue)
{
    public async Task Run(IReadOnlyList<NewPlan> plans, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var ids = await TakeIds(plans.Count, cancel);
        await CopyPlans(connection, ids, plans, now, cancel);
        await CopyItems(connection, ids, plans, cancel);
        await CopyReadings(connection, ids, plans, cancel);
        await queue.Run(PlanReadyEmail.Type, [.. plans.Index().SelectMany(plan => Ready(ids[plan.Index], plan.Item, now))], cancel);
        await queue.Run(PlanIntroductionEmail.Type, [.. plans.Index().SelectMany(plan => Introductions(ids[plan.Index], plan.Item, now))], cancel);
    }

    /// <summary>Items name their plan by id, so the ids are taken before the rows exist.</summary>
    private Task<List<long>> TakeIds(int count, CancellationToken cancel) =>
        db.Database.QueryAsync<long>(
            "select nextval(pg_get_serial_sequence('plans', 'id')) as \"Value\" from generate_series(1, {0})", cancel, count);

    private static async Task CopyPlans(
        NpgsqlConnection connection, List<long> ids, IReadOnlyList<NewPlan> plans, DateTimeOffset now, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy plans (id, customer_id, response_id, contact_id, definition_id, segment, title, started_on, deadline,
                        check_in_at, check_in_every, review_every, created_at) from stdin (format binary)
            """, cancel);
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i];
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(ids[i], NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(plan.CustomerId, NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(plan.ResponseId, NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(plan.ContactId, NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(plan.DefinitionId, NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(plan.Segment, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(plan.Drafted.Title, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(plan.Drafted.Schedule.Start, NpgsqlDbType.Date, cancel);
            await copy.WriteAsync(plan.Drafted.Schedule.Deadline, NpgsqlDbType.Date, cancel);
            await copy.WriteAsync(plan.CheckIns.At, NpgsqlDbType.Time, cancel);
            await copy.WriteAsync(plan.CheckIns.EveryDays, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(plan.ReviewEvery, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    private static async Task CopyItems(
        NpgsqlConnection connection, List<long> ids, IReadOnlyList<NewPlan> plans, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy plan_items (plan_id, kind, key, parent, position, title, side, owner_id, due_on, every, accepts_plan, unit, better,
                             baseline, target, origin, after) from stdin (format binary)
            """, cancel);
        for (var i = 0; i < plans.Count; i++)
            for (var position = 0; position < plans[i].Drafted.Items.Count; position++)
                await CopyItem(copy, ids[i], position, plans[i].Drafted.Items[position], cancel);
        await copy.CompleteAsync(cancel);
    }

    private static async Task CopyItem(
        NpgsqlBinaryImporter copy, long plan, int position, DraftItem item, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(plan, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(item.Kind, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.Key, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.Parent, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(position, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(item.Title, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.Side?.ToString().ToLowerInvariant(), NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.OwnerId, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(item.DueOn, NpgsqlDbType.Date, cancel);
        await copy.WriteAsync(item.Every, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.AcceptsPlan, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(item.Unit, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.Better?.ToString().ToLowerInvariant(), NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(item.Baseline, NpgsqlDbType.Double, cancel);
        await copy.WriteAsync(item.Target, NpgsqlDbType.Double, cancel);
        await copy.WriteAsync(JsonSerializer.Serialize(item.Origin, JsonSerializerOptions.Web), NpgsqlDbType.Jsonb, cancel);
        await copy.WriteAsync(item.After, NpgsqlDbType.Text, cancel);
    }

    /// <summary>What the customer said that its measures are today is the first reading of each.</summary>
    private static async Task CopyReadings(NpgsqlConnection connection, List<long> ids, IReadOnlyList<NewPlan> plans, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy readings (plan_id, measure, value, source, contact_id, day, read_at) from stdin (format binary)", cancel);
        foreach (var (i, plan) in plans.Index())
            foreach (var measure in plan.Drafted.Items.Where(item => item is { Kind: ItemKind.Measure, Baseline: not null }))
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(ids[i], NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(measure.Key, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(measure.Baseline!.Value, NpgsqlDbType.Double, cancel);
                await copy.WriteAsync(ReadingSource.Survey, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(plan.ContactId, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(plan.AnsweredOn, NpgsqlDbType.Date, cancel);
                await copy.WriteAsync(plan.AnsweredAt, NpgsqlDbType.TimestampTz, cancel);
            }
        await copy.CompleteAsync(cancel);
    }

    private static IEnumerable<NewMessage<PlanReadyEmail>> Ready(long id, NewPlan plan, DateTimeOffset now) =>
        from reader in plan.Readers
        where reader.Id == plan.ContactId
        select new NewMessage<PlanReadyEmail>(reader.Id, $"plan/{id}", PlanReadyEmail.Of(plan.Drafted), now);

    private static IEnumerable<NewMessage<PlanIntroductionEmail>> Introductions(long id, NewPlan plan, DateTimeOffset now) =>
        from reader in plan.Readers
        where reader.Id != plan.ContactId
        select new NewMessage<PlanIntroductionEmail>(reader.Id, $"plan/{id}", new PlanIntroductionEmail(plan.AnsweredBy, reader.Role, plan.Drafted.Title), now);
}
