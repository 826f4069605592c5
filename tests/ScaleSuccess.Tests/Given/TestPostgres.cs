using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Tests.Given.Databases;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// One private PostgreSQL for the whole test process, and a database of its own for every test that asks: each is
/// copied from a template that has been migrated once (one template for each way to migrate), or lent after others are done with it.
/// </summary>
public sealed class TestPostgres
{
    private static readonly Lazy<Task<PrivatePostgres>> Server = new(StartServer);
    private static readonly ConcurrentDictionary<Func<string, CancellationToken, Task>, Lazy<Task<TestPostgres>>> Templates = new();
    private static int _databases;

    private readonly PrivatePostgres _server;
    private readonly NpgsqlDataSource _admin;
    private readonly string _template = $"template_{Interlocked.Increment(ref _databases)}";
    private readonly ConcurrentStack<LentDatabase> _free = new();
    private TemplateState? _state;

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

    /// <summary>One that looks like a new one and is to be given back: nobody else uses it until then.</summary>
    internal async Task<LentDatabase> Lend() =>
        _free.TryPop(out var free) ? free : await LentDatabase.Open(await NewDatabase(), _state!, GiveBack);

    /// <summary>What cannot be lent again goes: a thousand tests' databases would fill the memory that they lie in.</summary>
    private async Task GiveBack(LentDatabase lent)
    {
        if (await lent.Reset())
        {
            _free.Push(lent);
            return;
        }
        await lent.DisposeAsync();
        await Execute($"drop database if exists {new NpgsqlConnectionStringBuilder(lent.ConnectionString).Database} with (force)");
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
        var connectionString = Unpooled(server.ConnectionString(postgres._template));
        await migrate(connectionString, CancellationToken.None);
        await using (var template = new NpgsqlConnection(connectionString))
        {
            await template.OpenAsync();
            postgres._state = await TemplateState.Of(template);
        }
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
