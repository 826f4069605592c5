using Npgsql;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Commands;

/// <summary>
/// The database that a verb works on: the configured one, else the embedded one, which this run starts and stops unless a
/// serving process has it open already: then they share it.
/// </summary>
public sealed class CommandDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? postgres;
    private readonly string? note;

    private CommandDatabase(string connectionString, string engine, PrivatePostgres? postgres = null, string? note = null) =>
        (ConnectionString, Engine, this.postgres, this.note) = (connectionString, engine, postgres, note);

    public string ConnectionString { get; }

    /// <summary>As shown to the operator; never with the password.</summary>
    public string Engine { get; }

    /// <summary>For verbs other than serve: uses the database of a serving process on the same data folder, if there is one.</summary>
    public static async Task<CommandDatabase> Open(AppSettings settings, ILogger log, CancellationToken cancel) =>
        settings.ConnectionString is null && await OfServingProcess(settings, cancel) is { } shared
            ? new CommandDatabase(shared, $"embedded PostgreSQL of the ScaleSuccess that serves from {settings.DataFolder}")
            : await Start(settings, log, cancel);

    /// <summary>For serve: its own, recorded for the other verbs.</summary>
    public static async Task<CommandDatabase> Start(AppSettings settings, ILogger log, CancellationToken cancel)
    {
        if (settings.ConnectionString is { } given) return new CommandDatabase(given, "PostgreSQL as configured");
        var postgres = await PrivatePostgres.Start(
            new EmbeddedPostgresOptions { Folder = Path.Combine(settings.DataFolder, "postgres") }, log, cancel);
        var note = NoteIn(settings);
        await WriteForOwnerOnly(note, postgres.ConnectionString(), cancel);
        return new CommandDatabase(postgres.ConnectionString(), $"embedded PostgreSQL, data in {postgres.Folder}", postgres, note);
    }

    public async ValueTask DisposeAsync()
    {
        if (note is not null) File.Delete(note);
        if (postgres is not null) await postgres.DisposeAsync();
    }

    private static string NoteIn(AppSettings settings) => Path.Combine(settings.DataFolder, "connection");

    private static async Task<string?> OfServingProcess(AppSettings settings, CancellationToken cancel)
    {
        var note = NoteIn(settings);
        if (!File.Exists(note)) return null;
        var connectionString = await File.ReadAllTextAsync(note, cancel);
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            return connectionString;
        }
        catch (NpgsqlException)
        {
            // Left behind by a process that was killed; its database is no longer running.
            return null;
        }
    }

    private static async Task WriteForOwnerOnly(string path, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(text.AsMemory(), cancel);
    }
}
