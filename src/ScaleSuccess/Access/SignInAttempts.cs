using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ScaleSuccess.Access;

/// <summary>Whether a password may be checked now.</summary>
public abstract record Admission
{
    private Admission() { }

    /// <param name="Attempt">How many this client has had in a row, this one included.</param>
    /// <param name="Wait">How long this attempt has to wait for its turn.</param>
    public sealed record Open(int Attempt, TimeSpan Wait) : Admission;

    /// <summary>This client has failed too often, or too many others are waiting their turn.</summary>
    public sealed record Closed : Admission;
}

/// <summary>
/// Slows guessing down without letting a stranger lock anybody out: an account is closed only for the address, or the known
/// browser, that failed too often. Guessing from many addresses at once is checked one attempt at a time, slowly; a
/// known browser does not wait for that.
/// </summary>
/// <remarks>An attempt counts before its password is checked, so that a hundred at the same moment are no hundred guesses.</remarks>
public sealed class SignInAttempts(NpgsqlDataSource source, TimeProvider clock)
{
    public const int MostFailures = 8;
    public static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(10);

    /// <summary>From so many failures within an hour on, over all unknown clients, an account's attempts take turns.</summary>
    public const int MostInParallel = 20;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(1), Turn = TimeSpan.FromSeconds(3), LongestWait = TimeSpan.FromSeconds(12);

    /// <summary>No client has this name: the row that counts all unknown clients of an account.</summary>
    private const string Everybody = "";

    /// <param name="name">The user name as typed; nobody need have it.</param>
    /// <param name="client">The address, or a browser that this user has signed in with before.</param>
    /// <param name="isKnown">Whether it is such a browser.</param>
    public async Task<Admission> Admit(string name, string client, bool isKnown, CancellationToken cancel)
    {
        var (account, now) = (HashOf(name), clock.GetUtcNow());
        var attempt = await Count(account, client, ClosedFor, now, cancel);
        if (attempt > MostFailures) return new Admission.Closed();
        if (isKnown || await Count(account, Everybody, RememberedFor, now, cancel) <= MostInParallel) return new Admission.Open(attempt, TimeSpan.Zero);
        return await TakeTurn(account, now, cancel) is { } turn ? new Admission.Open(attempt, turn - now) : new Admission.Closed();
    }

    /// <summary>The password was right: the client starts anew, and this attempt was no guess.</summary>
    public async Task Succeeded(string name, string client, bool isKnown, CancellationToken cancel)
    {
        await Execute("delete from sign_in_attempts where account = $1 and client = $2", cancel, HashOf(name), client);
        if (!isKnown)
            await Execute("update sign_in_attempts set failures = greatest(failures - 1, 0) where account = $1 and client = $2", cancel, HashOf(name), Everybody);
    }

    /// <summary>Lets every client try again, such as after a password reset.</summary>
    public Task Forget(string name, CancellationToken cancel) =>
        Execute("delete from sign_in_attempts where account = $1", cancel, HashOf(name));

    /// <summary>Attempts while closed do not make it last longer.</summary>
    private async Task<int> Count(byte[] account, string client, TimeSpan window, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = Command(
            """
            with old as (
                delete from sign_in_attempts where (account, client) in (
                    select account, client from sign_in_attempts where last_at < $5 and (account, client) <> ($1, $2) for update skip locked))
            insert into sign_in_attempts as a (account, client, failures, last_at, next_at) values ($1, $2, 1, $3, $3)
            on conflict (account, client) do update set
                failures = case when a.last_at <= $4 then 1 else a.failures + 1 end,
                last_at = case when a.client <> '' and a.failures >= $6 and a.last_at > $4 then a.last_at else $3 end,
                next_at = greatest(a.next_at, $3)
            returning failures
            """, account, client, now, now - window, now - TimeSpan.FromDays(1), MostFailures);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <returns>When it is this attempt's turn; null when too many wait already.</returns>
    private async Task<DateTimeOffset?> TakeTurn(byte[] account, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = Command(
            """
            update sign_in_attempts set next_at = next_at + $3
            where account = $1 and client = '' and next_at <= $2 returning next_at - $3
            """, account, now + LongestWait, Turn);
        return await command.ExecuteScalarAsync(cancel) is DateTime turn ? new DateTimeOffset(turn) : null;
    }

    private async Task Execute(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>What was typed may be a password in the wrong field: it is not kept.</summary>
    private static byte[] HashOf(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant()));
}
