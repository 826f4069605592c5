using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.EmbeddedPostgres;

namespace ScaleSuccess.Tests.Given;

/// <summary>A folder for tests that start, stop and kill an embedded PostgreSQL themselves.</summary>
public sealed class OwnCluster : IDisposable
{
    public string Folder { get; } = TestFolder.New();

    public string In(string path) => Path.Combine(Folder, path);

    public Task<PrivatePostgres> Start() => PrivatePostgres.Start(
        new EmbeddedPostgresOptions { Folder = Folder, Fsync = false }, NullLogger.Instance, CancellationToken.None);

    public static Task<string> Ask(PrivatePostgres postgres, string sql) => Ask(postgres.ConnectionString(), sql);

    public static async Task<string> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public static async Task Keep(PrivatePostgres postgres, string word)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString());
        await using var command = source.CreateCommand($"create table kept as select '{word}' as word");
        await command.ExecuteNonQueryAsync();
    }

    public static Task<string> Kept(PrivatePostgres postgres) => Ask(postgres, "select word from kept");

    public void Dispose() => TestFolder.Remove(Folder);
}
