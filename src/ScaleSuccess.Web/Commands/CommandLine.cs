using System.CommandLine;
using System.CommandLine.Help;
using ScaleSuccess.Access;
using ScaleSuccess.App;
using ScaleSuccess.EmbeddedPostgres;
using ScaleSuccess.Foundation;
using ScaleSuccess.SegmentCli;

namespace ScaleSuccess.Web.Commands;

/// <summary>The program's verbs. Exit codes: 0 done, 1 it failed, 2 the caller has to fix something first.</summary>
public static class CommandLine
{
    public const int Done = 0, Failed = 1, Refused = 2;

    /// <param name="serve">What the verb serve, and no verb at all, does.</param>
    public static async Task<int> Run(string[] args, CommandHost host, ServePages serve)
    {
        Languages.UseDefault();
        var data = new Option<string?>("--data")
        {
            Description = "Folder for the embedded database and the development mailbox (default: .data).", Recursive = true,
        };
        var port = ServeCommand.PortOption();
        // Not a RootCommand: its help would name the program's file, which nobody types.
        var root = new Command("./run", "ScaleSuccess gives every customer a success plan. Without a command it serves.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
            ServeCommand.Create(data, serve),
            MigrateCommand.Create(data),
            Seed.Create(data, host),
            Step.Create(data, host),
            Doctor.Create(data, host),
            Backup.Create(data),
            Restore.Create(data),
            HoldMailCommand.Hold(data, host),
            HoldMailCommand.Release(data, host),
            ResetPassword.Create(data, host),
            RotateKeys.Create(data, host),
            ReadingsCommand.Create(data, host),
            SurveysCommand.Create(data, host),
            TemplatesCommand.Create(data, host),
            SegmentCommand.Create(TimeProvider.System),
        };
        root.Options.Add(data);
        root.Options.Add(port);
        root.SetAction((parsed, cancel) => serve(parsed.GetValue(data), parsed.GetValue(port), cancel));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse([.. parsed.Errors.Select(error => error.Message), "See ./run --help, or --help after a command."]);
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // The host stops cleanly on its own; it must not be killed meanwhile.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    /// <summary>Turns what the caller can fix into messages and an exit code.</summary>
    public static async Task<int> Guard(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is EmbeddedPostgresRefusedException or SchemaRefusedException or BackupRefusedException or KeysRefusedException)
        {
            return Refuse(e.Message);
        }
        catch (Exception e) when (DatabaseUnavailable.Is(e))
        {
            return Refuse(DatabaseUnavailable.Sentence(e));
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
    }

    public static int Refuse(params IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences) System.Console.Error.WriteLine(sentence);
        return Refused;
    }
}
