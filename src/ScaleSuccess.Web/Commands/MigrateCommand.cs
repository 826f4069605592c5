using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>migrate</c>: brings the database to this build's schema and stops.</summary>
public static class MigrateCommand
{
    public static Command Create(Option<string?> data)
    {
        var command = new Command("migrate", "Migrate the database to this version's schema, and exit.");
        command.SetAction((parsed, cancel) => CommandLine.Guard(async () =>
        {
            await using var database = await CommandDatabase.Open(CommandHost.ReadSettings(parsed.GetValue(data)), NullLogger.Instance, cancel);
            await using var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
            var applied = await new Migrate(source, TimeProvider.System, NullLogger<Migrate>.Instance).Run(cancel);
            foreach (var name in applied) System.Console.WriteLine($"applied {name}");
            System.Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} migrations applied.");
            return CommandLine.Done;
        }));
        return command;
    }
}
