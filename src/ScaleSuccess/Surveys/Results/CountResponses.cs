using Npgsql;
using NpgsqlTypes;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Results;

/// <summary>
/// Counts what came of each survey, day by day. Triggers note which days have changed (docs/decisions/0013); a day is counted anew as a whole,
/// so that a run too many changes nothing.
/// </summary>
public sealed class CountResponses(NpgsqlDataSource source, CurrentSurvey surveys) : IStep
{
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var days = 0;
        while (await CountDay(connection, cancel)) days++;
        return days;
    }

    /// <returns>False when no day is noted, or others are at work on those that are.</returns>
    private async Task<bool> CountDay(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var claimed = await Ask(connection, Sql.Text("Surveys/Results/ClaimDay.sql"), row => (Survey: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1)), cancel);
        if (claimed.Count == 0) return false;
        var (survey, day) = claimed[0];
        // What changes meanwhile is noted again; two who count the same day do it one after the other, the second with all that is there by then.
        await Do(connection, "select pg_advisory_xact_lock(hashtextextended('survey_cells ' || $1, $2))", cancel, survey, (long)day.DayNumber);
        await Do(connection, "delete from survey_cells where survey = $1 and day = $2", cancel, survey, day);
        await Write(connection, survey, day, await Count(connection, survey, day, cancel), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<Dictionary<CellKey, CellCount>> Count(NpgsqlConnection connection, string survey, DateOnly day, CancellationToken cancel)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var responses = await Ask(connection, Sql.Text("Surveys/Results/DayResponses.sql"),
            row => (Key: new CellKey(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3)), Begun: row.GetFieldValue<DateTimeOffset>(4),
                Submitted: row.Optional<DateTimeOffset>(5), Answers: row.GetString(6)), cancel, survey, from, from.AddDays(1));
        var cells = new Dictionary<CellKey, CellCount>();
        foreach (var response in responses)
            Cell(response.Key).Add((await surveys.Version(response.Key.Definition!.Value, cancel)).Value, Response.ReadAnswers(response.Answers), response.Begun, response.Submitted);
        // People are invited to the survey that plans are made from.
        if ((await surveys.TryFind(survey, cancel))?.Value.Purpose != Purpose.Onboarding) return cells;
        foreach (var (segment, tier, people) in await Ask(connection, Sql.Text("Surveys/Results/DayInvitations.sql"),
            row => (row.GetString(0), row.GetString(1), row.GetInt32(2)), cancel, survey, from, from.AddDays(1), InvitationEmail.Type.Key))
            Cell(new CellKey(null, Response.FirstWave, segment, tier)).AddInvited(people);
        return cells;

        CellCount Cell(CellKey key) => cells.TryGetValue(key, out var cell) ? cell : cells[key] = new CellCount();
    }

    private static async Task Write(NpgsqlConnection connection, string survey, DateOnly day, Dictionary<CellKey, CellCount> cells, CancellationToken cancel)
    {
        var counted = new List<(long Cell, CellCount Count)>();
        foreach (var (key, cell) in cells)
            counted.Add(((await Ask(connection,
                """
                insert into survey_cells (survey, day, definition_id, wave, segment, tier, people, submitted, reached, seconds)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
                """, row => row.GetInt64(0), cancel, survey, day, key.Definition, key.Wave, key.Segment, key.Tier, cell.People, cell.Submitted, cell.Reached, cell.Seconds.ToArray()))[0], cell));
        await using var copy = await connection.BeginBinaryImportAsync("copy survey_counts (cell_id, question, value, people) from stdin (format binary)", cancel);
        foreach (var (cell, count) in counted)
            foreach (var ((question, value), people) in count.Values)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(cell, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(question, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(value, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(people, NpgsqlDbType.Integer, cancel);
            }
        await copy.CompleteAsync(cancel);
    }

    private static Task Do(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] values) =>
        Ask(connection, sql, _ => 0, cancel, values);

    private static async Task<List<T>> Ask<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var all = new List<T>();
        while (await rows.ReadAsync(cancel)) all.Add(read(rows));
        return all;
    }
}
