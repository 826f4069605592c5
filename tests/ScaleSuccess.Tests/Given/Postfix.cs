using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// A real mail server of the test's own, on loopback: takes mail for everybody at example.com into one maildir,
/// refuses nobody@example.com, and lets nothing leave this machine.
/// </summary>
public sealed class Postfix : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder;
    private readonly Process process;
    private readonly FileSystemWatcher arrivals;
    private readonly ConcurrentDictionary<string, ReceivedMail> read = [];
    private readonly SemaphoreSlim arrived = new(0);

    private Postfix(string folder, int port, Process process)
    {
        (this.folder, Port, this.process) = (folder, port, process);
        arrivals = new FileSystemWatcher(Inbox);
        arrivals.Created += (_, _) => arrived.Release();
        arrivals.Renamed += (_, _) => arrived.Release();
        arrivals.EnableRaisingEvents = true;
    }

    public int Port { get; }

    private string Inbox => InboxOf(folder);

    private static string InboxOf(string folder) => Path.Combine(folder, "mail", "inbox", "new");

    /// <summary>Starts one with everything it has below this folder, which is made, and is the caller's to delete.</summary>
    public static async Task<Postfix> Start(string folder)
    {
        if (!File.Exists("/usr/sbin/postfix"))
            throw new InvalidOperationException("postfix is not installed. Run ./test, which installs it.");
        folder = Path.GetFullPath(folder);
        var port = PostfixFiles.FreePort();
        await PostfixFiles.Write(folder, port, InboxOf(folder));
        // The shell waits on a pipe from us: should this test run be killed, the pipe closes and the server stops.
        var process = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "postfix -c \"$0\" start-fg >/dev/null 2>\"$0/start.log\" & read _; postfix -c \"$0\" stop 2>/dev/null; wait", PostfixFiles.Settings(folder) },
            Environment = { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" },
            RedirectStandardInput = true,
        }) ?? throw new InvalidOperationException("No shell to start postfix with.");
        var postfix = new Postfix(folder, port, process);
        try
        {
            await postfix.Answers();
            return postfix;
        }
        catch
        {
            await postfix.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first message of which this is true, waiting for it as long as a slow machine may need.</summary>
    public async Task<ReceivedMail> Receive(Func<ReceivedMail, bool> which, CancellationToken cancel)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(Patience);
        try
        {
            while (true)
            {
                foreach (var file in new DirectoryInfo(Inbox).GetFiles().OrderBy(file => file.LastWriteTimeUtc))
                {
                    if (!read.TryGetValue(file.Name, out var mail))
                        read[file.Name] = mail = ReceivedMail.Parse(await File.ReadAllTextAsync(file.FullName, bounded.Token));
                    if (which(mail)) return mail;
                }
                await arrived.WaitAsync(bounded.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var subjects = string.Join(", ", read.Values.Select(mail => $"\"{mail.Subject}\" to {mail.To}"));
            throw new TimeoutException($"No such message within {Patience.TotalSeconds:0} s. Arrived: {(subjects.Length > 0 ? subjects : "nothing")}. Postfix's log: {Path.Combine(folder, "log")}");
        }
    }

    /// <summary>Connects until the server greets.</summary>
    private async Task Answers()
    {
        using var bounded = new CancellationTokenSource(Patience);
        while (!bounded.IsCancellationRequested)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, bounded.Token);
                using var reader = new StreamReader(client.GetStream());
                if (await reader.ReadLineAsync(bounded.Token) is { } greeting && greeting.StartsWith("220", StringComparison.Ordinal)) return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, bounded.Token); // not listening yet
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        var log = string.Join(Environment.NewLine, Directory.GetFiles(folder, "*log", SearchOption.AllDirectories).Select(File.ReadAllText));
        throw new InvalidOperationException($"postfix did not start. {log}");
    }

    public async ValueTask DisposeAsync()
    {
        arrivals.Dispose();
        process.StandardInput.Close();
        using var bounded = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(bounded.Token);
        process.Dispose();
        arrived.Dispose();
    }
}
