using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

public sealed class LeftoverTests : IDisposable
{
    private readonly OwnCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_server_that_lost_its_app_is_stopped_and_its_data_kept()
    {
        await using (var first = await _cluster.Start())
            await OwnCluster.Keep(first, "still here");
        var orphan = await StartOutsideTheApp();

        await using var postgres = await _cluster.Start();

        // PostgreSQL itself never lets two servers onto one cluster, so the other one is gone.
        Assert.NotEqual(orphan, postgres.ProcessId);
        Assert.Equal("still here", await OwnCluster.Kept(postgres));
    }

    [Fact]
    public async Task A_cluster_whose_making_was_cut_short_is_made_again()
    {
        var unfinished = Directory.CreateDirectory(_cluster.In("unfinished-0badf00d"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "17");
        await File.WriteAllTextAsync(_cluster.In("password"), "of the one cut short");

        await using var postgres = await _cluster.Start();

        Assert.False(Directory.Exists(unfinished.FullName));
        Assert.Equal("yes", await OwnCluster.Ask(postgres, "select 'yes'"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_some_other_program_is_no_obstacle()
    {
        await using (await _cluster.Start()) { }
        await File.WriteAllTextAsync(_cluster.In("cluster/postmaster.pid"), $"{Environment.ProcessId}\n{_cluster.In("cluster")}\n");

        await using var postgres = await _cluster.Start();

        Assert.Equal("yes", await OwnCluster.Ask(postgres, "select 'yes'"));
    }

    private async Task<int> StartOutsideTheApp()
    {
        var options = new EmbeddedPostgresOptions { Folder = _cluster.Folder };
        var owner = await ClusterOwner.For(_cluster.Folder, CancellationToken.None);
        var binaries = await ReachableBinaries.For(
            owner, await PostgresBinaries.Find(options, CancellationToken.None), options,
            NullLogger.Instance, CancellationToken.None);
        var started = await Command.Run(
            owner.User, binaries.PgCtl,
            ["start", "-w", "-D", _cluster.In("cluster"), "-l", _cluster.In("cluster/orphan.log"), "-o", $"-p {Server.FreePort()} -c unix_socket_directories="],
            CancellationToken.None);
        Assert.True(started.Succeeded, started.Output);
        return PostmasterFile.Read(_cluster.In("cluster"))!.Pid;
    }
}
