using System.Diagnostics;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>Runs a short program to its end and returns both its outputs.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    public static async Task<Command> Run(string? user, string file, string[] arguments, CancellationToken cancel)
    {
        var start = Describe(user, file, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new Command(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static ProcessStartInfo Describe(string? user, string file, string[] arguments)
    {
        // The app's own working folder may be closed to that user; / is open to every user.
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) ?? "/" };
        if (!OperatingSystem.IsWindows())
            start.WorkingDirectory = "/";
        if (user is not null)
            start.UserName = user;
        // PGDATA, PGPORT and the like belong to some other server. macOS refuses to start one without a valid locale.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
