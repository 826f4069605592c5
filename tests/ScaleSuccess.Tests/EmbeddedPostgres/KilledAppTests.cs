using System.Diagnostics;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

[Trait("Kind", "Fault")]
public sealed class KilledAppTests : IDisposable
{
    private readonly OwnCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_killed_app_leaves_no_server_behind()
    {
        using var app = await AppThatDies.Start(_cluster.Folder);
        using var server = Process.GetProcessById(app.PostgresId);

        await app.Kill();

        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_next_start_does_not_mind_that_the_app_was_killed()
    {
        using (var app = await AppThatDies.Start(_cluster.Folder))
            await app.Kill();

        await using var postgres = await _cluster.Start();

        Assert.Equal("yes", await OwnCluster.Ask(postgres, "select 'yes'"));
    }

    [Fact]
    public async Task The_next_start_recovers_when_app_and_server_were_killed_together()
    {
        using (var app = await AppThatDies.Start(_cluster.Folder))
        {
            Process.GetProcessById(app.PostgresId).Kill();
            await app.Kill();
        }

        await using var postgres = await _cluster.Start();

        Assert.Equal("yes", await OwnCluster.Ask(postgres, "select 'yes'"));
    }

    [Fact]
    public async Task A_folder_in_use_by_another_app_is_refused_by_name()
    {
        using var app = await AppThatDies.Start(_cluster.Folder);

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresRefusedException>(_cluster.Start);

        Assert.Contains(_cluster.Folder, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }
}
