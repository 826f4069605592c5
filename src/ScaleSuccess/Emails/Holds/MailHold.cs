using Npgsql;

namespace ScaleSuccess.Emails.Holds;

/// <summary>Why no mail is sent now, and since when.</summary>
/// <param name="ReasonCode">One of <see cref="HoldReason"/>.</param>
/// <param name="HeldBy">Who did it; null: the program itself.</param>
/// <param name="Waiting">Messages that are due and stay queued.</param>
public sealed record MailHold(DateTimeOffset Since, string ReasonCode, string? HeldBy, long Waiting);

/// <summary>As the table keeps it; each has its sentence in HoldTexts.resx.</summary>
public static class HoldReason
{
    /// <summary>A console user.</summary>
    public const string Ops = "ops";

    /// <summary>Whoever runs the server, by command.</summary>
    public const string Operator = "operator";

    /// <summary>This database is a copy: the one it was copied from may still send.</summary>
    public const string Restored = "restored";
}

/// <summary>On its own connection: health checks use it too and must not wait for EF Core to start.</summary>
public sealed class ReadMailHold(NpgsqlDataSource source, TimeProvider clock)
{
    /// <returns>Null: mail is sent.</returns>
    public async Task<MailHold?> Now(CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            select since, reason_code, held_by, (select count(*) from messages where state = 'due' and due_at <= $1)
            from mail_holds where released_at is null
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new MailHold(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3))
            : null;
    }
}
