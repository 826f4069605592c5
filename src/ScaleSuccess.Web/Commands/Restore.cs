using System.CommandLine;
using System.Globalization;
using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>restore FILE</c>: a backup into an empty database, or in the place of what is there.</summary>
public static class Restore
{
    public static Command Create(Option<string?> data)
    {
        var file = new Argument<string>("FILE") { Description = "What ./run backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Delete what is in the database. Without it only an empty one is filled." };
        var command = new Command("restore", "Put a backup into the database, migrate it to this version, and put all mail on hold.") { file, replace };
        command.SetAction((parsed, cancel) => CommandLine.Guard(async () =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            // Before a database is even started.
            using var backup = await BackupFile.Open(path, cancel);
            var settings = CommandHost.ReadSettings(parsed.GetValue(data));
            using var logs = CommandHost.Logs();
            await using var database = await CommandDatabase.Open(settings, logs.CreateLogger("restore"), cancel);
            // Looking for a serving process left a pooled connection, which would count as another session.
            NpgsqlConnection.ClearAllPools();
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            var files = new ClusterFiles(AreOurs: settings.ConnectionString is null);
            var restore = new RestoreDatabase(source, new RecognizeCopy(source, files, TimeProvider.System, logs.CreateLogger<RecognizeCopy>()), files, TimeProvider.System);
            Say(path, await restore.Run(backup, parsed.GetValue(replace), [HangfireSchema.Name], cancel));
            return CommandLine.Done;
        }));
        return command;
    }

    private static void Say(string path, RestoredBackup restored)
    {
        var (backup, leftOut) = restored;
        System.Console.WriteLine($"{backup.Tables.Count - leftOut.Count} tables with {backup.Rows} rows restored from {path}, made at {backup.MadeAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}.");
        if (leftOut.Count > 0) System.Console.WriteLine($"Left out, since they are not ScaleSuccess's: {string.Join(", ", leftOut)}.");
        System.Console.WriteLine("All mail is on hold, since messages waiting in the backup may have been sent after it was made. Release it with ./run release-mail or in the console's settings.");
    }
}
