using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

/// <summary>
/// Breaks off, falls silent or turns clients away at a step of the conversation, and takes every message otherwise. The
/// SmtpServer package cannot: it always answers a command, greets everybody, and hides its connections.
/// </summary>
internal sealed class UnreliableServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<TcpClient, Task> open = new();
    private readonly Task accepting;
    private readonly TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;
    private long flooded;

    public UnreliableServer()
    {
        listener.Start();
        accepting = Accept();
    }

    // Steps: CONNECT, EHLO, MAIL, RCPT, DATA, "." (the final dot).
    public string? DropAt { get; set; }
    public string? StallAt { get; init; }

    /// <summary>Where the reply has no end.</summary>
    public string? FloodAt { get; init; }

    /// <summary>Bytes of the endless reply that the client took, or that wait on the way to it.</summary>
    public long Flooded => Interlocked.Read(ref flooded);
    public string Greeting { get; init; } = "220 ready";

    /// <summary>Done when a connection has reached the step at which it stalls.</summary>
    public Task Stalled => stalled.Task;
    public int Taken => taken;

    public MailOptions Options => new() { Transport = "smtp", Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, Security = "none", From = "Acme <success@acme.example>", Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>As a server does with clients that say nothing for long; returns when the clients have been told.</summary>
    public async Task HangUp()
    {
        foreach (var (client, talk) in open)
        {
            client.Client.Shutdown(SocketShutdown.Both);
            await talk;
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                open[client] = Talk(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        await Task.Yield();
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var data = false;
            await Answer("CONNECT", Greeting);
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                if (data && line != ".") continue;
                var step = line.Split([' ', ':'], 2)[0].ToUpperInvariant();
                if (step == ".") Interlocked.Increment(ref taken);
                await Answer(step, step == "DATA" ? "354 go ahead" : "250 ok");
                data = step == "DATA";
            }

            async Task Answer(string step, string reply)
            {
                if (StallAt == step)
                {
                    stalled.TrySetResult();
                    await Task.Delay(Timeout.Infinite, stop.Token);
                }
                if (DropAt == step) throw new IOException("dropped as told");
                if (FloodAt == step) await Flood();
                await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stop.Token);
            }

            async Task Flood()
            {
                var line = Encoding.ASCII.GetBytes("550-" + new string('x', 60_000) + "\r\n");
                while (true)
                {
                    await stream.WriteAsync(line, stop.Token);
                    Interlocked.Add(ref flooded, line.Length);
                }
            }
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException or SocketException)
        {
            // The client or the test ended it.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        foreach (var (client, talk) in open)
        {
            client.Dispose();
            await talk;
        }
        stop.Dispose();
    }
}
