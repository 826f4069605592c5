using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.EmbeddedPostgres;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// A process of its own that starts PostgreSQL and holds it until it is killed: `dotnet ScaleSuccess.Tests.dll FOLDER`.
/// The only way to see what becomes of the server when the app has no chance to clean up.
/// </summary>
public sealed class AppThatDies : IDisposable
{
    private readonly Process _process, _server;

    private AppThatDies(Process process, Process server) => (_process, _server) = (process, server);

    public int PostgresId => _server.Id;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["commands"]) return await Commands.CommandProcess.RunWhatIsAsked();
        await using var postgres = await PrivatePostgres.Start(
            new EmbeddedPostgresOptions { Folder = arguments[0], Fsync = false }, NullLogger.Instance, CancellationToken.None);
        System.Console.WriteLine(postgres.ProcessId);
        await System.Console.In.ReadToEndAsync();
        return 0;
    }

    public static async Task<AppThatDies> Start(string folder)
    {
        var app = Process.Start(new ProcessStartInfo("dotnet", [typeof(AppThatDies).Assembly.Location, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await app.StandardOutput.ReadLineAsync();
        return new AppThatDies(app, Process.GetProcessById(int.Parse(line!, CultureInfo.InvariantCulture)));
    }

    /// <summary>SIGKILL, to the app alone: nothing of it runs any more after this.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The server ends soon after the app: until then it writes into its folder, which its test removes.</summary>
    public void Dispose()
    {
        _process.Kill();
        _server.WaitForExit(TimeSpan.FromMinutes(1));
        _server.Dispose();
        _process.Dispose();
    }
}
