using System.Diagnostics;
using Npgsql;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly OwnCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Answers_on_loopback_only_to_those_who_know_the_password()
    {
        await using var postgres = await _cluster.Start();

        Assert.Equal("127.0.0.1", await OwnCluster.Ask(postgres, "show listen_addresses"));
        Assert.Equal("UTF8", await OwnCluster.Ask(postgres, "show server_encoding"));
        var guessed = new NpgsqlConnectionStringBuilder(postgres.ConnectionString()) { Password = "guess" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => OwnCluster.Ask(guessed.ConnectionString, "select ''"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Keeps_the_data_between_runs()
    {
        await using (var first = await _cluster.Start())
            await OwnCluster.Keep(first, "still here");

        await using var second = await _cluster.Start();

        Assert.Equal("still here", await OwnCluster.Kept(second));
    }

    [Fact]
    public async Task Stops_the_server_with_the_app()
    {
        Process server;
        await using (var postgres = await _cluster.Start())
            server = Process.GetProcessById(postgres.ProcessId!.Value);

        Assert.True(server.HasExited);
    }

    [Fact]
    public async Task Starts_the_server_again_when_it_is_killed_while_running()
    {
        await using var postgres = await _cluster.Start();
        await OwnCluster.Keep(postgres, "still here");
        var killed = postgres.ProcessId!.Value;

        Process.GetProcessById(killed).Kill();

        Assert.Equal("still here", await KeptOnceItAnswers());
        Assert.NotEqual(killed, postgres.ProcessId);

        async Task<string> KeptOnceItAnswers()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (true)
                try
                {
                    return await OwnCluster.Kept(postgres);
                }
                catch (NpgsqlException) when (!patience.IsCancellationRequested)
                {
                    await Task.Yield();
                }
        }
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_password()
    {
        await using var postgres = await _cluster.Start();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_cluster.In("password")));
    }
}
