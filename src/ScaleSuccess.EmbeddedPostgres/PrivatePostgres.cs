using Microsoft.Extensions.Logging;
using Npgsql;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>
/// PostgreSQL as part of the app: its own cluster on loopback, started with it, restarted when it fails, stopped with it.
/// Data stays between runs. What only the operator can fix is an <see cref="EmbeddedPostgresRefusedException"/>.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly ServerSupervision _supervision;
    private readonly NpgsqlConnectionStringBuilder _connection;

    private PrivatePostgres(ClusterFolder folder, ServerSupervision supervision, NpgsqlConnectionStringBuilder connection) =>
        (_folder, _supervision, _connection) = (folder, supervision, connection);

    /// <summary>Where the data is: not always the requested folder, see <see cref="EmbeddedPostgresOptions.FolderOutsideHomes"/>.</summary>
    public string Folder => _folder.Path;

    /// <summary>The server's process, or null in the moment between its end and its next start.</summary>
    public int? ProcessId => PostmasterFile.Read(_folder.Cluster)?.Pid;

    /// <summary>Returns when the database <c>scalesuccess</c> can be used. It is empty at the very first start.</summary>
    public static async Task<PrivatePostgres> Start(EmbeddedPostgresOptions options, ILogger log, CancellationToken cancel)
    {
        var found = await PostgresBinaries.Find(options, cancel);
        var owner = await ClusterOwner.For(options.Folder, cancel);
        var folder = await ClusterFolder.Open(options, owner, log, cancel);
        try
        {
            return await StartIn(folder, owner, found, options, log, cancel);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string ConnectionString(string database = "scalesuccess") =>
        new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Ends all sessions and returns when the server has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        await _supervision.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<PrivatePostgres> StartIn(
        ClusterFolder folder, ClusterOwner owner, PostgresBinaries found,
        EmbeddedPostgresOptions options, ILogger log, CancellationToken cancel)
    {
        ServerLog.Rotate(folder.ServerLog);
        var binaries = await ReachableBinaries.For(owner, found, options, log, cancel);
        var password = await new Cluster(folder, binaries, owner, log).Prepare(options.Fsync, cancel);
        var server = new Server(folder, binaries, owner, options);
        var (port, process) = await StartOnFreePort(server, cancel);
        var supervision = new ServerSupervision(server, process, port, log);
        try
        {
            var postgres = new PrivatePostgres(folder, supervision, new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = port,
                Username = Cluster.Superuser,
                Password = password,
                MaxPoolSize = options.MaxPoolSize,
                // A repeated query is parsed and planned once per connection.
                MaxAutoPrepare = 100,
                // We leave no state in a session (temporary tables go with their transaction), so a reused connection needs no
                // reset.
                NoResetOnClose = true,
            });
            await postgres.EnsureDatabase(cancel);
            log.LogInformation("PostgreSQL {Version} is ready on 127.0.0.1:{Port}, data in {Folder}", binaries.Version, port, folder.Path);
            return postgres;
        }
        catch
        {
            await supervision.DisposeAsync();
            throw;
        }
    }

    private async Task EnsureDatabase(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var known = source.CreateCommand("select exists (select from pg_database where datname = 'scalesuccess')");
        if (await known.ExecuteScalarAsync(cancel) is true)
            return;
        await using var create = source.CreateCommand("create database scalesuccess");
        await create.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<(int Port, ChildProcess Process)> StartOnFreePort(Server server, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Server.FreePort();
            try
            {
                return (port, await server.Start(port, cancel));
            }
            catch (EmbeddedPostgresRefusedException) when (attempt < 4)
            {
                // The port was taken in between, or sessions of a killed server are still ending.
                await Task.Delay(TimeSpan.FromMilliseconds(250 * attempt), cancel);
            }
        }
    }
}
