using Npgsql;
using NpgsqlTypes;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Results.Cells;

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
        var claimed = await Ask(connection, Sql.Text("Surveys/Results/Cells/ClaimDay.sql"), row => (Survey: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1)), cancel);
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
        var responses = await Ask(connection, Sql.Text("Surveys/Results/Cells/DayResponses.sql"),
            row => (Key: new CellKey(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3)), Begun: row.GetFieldValue<DateTimeOffset>(4),
                Submitted: row.Optional<DateTimeOffset>(5), Answers: row.GetString(6)), cancel, survey, from, from.AddDays(1));
        var cells = new Dictionary<CellKey, CellCount>();
        foreach (var response in responses)
            Cell(response.Key).Add((await surveys.Version(response.Key.Definition!.Value, cancel)).Value, Response.ReadAnswers(response.Answers), response.Begun, response.Submitted);
        foreach (var (wave, segment, tier, people) in await Ask(connection, Sql.Text("Surveys/Results/Cells/DayAsked.sql"),
            row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), cancel, survey, from, from.AddDays(1)))
            Cell(new CellKey(null, wave, segment, tier)).AddInvited(people);
        // To the survey that plans are made from everybody is invited once, in no wave.
        if ((await surveys.TryFind(survey, cancel))?.Value.Purpose != Purpose.Onboarding) return cells;
        foreach (var (segment, tier, people) in await Ask(connection, Sql.Text("Surveys/Results/Cells/DayInvitations.sql"),
            row => (row.GetString(0), row.GetString(1), row.GetInt32(2)), cancel, survey, from, from.AddDays(1), InvitationEmail.Type.Key))
            Cell(new CellKey(null, Response.FirstWave, segment, tier)).AddInvited(people);
        return cells;

        CellCount Cell(CellKey key) => cells.TryGetValue(key, out var cell) ? cell : cells[key] = new CellCount();
    }

    private static async Task Write(NpgsqlConnection connection, string survey, DateOnly day, Dictionary<CellKey, CellCount> cells, CancellationToken cancel)
    {
        var ids = await Ids(connection, survey, [.. cells.Values.SelectMany(cell => cell.Values.Keys.Concat(cell.Questions.Keys.Select(question => (question, "")))).Distinct()], cancel);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy survey_cells (survey, day, definition_id, wave, segment, tier, people, submitted, reached, seconds, given, given_by, lost) from stdin (format binary)", cancel);
        foreach (var (key, cell) in cells)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(survey, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(day, NpgsqlDbType.Date, cancel);
            if (key.Definition is { } definition) await copy.WriteAsync(definition, NpgsqlDbType.Bigint, cancel);
            else await copy.WriteNullAsync(cancel);
            foreach (var text in new[] { key.Wave, key.Segment, key.Tier }) await copy.WriteAsync(text, NpgsqlDbType.Text, cancel);
            foreach (var number in new[] { cell.People, cell.Submitted }) await copy.WriteAsync(number, NpgsqlDbType.Integer, cancel);
            foreach (var numbers in new[]
            {
                cell.Reached, [.. cell.Seconds], [.. cell.Values.Keys.Select(value => ids[value])], [.. cell.Values.Values],
                [.. cell.Questions.SelectMany(question => new[] { ids[(question.Key, "")], (int)question.Value.Saw, (int)question.Value.Answered, (int)question.Value.Stopped })],
            })
                await copy.WriteAsync(numbers, NpgsqlDbType.Array | NpgsqlDbType.Integer, cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    /// <summary>In two statements: the second sees what another node has just added.</summary>
    private static async Task<Dictionary<(string Question, string Value), int>> Ids(
        NpgsqlConnection connection, string survey, (string Question, string Value)[] values, CancellationToken cancel)
    {
        object[] named = [survey, values.Select(value => value.Question).ToArray(), values.Select(value => value.Value).ToArray()];
        await Do(connection,
            """
            insert into survey_values (survey, question, value)
            select $1, g.question, g.value from unnest($2::text[], $3::text[]) g (question, value)
            where not exists (select from survey_values v where v.survey = $1 and v.question = g.question and v.value = g.value)
            order by g.question, g.value on conflict do nothing
            """, cancel, named);
        return (await Ask(connection,
            """
            select v.id, v.question, v.value from unnest($2::text[], $3::text[]) g (question, value)
            join survey_values v on v.survey = $1 and v.question = g.question and v.value = g.value
            """, row => (Id: row.GetInt32(0), Value: (row.GetString(1), row.GetString(2))), cancel, named)).ToDictionary(value => value.Value, value => value.Id);
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
