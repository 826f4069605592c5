using System.CommandLine;
using Npgsql;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>backup FILE</c>: everything in the database in one file, while the nodes go on working.</summary>
public static class Backup
{
    public static Command Create(Option<string?> data)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write it, e.g. scalesuccess.backup." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the file if there is one." };
        var command = new Command("backup", "Write everything in the database to one file; needs no tools of PostgreSQL's.") { file, overwrite };
        command.SetAction((parsed, cancel) => CommandLine.Guard(async () =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (Directory.Exists(path)) return CommandLine.Refuse($"{path} is a folder. Name the file to write.");
            if (File.Exists(path) && !parsed.GetValue(overwrite)) return CommandLine.Refuse($"{path} exists. Choose another file, or replace it with --overwrite.");
            if (!Directory.Exists(Path.GetDirectoryName(path))) return CommandLine.Refuse($"The folder {Path.GetDirectoryName(path)} does not exist.");
            using var logs = CommandHost.Logs();
            await using var database = await CommandDatabase.Open(CommandHost.ReadSettings(parsed.GetValue(data)), logs.CreateLogger("backup"), cancel);
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            try
            {
                var made = await Write(source, path, cancel);
                System.Console.WriteLine($"{made.Tables.Count} tables with {made.Rows} rows are in {path} ({new FileInfo(path).Length >> 10} KB). It holds keys and personal data: keep it as safe as the database.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return CommandLine.Refuse($"{path} cannot be written: {e.Message}");
            }
            return CommandLine.Done;
        }));
        return command;
    }

    /// <summary>Under another name until it is whole; for nobody's eyes but the owner's.</summary>
    private static async Task<BackupManifest> Write(NpgsqlDataSource source, string path, CancellationToken cancel)
    {
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            BackupManifest made;
            await using (var file = new FileStream(unfinished, options))
            {
                made = await new BackUpDatabase(source, TimeProvider.System).Run(file, cancel);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
            return made;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
