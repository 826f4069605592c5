using System.Globalization;
using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Jobs;

/// <summary>
/// Creates Hangfire's tables with the scripts of its package. Its own installer takes no lock and swallows errors, so nodes
/// that start together on an empty database disturb each other: here they take turns, under the lock of our own migrations,
/// in one transaction.
/// </summary>
public sealed class HangfireSchema(NpgsqlDataSource source, JobStorage storage)
{
    public const string Name = "hangfire";

    private const string Script = "Hangfire.PostgreSql.Scripts.Install.v";

    /// <summary>The schema's versions, each with the script that leads to it.</summary>
    public static IReadOnlyList<(int Version, string Resource)> Scripts { get; } =
    [
        .. typeof(PostgreSqlStorage).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Script, StringComparison.Ordinal))
            .Select(name => (int.Parse(name[Script.Length..^".sql".Length], CultureInfo.InvariantCulture), name))
            .Order(),
    ];

    public async Task Install(CancellationToken cancel)
    {
        // Tests keep the jobs in memory.
        if (storage is not PostgreSqlStorage) return;
        await using var turn = await NodeLock.Take(source, NodeLock.Migrations, cancel);
        var has = await Version(turn.Connection, cancel);
        if (has >= Scripts[^1].Version) return;
        await using var transaction = await turn.Connection.BeginTransactionAsync(cancel);
        foreach (var (version, resource) in Scripts.Where(script => script.Version > has))
        {
            await Execute(turn.Connection, await Text(resource, cancel), cancel);
            await Execute(turn.Connection, $"update {Name}.schema set version = {version}", cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    /// <returns>0: none.</returns>
    private static async Task<int> Version(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var known = new NpgsqlCommand($"select to_regclass('{Name}.schema') is not null", connection);
        if (!(bool)(await known.ExecuteScalarAsync(cancel))!) return 0;
        await using var version = new NpgsqlCommand($"select max(version) from {Name}.schema", connection);
        return await version.ExecuteScalarAsync(cancel) is int found ? found : 0;
    }

    private static async Task<string> Text(string resource, CancellationToken cancel)
    {
        using var reader = new StreamReader(typeof(PostgreSqlStorage).Assembly.GetManifestResourceStream(resource)!);
        return await reader.ReadToEndAsync(cancel);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
