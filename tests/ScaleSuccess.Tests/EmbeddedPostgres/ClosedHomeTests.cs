using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

public sealed class ClosedHomeTests : IDisposable
{
    private readonly string _home = TestFolder.New();
    private readonly string _outside = TestFolder.New();

    public void Dispose()
    {
        TestFolder.Remove(_home);
        TestFolder.Remove(_outside);
    }

    [Fact]
    public async Task Data_and_binaries_in_a_home_closed_to_others_work_for_root_too()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new EmbeddedPostgresOptions
        {
            Folder = Path.Combine(_home, "data"),
            FolderOutsideHomes = Path.Combine(_outside, "scalesuccess"),
            Binaries = await CopyOfTheBinariesIn(_home),
            Fsync = false,
        };

        await using var postgres = await PrivatePostgres.Start(options, NullLogger.Instance, CancellationToken.None);

        Assert.Equal("yes", await OwnCluster.Ask(postgres, "select 'yes'"));
        // Only root needs another user to run PostgreSQL.
        Assert.StartsWith(Environment.IsPrivilegedProcess ? _outside : _home, postgres.Folder, StringComparison.Ordinal);
    }

    private static async Task<string> CopyOfTheBinariesIn(string home)
    {
        var found = await PostgresBinaries.Find(new EmbeddedPostgresOptions { Folder = home }, CancellationToken.None);
        var copied = await Command.Run(user: null, "cp", ["-a", Path.GetDirectoryName(found.Folder)!, Path.Combine(home, "native")], CancellationToken.None);
        Assert.True(copied.Succeeded, copied.Output);
        return Path.Combine(home, "native", "bin");
    }
}
