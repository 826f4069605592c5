using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ScaleSuccess.Access;

/// <summary>Who a session belongs to, as the database says now.</summary>
/// <param name="Email">Null: the user name is none.</param>
public sealed record SignedInUser(string Id, string Name, string? Email, string Role, bool MustChangePassword);

/// <summary>
/// The console's sessions, shared by all nodes. Each request asks once, by primary key. Removing the user or changing the
/// password ends a session at once, by whichever way that was done; signing out ends this one, copies of its cookie included.
/// </summary>
public sealed class OpsSessions(NpgsqlDataSource source, TimeProvider clock)
{
    /// <param name="stamp">The user's security stamp when the password was checked: changed since then, the session never works.</param>
    /// <returns>What the cookie holds.</returns>
    public async Task<string> Begin(string userId, string stamp, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var command = source.CreateCommand(
            """
            with expired as (delete from ops_sessions where expires_at <= $4)
            insert into ops_sessions (hash, user_id, security_stamp, created_at, expires_at) values ($1, $2, $3, $4, $5)
            """);
        Add(command, HashOf(token), userId, stamp, clock.GetUtcNow(), expiresAt);
        await command.ExecuteNonQueryAsync(cancel);
        return token;
    }

    /// <returns>Null when the session has ended.</returns>
    public async Task<SignedInUser?> Find(string token, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            select u.id, u.user_name, u.email, u.role, u.must_change_password
            from ops_sessions s join ops_users u on u.id = s.user_id
            where s.hash = $1 and s.security_stamp = u.security_stamp and s.expires_at > $2
            """);
        Add(command, HashOf(token), clock.GetUtcNow());
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new SignedInUser(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetBoolean(4)) : null;
    }

    public async Task Extend(string token, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update ops_sessions set expires_at = $2 where hash = $1");
        Add(command, HashOf(token), expiresAt);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task End(string token, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("delete from ops_sessions where hash = $1");
        Add(command, HashOf(token));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The token is random and long, so one fast hash is enough.</summary>
    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
    }
}
