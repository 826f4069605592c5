using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

public sealed class RefusalTests : IDisposable
{
    private readonly OwnCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Data_of_another_major_version_is_refused_naming_both()
    {
        await using (await _cluster.Start()) { }
        await File.WriteAllTextAsync(_cluster.In("cluster/PG_VERSION"), "9\n");

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresRefusedException>(_cluster.Start);

        Assert.Contains("made by PostgreSQL 9,", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_is_refused_naming_its_file()
    {
        await using (await _cluster.Start()) { }
        File.Delete(_cluster.In("password"));

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresRefusedException>(_cluster.Start);

        Assert.Contains(_cluster.In("password"), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_in_its_own_words_and_can_be_put_right()
    {
        await using (await _cluster.Start()) { }
        var sound = await File.ReadAllTextAsync(_cluster.In("cluster/postgresql.conf"));
        await File.WriteAllTextAsync(_cluster.In("cluster/postgresql.conf"), "shared_buffers = 'no such size'");

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresRefusedException>(_cluster.Start);
        await File.WriteAllTextAsync(_cluster.In("cluster/postgresql.conf"), sound);

        Assert.Contains("shared_buffers", refused.Message, StringComparison.Ordinal);
        await using var healed = await _cluster.Start();
    }

    [Fact]
    public async Task Binaries_named_by_the_operator_come_first()
    {
        var found = await PostgresBinaries.Find(new EmbeddedPostgresOptions { Folder = _cluster.Folder }, CancellationToken.None);
        var copy = Directory.CreateDirectory(_cluster.In("bin")).FullName;
        foreach (var program in new[] { found.Initdb, found.Postgres, found.PgCtl })
            await File.WriteAllTextAsync(Path.Combine(copy, Path.GetFileName(program)), "#!/bin/sh\necho 'postgres (PostgreSQL) 99.1'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(copy, "postgres"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var named = await PostgresBinaries.Find(
            new EmbeddedPostgresOptions { Folder = _cluster.Folder, Binaries = copy }, CancellationToken.None);

        Assert.Equal((copy, "99"), (named.Folder, named.Major));
    }
}
