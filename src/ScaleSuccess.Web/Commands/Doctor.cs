using System.CommandLine;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ScaleSuccess.Access;
using ScaleSuccess.App;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Health;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>doctor</c>: checks everything the product depends on, one line each, with the fix.</summary>
public static class Doctor
{
    private const long LeastFreeBytes = 1L << 30;
    private static readonly TimeSpan MostClockDrift = TimeSpan.FromSeconds(5);

    public static Command Create(Option<string?> data, CommandHost host)
    {
        var command = new Command("doctor", "Check settings, database, mail, definitions, clock and disk, and name the fix for anything wrong.");
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(data), host, cancel));
        return command;
    }

    private static async Task<int> Run(string? data, CommandHost host, CancellationToken cancel)
    {
        var report = new Report();
        AppSettings? settings = null;
        await report.Survive("settings", () => Task.FromResult(settings = CommandHost.ReadSettings(data)));
        if (settings is null) return CommandLine.Refused;
        var mistakes = settings.Validate();
        report.Say("settings", mistakes.Count == 0 ? null : string.Join(" ", mistakes), settings.IsDevelopment ? "development" : "production");
        await report.Survive("definitions", async () =>
        {
            var broken = await DefinitionFiles.Check(new DefinitionFolder(settings.DefinitionFolder), cancel);
            report.Say("definitions", broken.Count == 0 ? null : string.Join(Environment.NewLine, broken), $"surveys, plans and e-mails in {settings.DefinitionFolder}");
        });
        await report.Survive("disk", () =>
        {
            report.Say("disk", Disk(settings), $"room in {settings.DataFolder}");
            return Task.CompletedTask;
        });
        if (mistakes.Count > 0) return CommandLine.Refused;
        await report.Survive("database", () => AskServers(settings, host, report, cancel));
        return report.IsWell ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>Includes the checks of /readyz.</summary>
    private static async Task AskServers(AppSettings settings, CommandHost host, Report report, CancellationToken cancel)
    {
        var code = await CommandLine.Guard(async () =>
        {
            using var logs = LoggerFactory.Create(_ => { });
            await using var database = await CommandDatabase.Open(settings, logs.CreateLogger("doctor"), cancel);
            await using var provider = host.Services(settings, database, _ => { });
            var health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancel);
            var away = Wrong(health.Entries[HealthModule.Database]);
            report.Say("database", away, database.Engine);
            if (away is null) report.Say("schema", await Schema(provider.GetRequiredService<NpgsqlDataSource>(), cancel), "not newer than this build, migrations unchanged");
            if (away is null) await Keys(provider, report, cancel);
            if (away is null) report.Say("clock", await Clock(provider.GetRequiredService<NpgsqlDataSource>(), cancel), "this machine's and the database's agree");
            report.Say("mail", Wrong(health.Entries[HealthModule.Mail]), provider.GetRequiredService<IMailTransport>().Engine);
            if (away is null) report.Say("mail hold", Wrong(health.Entries[HealthModule.Hold]), "mail is sent");
            return CommandLine.Done;
        });
        if (code != CommandLine.Done) report.Say("database", "could not be opened; the line above says why.", "");
    }

    private sealed class Report
    {
        public bool IsWell { get; private set; } = true;

        public void Say(string what, string? wrong, string fine)
        {
            IsWell &= wrong is null;
            System.Console.WriteLine($"{(wrong is null ? "ok   " : "WRONG")} {what,-12} {wrong ?? fine}");
        }

        /// <summary>A check that breaks on what it looks at has found something: the others still run.</summary>
        public async Task Survive(string what, Func<Task> check)
        {
            try
            {
                await check();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Say(what, $"This check broke off: {e.GetBaseException().Message}", "");
            }
        }
    }

    private static string? Wrong(HealthReportEntry entry) =>
        entry.Status == HealthStatus.Healthy ? null : entry.Description ?? entry.Status.ToString();

    private static async Task<string?> Schema(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var known = new NpgsqlCommand("select to_regclass('migrations') is not null", connection);
        if (await known.ExecuteScalarAsync(cancel) is not true) return null;
        try
        {
            MigrationJournal.Refuse(await new MigrationJournal(connection, TimeProvider.System).Applied(cancel));
            return null;
        }
        catch (SchemaRefusedException e)
        {
            return e.Message;
        }
    }

    /// <summary>Whether this node's encryption key opens what is stored.</summary>
    private static async Task Keys(IServiceProvider provider, Report report, CancellationToken cancel)
    {
        await using var tables = provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("select to_regclass('link_keys') is not null");
        if (await tables.ExecuteScalarAsync(cancel) is not true) return;
        await using var scope = provider.CreateAsyncScope();
        try
        {
            var plain = await scope.ServiceProvider.GetRequiredService<StoredKeys>().Check(cancel);
            var encryption = provider.GetRequiredService<KeyEncryption>();
            report.Say("keys", null, !encryption.IsOn ? "readable, not encrypted"
                : plain > 0 ? $"readable, {plain} not encrypted until the next start" : $"readable, encrypted with {encryption.Setting}");
        }
        catch (KeysRefusedException e)
        {
            report.Say("keys", e.Message, "");
        }
    }

    private static async Task<string?> Clock(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select clock_timestamp()");
        var theirs = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancel))!);
        var drift = TimeProvider.System.GetUtcNow() - theirs;
        return drift.Duration() <= MostClockDrift ? null
            : $"is {drift.TotalSeconds:0} s off the database's: turn on time synchronisation on both machines.";
    }

    private static string? Disk(AppSettings settings)
    {
        var folder = settings.DataFolder;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder)) return $"{folder} is a file: the data folder cannot be in it.";
            folder = Path.GetDirectoryName(folder) ?? Path.GetPathRoot(Path.GetFullPath("."))!;
        }
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= LeastFreeBytes ? null : $"has {free >> 20} MB left at {folder}: free some, 1024 MB are wanted.";
    }
}
