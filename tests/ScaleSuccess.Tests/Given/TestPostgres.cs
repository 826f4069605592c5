using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.EmbeddedPostgres;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// One private PostgreSQL for the whole test process, and a database of its own for every test that asks: each is
/// copied from a template that has been migrated once (one template for each way to migrate).
/// </summary>
public sealed class TestPostgres
{
    private static readonly Lazy<Task<PrivatePostgres>> Server = new(StartServer);
    private static readonly ConcurrentDictionary<Func<string, CancellationToken, Task>, Lazy<Task<TestPostgres>>> Templates = new();
    private static int _databases;

    private readonly PrivatePostgres _server;
    private readonly NpgsqlDataSource _admin;
    private readonly string _template = $"template_{Interlocked.Increment(ref _databases)}";

    private TestPostgres(PrivatePostgres server) =>
        (_server, _admin) = (server, NpgsqlDataSource.Create(server.ConnectionString("postgres")));

    public static Task<TestPostgres> Migrated(Func<string, CancellationToken, Task> migrate) =>
        Templates.GetOrAdd(migrate, _ => new Lazy<Task<TestPostgres>>(() => MakeTemplate(migrate))).Value;

    /// <summary>The connection string of a new, migrated, empty database that no other test uses.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        // The default strategy writes the whole copy to the log as well.
        await Execute($"create database {name} template {_template} strategy file_copy");
        // Many databases share one server: an idle connection in each would soon use up all it allows.
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString(name))
        {
            ConnectionIdleLifetime = 3,
            ConnectionPruningInterval = 1,
        }.ConnectionString;
    }

    /// <summary>For whoever is done with one: a thousand tests' databases would fill the memory that they lie in.</summary>
    public static async Task Drop(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create((await Server.Value).ConnectionString("postgres"));
        await using var command = source.CreateCommand(
            $"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PrivatePostgres> StartServer()
    {
        TestFolder.SweepLeftovers();
        var folder = TestFolder.New();
        var server = await PrivatePostgres.Start(
            new EmbeddedPostgresOptions { Folder = folder, Fsync = false, MaxConnections = 400, MaxPoolSize = 16 },
            NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            TestFolder.RemoveOnceStopped(folder, server.ProcessId!.Value);
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        };
        return server;
    }

    private static async Task<TestPostgres> MakeTemplate(Func<string, CancellationToken, Task> migrate)
    {
        var server = await Server.Value;
        var postgres = new TestPostgres(server);
        await postgres.Execute($"create database {postgres._template}");
        await migrate(Unpooled(server.ConnectionString(postgres._template)), CancellationToken.None);
        await postgres.Execute($"alter database {postgres._template} with allow_connections false");
        return postgres;
    }

    private async Task Execute(string sql)
    {
        await using var command = _admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // A template can be copied only while there are no connections to it.
    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
