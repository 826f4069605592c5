using System.Text.Json;
using Npgsql;

namespace ScaleSuccess.Emails.Sending;

/// <summary>Sending pauses: the mail server refuses us, whatever the message.</summary>
/// <param name="Until">When one message is tried; a past time: it is tried with the next run.</param>
/// <param name="Refusals">In a row, with nothing delivered between them.</param>
/// <param name="ReasonCode">As on a message.</param>
public sealed record PausedSending(DateTimeOffset Since, DateTimeOffset Until, int Refusals, string ReasonCode, IReadOnlyList<string> ReasonArgs);

/// <summary>
/// The pause of all sending, one row in the database, so that every node obeys it. It grows with each refusal and ends with
/// the first message that the server takes.
/// </summary>
public sealed class SendingPause(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>Null: mail is being sent.</summary>
    public async Task<PausedSending?> Now(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select since, until, refusals, reason_code, reason_args::text from sending_pauses");
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        return new PausedSending(row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetInt32(2), row.GetString(3),
            JsonSerializer.Deserialize<string[]>(row.GetString(4)) ?? []);
    }

    /// <summary>After a refusal. What was under way when the pause began does not make it longer.</summary>
    /// <param name="reasonArgs">A JSON array of texts.</param>
    /// <returns>How many refusals there were in a row; 1: messages were delivered until now.</returns>
    public async Task<int> Begin(string reasonCode, string reasonArgs, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            insert into sending_pauses as p (since, until, refusals, reason_code, reason_args) values ($1, $1 + interval '5 minutes', 1, $2, $3::jsonb)
            on conflict (id) do update set
                refusals = p.refusals + (p.until <= $1)::int,
                until = case when p.until <= $1 then $1 + make_interval(mins => (array[15, 60, 180, 360])[least(p.refusals, 4)]) else p.until end,
                reason_code = excluded.reason_code, reason_args = excluded.reason_args
            returning refusals
            """);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.AddWithValue(reasonCode);
        command.Parameters.AddWithValue(reasonArgs);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    public Task End(CancellationToken cancel) => Execute("delete from sending_pauses", cancel);

    /// <summary>Ops have fixed the cause: one message is tried with the next run.</summary>
    public Task TryNow(CancellationToken cancel) => Execute("update sending_pauses set until = least(until, $1)", cancel, clock.GetUtcNow());

    private async Task Execute(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
