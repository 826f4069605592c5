using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Mail;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ScaleSuccess.Tests.Mail;

/// <summary>How a test's mail server authenticates clients; the only account is "ops" with "a password".</summary>
internal enum ServerSecurity { None, SignIn, StartTls, Tls }

internal sealed record ArrivedMail(string From, string To, MimeMessage Message, string? SignedInAs, bool Secure);

/// <summary>The SmtpServer package on loopback, in the test's own process: keeps what arrives and refuses as the test says.</summary>
internal sealed class TestSmtpServer : IAsyncDisposable, IMessageStore, IMailboxFilter, IUserAuthenticator
{
    private static readonly Lazy<X509Certificate2> SelfMade = new(MakeCertificate);
    private readonly int port = PostfixFiles.FreePort();
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private int connections;

    public TestSmtpServer(ServerSecurity security = ServerSecurity.None)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example.test").Endpoint(endpoint =>
        {
            endpoint.Port(port, security == ServerSecurity.Tls).AllowUnsecureAuthentication(security == ServerSecurity.SignIn);
            if (security is ServerSecurity.StartTls or ServerSecurity.Tls) endpoint.Certificate(SelfMade.Value);
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        services.Add((IUserAuthenticator)this);
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, _) => Interlocked.Increment(ref connections);
        running = server.StartAsync(stop.Token);
    }

    public int Connections => connections;
    public ConcurrentQueue<ArrivedMail> Mails { get; } = [];

    /// <summary>What to refuse with at MAIL, RCPT or "." (the message itself), e.g. "550 5.1.1 unknown".</summary>
    public ConcurrentDictionary<string, string> Refusals { get; } = [];

    /// <summary>How long the server thinks about each message.</summary>
    public TimeSpan Slowness { get; set; }

    public MailOptions Options => new() { Transport = "smtp", Host = "127.0.0.1", Port = port, Security = "none", From = "Acme <success@acme.example>", Timeout = TimeSpan.FromSeconds(10) };

    public static string Fingerprint => SelfMade.Value.GetCertHashString(HashAlgorithmName.SHA256);

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancel) => Accepts("MAIL");

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancel) => Accepts("RCPT");

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancel) =>
        Task.FromResult((user, password) == ("ops", "a password"));

    public async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancel)
    {
        if (Refusals.TryGetValue(".", out var told)) return Response(told);
        var content = buffer.ToArray();
        if (Slowness > TimeSpan.Zero) await Task.Delay(Slowness, cancel);
        using var stream = new MemoryStream(content);
        Mails.Enqueue(new ArrivedMail(Written(transaction.From), Written(Assert.Single(transaction.To)), MimeMessage.Load(stream, CancellationToken.None),
            context.Authentication.IsAuthenticated ? context.Authentication.User : null, context.Pipe.IsSecure));
        return SmtpResponse.Ok;
    }

    private Task<bool> Accepts(string step) =>
        Refusals.TryGetValue(step, out var told) ? throw new SmtpResponseException(Response(told)) : Task.FromResult(true);

    private static SmtpResponse Response(string told) =>
        new((SmtpReplyCode)int.Parse(told[..3], System.Globalization.CultureInfo.InvariantCulture), told[4..]);

    private static string Written(IMailbox mailbox) => $"{mailbox.User}@{mailbox.Host}";

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.example.test", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }
}
