using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>Starts the server on the cluster: loopback only, no socket file, a port of its own.</summary>
internal sealed class Server(ClusterFolder folder, PostgresBinaries binaries, ClusterOwner owner, EmbeddedPostgresOptions options)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns when connections are accepted, which after a crash means when recovery is done.</summary>
    public async Task<ChildProcess> Start(int port, CancellationToken cancel)
    {
        // A killed server leaves its file behind, and it says "ready": only a file with another pid is the new server's.
        var before = PostmasterFile.Read(folder.Cluster)?.Pid;
        var server = ChildProcess.Start(owner.User, folder.ServerLog, binaries.Postgres, Arguments(port));
        try
        {
            while (PostmasterFile.Read(folder.Cluster) is not { Ready: true } file || file.Pid == before)
            {
                if (server.Exit.IsCompleted)
                    throw EmbeddedPostgresRefusedException.Failed("the server", ServerLog.LastLines(folder.ServerLog));
                await Task.Delay(PollInterval, cancel);
            }
            return server;
        }
        catch
        {
            server.Interrupt();
            await server.Exit;
            server.Dispose();
            throw;
        }
    }

    /// <summary>PostgreSQL cannot choose one itself. Another process may take it in between: then the caller tries again.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private string[] Arguments(int port)
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            string.Create(CultureInfo.InvariantCulture, $"max_connections={options.MaxConnections}"),
        ];
        if (!options.Fsync)
            settings.AddRange(["fsync=off", "full_page_writes=off"]);
        return ["-D", folder.Cluster, .. settings.SelectMany(setting => new[] { "-c", setting })];
    }
}
