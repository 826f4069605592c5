using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

/// <summary>A mail server on loopback that does as the test says and remembers all that it was told.</summary>
internal sealed class RecordingSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<TcpClient, Task> open = new();
    private readonly Task accepting;
    private readonly TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int connections;

    public RecordingSmtpServer()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public int Connections => connections;
    public ConcurrentQueue<RecordedMail> Mails { get; } = [];
    public ConcurrentQueue<string> Commands { get; } = [];

    // What the test says. Steps: CONNECT, EHLO, AUTH, MAIL, RCPT, DATA, BODY (its first line), "." (the final dot).
    public string[] Mechanisms { get; set; } = [];
    public bool StartTls { get; init; }
    public bool TlsAtOnce { get; init; }
    public string User { get; init; } = "ops";
    public string Password { get; init; } = "a password";
    public ConcurrentDictionary<string, string> Replies { get; } = [];
    public string? DropAt { get; set; }
    public string? StallAt { get; set; }

    /// <summary>Done when a connection has reached the step at which it stalls.</summary>
    public Task Stalled => stalled.Task;

    public static X509Certificate2 Certificate => SelfMade.Value;

    public MailOptions Options => new() { Transport = "smtp", Host = "127.0.0.1", Port = Port, Security = "none", From = "Acme <success@acme.example>", Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>As a server does with clients that say nothing for long; returns when the clients have been told.</summary>
    public async Task HangUp()
    {
        foreach (var (client, talk) in open)
        {
            client.Client.Shutdown(SocketShutdown.Both);
            await talk;
        }
    }

    internal async Task Step(string step, CancellationToken cancel)
    {
        if (StallAt == step)
        {
            stalled.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        }
        if (DropAt == step) throw new IOException("dropped as told");
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                open[client] = Talk(client);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Talk(TcpClient client)
    {
        await Task.Yield();
        try
        {
            client.NoDelay = true;
            Stream stream = client.GetStream();
            if (TlsAtOnce) stream = await Secure(stream);
            using var talk = new RecordedTalk(this, stream, TlsAtOnce);
            await talk.Run(stop.Token);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client or the test ended it.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    internal static async Task<Stream> Secure(Stream stream)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(Certificate);
        return secure;
    }

    private static readonly Lazy<X509Certificate2> SelfMade = new(() =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.example.test", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    });

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

internal sealed record RecordedMail(string From, string To, string Data, string? SignedInAs, bool Secure);
