using System.Diagnostics;
using System.Text.Json;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Commands;
using ScaleSuccess.Web.Hosting;

namespace ScaleSuccess.Tests.Commands;

/// <summary>
/// A process of its own that runs the program's command lines one after the other, each with its own environment: a program
/// that is started for each would compile its code for each. `dotnet ScaleSuccess.Tests.dll commands`.
/// </summary>
public sealed class CommandProcess : IDisposable
{
    private readonly Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandProcess).Assembly.Location, "commands"])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Product.RepositoryFolder(),
    })!;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public async Task<(int Code, string Said)> Run(string[] arguments, string connectionString, params (string Key, string Value)[] settings)
    {
        using var limit = new CancellationTokenSource(Longest);
        var asked = JsonSerializer.Serialize(new Asked(arguments, EnvironmentOf(connectionString, settings)));
        await process.StandardInput.WriteLineAsync(asked.AsMemory(), limit.Token);
        await process.StandardInput.FlushAsync(limit.Token);
        var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The process ended.");
        var answer = JsonSerializer.Deserialize<Answer>(line)!;
        return (answer.Code, answer.Said);
    }

    /// <summary>As an operator starts it: the program itself, for this one command.</summary>
    public static async Task<(int Code, string Said)> RunAlone(string[] arguments, string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Product.RepositoryFolder(),
        };
        foreach (var (key, value) in EnvironmentOf(connectionString)) start.Environment[key] = value;
        using var alone = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var (output, error) = (alone.StandardOutput.ReadToEndAsync(limit.Token), alone.StandardError.ReadToEndAsync(limit.Token));
        await alone.WaitForExitAsync(limit.Token);
        return (alone.ExitCode, await output + await error);
    }

    private static Dictionary<string, string> EnvironmentOf(string connectionString, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ConnectionStrings__ScaleSuccess"] = connectionString,
            ["Mail__Transport"] = "smtp", ["Mail__From"] = "Acme <success@acme.example>", ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = "1",
            ["Vendor__PublicUrl"] = "https://success.acme.example", ["Vendor__SupportEmail"] = "help@acme.example", ["Vendor__Name"] = "Acme",
        };
        foreach (var (key, value) in settings) all[key] = value;
        return all;
    }

    /// <summary>The process itself.</summary>
    internal static async Task<int> RunWhatIsAsked()
    {
        var (lines, answers) = (System.Console.In, System.Console.Out);
        while (await lines.ReadLineAsync() is { } line)
            await answers.WriteLineAsync(JsonSerializer.Serialize(await Answered(JsonSerializer.Deserialize<Asked>(line)!)));
        return CommandLine.Done;
    }

    private static async Task<Answer> Answered(Asked asked)
    {
        using StringWriter output = new(), error = new();
        System.Console.SetOut(output);
        System.Console.SetError(error);
        foreach (var (key, value) in asked.Environment) Environment.SetEnvironmentVariable(key, value);
        try
        {
            var code = await CommandLine.Run(asked.Arguments, new CommandHost(ScaleHost.AddProduct), Serve.Run);
            return new Answer(code, $"{output}{error}");
        }
        // As the runtime tells of it when it ends the program.
        catch (Exception e)
        {
            return new Answer(134, $"{output}{error}Unhandled exception. {e}");
        }
        finally
        {
            foreach (var key in asked.Environment.Keys) Environment.SetEnvironmentVariable(key, null);
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private sealed record Asked(string[] Arguments, Dictionary<string, string> Environment);

    private sealed record Answer(int Code, string Said);
}
