using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>
/// Assigns every customer by one model, streaming: the answers come by COPY on a connection of their own, are read straight
/// into codes and leave by COPY into the assigner's results on the caller's transaction. Nothing grows with the number of
/// customers but the rows in the table. Dry runs and publications use it.
/// </summary>
public sealed class AssignAll(
    ScaleDb db, NpgsqlDataSource source, CurrentSurvey surveys, CurrentSegments segments, AnsweredCustomers answered, SaveAssignerResults save,
    SegmentOptions options)
{
    private const int Together = 1_000;

    /// <summary>The caller holds the model's row, so that no other server assigns by it meanwhile.</summary>
    /// <returns>How many customers were assigned.</returns>
    public async Task<long> Run(UsableModel model, CancellationToken cancel)
    {
        await db.Database.ExecuteAsync("delete from assigner_results where model_id = {0}", cancel, model.Id);
        var assign = new AssignCustomer(model, await segments.All(cancel), options);
        await using var reading = await source.OpenConnectionAsync(cancel);
        // One moment for both queries, or a customer whose colleague answers between them would be assigned twice.
        await using var moment = await reading.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await Execute(reading, "set local work_mem = '64MB'", cancel);
        var apart = await Apart(reading, cancel);
        var readers = await Readers(model, cancel);

        var count = await Stream(assign, model, reading, apart, readers, cancel);
        await moment.CommitAsync(cancel);

        // By now the caller's connection is free again for the few who need more than one response.
        foreach (var some in apart.Chunk(Together))
            count += await save.Run(model.Id, [.. (await answered.Of(some, cancel)).Select(customer => (customer, assign.Of(customer)))], cancel);
        return count;
    }

    private async Task<long> Stream(
        AssignCustomer assign, UsableModel model, NpgsqlConnection reading, HashSet<long> apart,
        Dictionary<long, (ReadCodes Codes, Survey Survey)> readers, CancellationToken cancel)
    {
        await using var rows = await reading.BeginBinaryExportAsync($"copy ({Sql.Text("Segments/AnswerTables/AllAnswers.sql")}) to stdout (format binary)", cancel);
        await using var writing = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(
            """
            copy assigner_results (model_id, customer_id, response_id, answered_at, likeliest, segment, confidence, unclear, pinned, reason_code, reason_args)
            from stdin (format binary)
            """, cancel);
        var codes = new byte[model.Saved.Space.Cells.Count];
        var count = 0L;
        while (await rows.StartRowAsync(cancel) >= 0)
        {
            var row = await Read(rows, cancel);
            if (apart.Contains(row.Customer)) continue;
            var reader = readers[row.Definition];
            reader.Codes.Read(row.Answers, row.SubmittedAt, codes);
            var result = assign.Of(codes, row.Segment, null, () => assign.ByRule(
                Response.ReadAnswers(System.Text.Encoding.UTF8.GetString(row.Answers)), reader.Survey, row.Definition));
            await Write(writing, model.Id, row, result, cancel);
            count++;
        }
        await writing.CompleteAsync(cancel);
        return count;
    }

    private static async ValueTask<AnswersRow> Read(NpgsqlBinaryExporter rows, CancellationToken cancel)
    {
        var row = new AnswersRow(
            await rows.ReadAsync<long>(NpgsqlDbType.Bigint, cancel), await rows.ReadAsync<long>(NpgsqlDbType.Bigint, cancel),
            await rows.ReadAsync<DateTime>(NpgsqlDbType.TimestampTz, cancel), await rows.ReadAsync<long>(NpgsqlDbType.Bigint, cancel),
            await rows.ReadAsync<byte[]>(NpgsqlDbType.Jsonb, cancel));
        if (!rows.IsNull) return row with { Segment = await rows.ReadAsync<string>(NpgsqlDbType.Text, cancel) };
        await rows.SkipAsync(cancel);
        return row;
    }

    private static async ValueTask Write(NpgsqlBinaryImporter writing, long model, AnswersRow row, AssignerResult result, CancellationToken cancel)
    {
        await writing.StartRowAsync(cancel);
        await writing.WriteAsync(model, NpgsqlDbType.Bigint, cancel);
        await writing.WriteAsync(row.Customer, NpgsqlDbType.Bigint, cancel);
        await writing.WriteAsync(row.Response, NpgsqlDbType.Bigint, cancel);
        await writing.WriteAsync(row.SubmittedAt, NpgsqlDbType.TimestampTz, cancel);
        await writing.WriteAsync(result.Likeliest, NpgsqlDbType.Text, cancel);
        await writing.WriteAsync(result.Segment, NpgsqlDbType.Text, cancel);
        await writing.WriteAsync((float)result.Confidence, NpgsqlDbType.Real, cancel);
        await writing.WriteAsync(result.IsUnclear, NpgsqlDbType.Boolean, cancel);
        await writing.WriteAsync(result.IsPinned, NpgsqlDbType.Boolean, cancel);
        await writing.WriteAsync(result.Reason.Key, NpgsqlDbType.Text, cancel);
        await writing.WriteAsync(result.Reason.ArgsJson, NpgsqlDbType.Jsonb, cancel);
    }

    /// <summary>A row of AllAnswers.sql.</summary>
    private readonly record struct AnswersRow(long Customer, long Response, DateTime SubmittedAt, long Definition, byte[] Answers)
    {
        /// <summary>Where the customer is now.</summary>
        public string? Segment { get; init; }
    }

    /// <summary>Of every version of the survey that was answered; looked up before the caller's connection is busy.</summary>
    private async Task<Dictionary<long, (ReadCodes Codes, Survey Survey)>> Readers(UsableModel model, CancellationToken cancel)
    {
        var readers = new Dictionary<long, (ReadCodes, Survey)>();
        foreach (var version in await db.Responses.Where(r => r.SubmittedAt != null && r.Purpose == Purpose.Onboarding)
                     .Select(r => r.DefinitionId).Distinct().ToListAsync(cancel))
        {
            var survey = (await surveys.Version(version, cancel)).Value;
            readers[version] = (new ReadCodes(model.Saved.Space, survey), survey);
        }
        return readers;
    }

    /// <summary>Who has more than one response, or a pin: they are assigned one by one.</summary>
    private static async Task<HashSet<long>> Apart(NpgsqlConnection reading, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select customer_id from responses where purpose = 'onboarding' and submitted_at is not null group by customer_id having count(*) > 1
            union select customer_id from segment_pins where lifted_at is null
            """, reading);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var apart = new HashSet<long>();
        while (await rows.ReadAsync(cancel)) apart.Add(rows.GetInt64(0));
        return apart;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
