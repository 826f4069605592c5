using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>Postfix's pair for measuring: smtp-sink accepts and discards messages, smtp-source generates them.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private const string Sink = "/usr/sbin/smtp-sink", Source = "/usr/sbin/smtp-source";

    /// <summary>The shell waits on a pipe that only this process holds open: however this ends, the sink ends too.</summary>
    private const string Leash = "\"$@\" </dev/null & read -r _; kill $! 2>/dev/null; wait";

    private const UnixFileMode AnybodyMayWrite =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly Process process;

    private SmtpSink(Process process) => this.process = process;

    public static string? Missing => File.Exists(Sink) && File.Exists(Source)
        ? null
        : "smtp-sink and smtp-source are missing; Debian's postfix has both: apt-get install postfix (it need not run).";

    /// <param name="options">Of smtp-sink; none: it throws everything away.</param>
    public static async Task<SmtpSink> Start(int port, CancellationToken cancel, params string[] options)
    {
        // It refuses to run as root.
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        string[] arguments = ["-c", Leash, "sh", Sink, .. user, .. options, $"127.0.0.1:{port}", "100"];
        var sink = new SmtpSink(Process.Start(new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true })!);
        await Answers(port, cancel);
        return sink;
    }

    /// <summary>Bytes in the body of the one message that <paramref name="send"/> sends.</summary>
    public static async Task<int> SizeOfOne(int port, string folder, Func<Task> send, CancellationToken cancel)
    {
        var dumps = Directory.CreateDirectory(Path.Combine(folder, "dumps")).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(dumps, AnybodyMayWrite);
        await using (await Start(port, cancel, "-d", Path.Combine(dumps, "message.")))
            await send();
        var message = await File.ReadAllTextAsync(Directory.GetFiles(dumps).Single(), cancel);
        return message.Length - message.IndexOf("\n\n", StringComparison.Ordinal);
    }

    /// <summary>Sends made-up messages, each session on one connection that is kept.</summary>
    public static async Task SendMadeUp(int port, int sessions, int messages, int size, CancellationToken cancel)
    {
        string[] arguments =
        [
            "-d", "-s", Number(sessions), "-m", Number(messages), "-l", Number(size),
            "-f", "bench@acme.example", "-t", "nora@example.com", $"127.0.0.1:{port}",
        ];
        using var source = Process.Start(Source, arguments);
        await source.WaitForExitAsync(cancel);
        if (source.ExitCode != 0) throw new InvalidOperationException($"smtp-source ended with {source.ExitCode}.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task Answers(int port, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(IPAddress.Loopback, port, cancel);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
