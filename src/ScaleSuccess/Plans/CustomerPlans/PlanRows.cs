using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// All that is stored of a customer's plan, in one question to the database: the page that customers open most, and most of
/// what it costs is asking. EF Core, which writes these rows, asks seven times; a test holds what both read equal.
/// </summary>
internal sealed record PlanRows(Plan Plan, string CustomerName, IReadOnlyDictionary<long, string> Contacts, string Zone)
{
    private const string OfThePlan = " where plan_id = (select id from plans where customer_id = $1)";

    private static readonly string[] Questions =
    [
        Plan.Select + " where customer_id = $1",
        PlanItem.Select + OfThePlan + " order by id",
        Acceptance.Select + OfThePlan + " order by id",
        Reading.Select + OfThePlan + " order by id",
        "select name from customers where id = $1",
        "select id, name from contacts where customer_id = $1",
        "select zone from plan_zones" + OfThePlan,
    ];

    /// <returns>Null while there is no plan.</returns>
    public static async Task<PlanRows?> Of(NpgsqlDataSource source, long customer, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var question in Questions)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(question) { Parameters = { new NpgsqlParameter { Value = customer } } });
        await batch.PrepareAsync(cancel);
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        if (!await rows.ReadAsync(cancel)) return null;
        var plan = Plan.Read(rows);
        plan.Items.AddRange(await Next(rows, PlanItem.Read, cancel));
        plan.Acceptances.AddRange(await Next(rows, Acceptance.Read, cancel));
        plan.Readings.AddRange(await Next(rows, Reading.Read, cancel));
        return new PlanRows(plan,
            (await Next(rows, row => row.GetString(0), cancel)).Single(),
            (await Next(rows, row => (Id: row.GetInt64(0), Name: row.GetString(1)), cancel)).ToDictionary(contact => contact.Id, contact => contact.Name),
            (await Next(rows, row => row.GetString(0), cancel)).Single());
    }

    private static async Task<List<T>> Next<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await rows.NextResultAsync(cancel);
        var all = new List<T>();
        while (await rows.ReadAsync(cancel)) all.Add(read(rows));
        return all;
    }
}

public sealed partial class Plan
{
    internal const string Select =
        "select id, customer_id, response_id, contact_id, definition_id, segment, title, version, started_on, deadline, achieved_at, goal_confirmed_at, goal_confirmed_by from plans";

    internal static Plan Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), CustomerId = row.GetInt64(1), ResponseId = row.GetInt64(2), ContactId = row.GetInt64(3), DefinitionId = row.GetInt64(4),
        Segment = row.GetString(5), Title = row.GetString(6), Version = row.GetInt32(7), StartedOn = row.GetFieldValue<DateOnly>(8),
        Deadline = row.GetFieldValue<DateOnly>(9), AchievedAt = row.Optional<DateTimeOffset>(10), GoalConfirmedAt = row.Optional<DateTimeOffset>(11),
        GoalConfirmedBy = row.Optional<long>(12),
    };
}

public sealed partial class PlanItem
{
    internal const string Select =
        "select id, plan_id, kind, key, parent, position, title, side, owner_id, due_on, accepts_plan, unit, better, baseline, target, origin::text, done_at, done_by from plan_items";

    internal static PlanItem Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Kind = row.GetString(2), Key = row.GetString(3), Parent = row.OptionalText(4),
        Position = row.GetInt32(5), Title = row.GetString(6), Side = row.OptionalText(7), OwnerId = row.Optional<long>(8),
        DueOn = row.Optional<DateOnly>(9), AcceptsPlan = row.GetBoolean(10), Unit = row.OptionalText(11), Better = row.OptionalText(12),
        Baseline = row.Optional<double>(13), Target = row.Optional<double>(14), Origin = row.GetString(15),
        DoneAt = row.Optional<DateTimeOffset>(16), DoneBy = row.Optional<long>(17),
    };
}

public sealed partial class Acceptance
{
    internal const string Select = "select id, plan_id, version, contact_id, accepted_at from acceptances";

    internal static Acceptance Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Version = row.GetInt32(2), ContactId = row.GetInt64(3),
        AcceptedAt = row.GetFieldValue<DateTimeOffset>(4),
    };
}

public sealed partial class Reading
{
    internal const string Select = "select id, plan_id, measure, value, source, check_in_id, contact_id, read_at from readings";

    internal static Reading Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Measure = row.GetString(2), Value = row.GetDouble(3), Source = row.GetString(4),
        CheckInId = row.Optional<long>(5), ContactId = row.Optional<long>(6), ReadAt = row.GetFieldValue<DateTimeOffset>(7),
    };
}

public sealed partial class HelpRequest
{
    internal const string Select = "select id, customer_id, contact_id, about, words, created_at, closed_at, closed_by from help_requests";

    internal static HelpRequest Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), CustomerId = row.GetInt64(1), ContactId = row.GetInt64(2), About = row.GetString(3), Words = row.GetString(4),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(5), ClosedAt = row.Optional<DateTimeOffset>(6), ClosedBy = row.OptionalText(7),
    };
}
