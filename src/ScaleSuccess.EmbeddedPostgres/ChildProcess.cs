using System.Diagnostics;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>
/// A program that does not outlive this app. A shell beside it waits on a pipe that only this app holds open: however
/// the app ends, the system closes the pipe and the shell interrupts the program. It has its own session, so that
/// Ctrl-C in a terminal reaches the app alone, and the app stops it.
/// Windows has no such shell: there the program is started directly, and the next start stops a leftover.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const string Watcher = """
        log=$1; shift
        exec 3<&0 </dev/null >>"$log" 2>&1
        "$@" 3<&- &
        program=$!
        { read -r _ <&3; kill -INT "$program"; } &
        watcher=$!
        exec 3<&-
        wait "$program"
        code=$?
        kill "$watcher" 2>/dev/null
        exit "$code"
        """;

    private readonly Process _process;

    private ChildProcess(Process process)
    {
        _process = process;
        Exit = ExitOf(process);
    }

    /// <summary>Ends with the program's exit code when the program has ended.</summary>
    public Task<int> Exit { get; }

    public static ChildProcess Start(string? user, string log, string file, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            return StartOnWindows(log, file, arguments);

        string[] command = [.. OwnSession(), "/bin/sh", "-c", Watcher, "sh", log, file, .. arguments];
        var start = Command.Describe(user, command[0], command[1..]);
        start.RedirectStandardInput = true;
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Interrupts the program: PostgreSQL then ends its sessions, flushes and stops.</summary>
    public void Interrupt() => _process.StandardInput.Close();

    public void Dispose()
    {
        Interrupt();
        _process.Dispose();
    }

    private static string[] OwnSession() =>
        File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid"]
        : File.Exists("/usr/bin/perl") ? ["/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!"] // macOS
        : [];

    private static ChildProcess StartOnWindows(string log, string file, string[] arguments)
    {
        var start = Command.Describe(user: null, file, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        if (OperatingSystem.IsWindows())
            start.CreateNewProcessGroup = true;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => File.AppendAllText(log, line.Data + Environment.NewLine);
        process.BeginErrorReadLine();
        return new ChildProcess(process);
    }

    private static async Task<int> ExitOf(Process process)
    {
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
