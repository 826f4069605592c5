using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.EmbeddedPostgres;

namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>A temporary folder with its own PostgreSQL, configured as in the product (fsync on), deleted afterwards.</summary>
public sealed class Workplace : IAsyncDisposable
{
    private static readonly string Prefix = $"scalesuccess-bench-{Environment.UserName}-";

    private readonly PrivatePostgres postgres;
    private int databases;

    private Workplace(string folder, PrivatePostgres postgres) => (Folder, this.postgres) = (folder, postgres);

    /// <summary>For a row's temporary files.</summary>
    public string Folder { get; }

    public static async Task<Workplace> Open(CancellationToken cancel)
    {
        SweepLeftovers();
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}")).FullName;
        try
        {
            var options = new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "postgres") };
            return new Workplace(folder, await PrivatePostgres.Start(options, NullLogger.Instance, cancel));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase(CancellationToken cancel)
    {
        var name = $"bench_{++databases}";
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("postgres"));
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync(cancel);
        return postgres.ConnectionString(name);
    }

    public async Task<string> PostgreSqlVersion(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("postgres"));
        await using var show = source.CreateCommand("show server_version");
        return (string)(await show.ExecuteScalarAsync(cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A run that was killed could not clean up; the next one does.</summary>
    private static void SweepLeftovers()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
            if (int.TryParse(folder[(folder.LastIndexOf('-') + 1)..], out var pid) && !IsRunning(pid))
                Directory.Delete(folder, recursive: true);
    }

    private static bool IsRunning(int pid) =>
        System.Diagnostics.Process.GetProcesses().Any(process => process.Id == pid);
}
