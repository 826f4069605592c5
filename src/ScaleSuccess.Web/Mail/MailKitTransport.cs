using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ScaleSuccess.Emails.Delivery;
using IMailTransport = ScaleSuccess.Emails.Delivery.IMailTransport;

namespace ScaleSuccess.Web.Mail;

/// <summary>Sends by SMTP with MailKit.</summary>
public sealed class MailKitTransport(MailOptions options, TimeProvider clock) : IMailTransport, IDisposable
{
    /// <summary>Bytes that a server may send at a time: a TLS handshake with its certificates, or a reply.</summary>
    private const int LongestReply = 128 * 1024;
    /// <summary>For the reply to a message that is handed over, when the program stops.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(3);

    private readonly SmtpConnectionPool<SmtpClient> connections = new(options.Connections, clock);
    private volatile Locked? locked;

    /// <summary>A server locks out a client that tries a wrong password for each message, so pause for some seconds.</summary>
    private sealed record Locked(DeliveryReason Reason, DateTimeOffset Until);

    public string Engine => $"MailKit to {options.Server}";

    public async Task<DeliveryReason?> Check(CancellationToken cancel)
    {
        using var client = NewClient();
        var progress = new HandedOver();
        var attempt = await Attempt(client, _ => Task.CompletedTask, progress, cancel);
        return attempt.Outcome switch
        {
            MailOutcome.Retry(var reason) => reason,
            MailOutcome.Pause(var reason) => reason,
            _ => null,
        };
    }

    public async Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel)
    {
        if (!MimeMessageBuilder.TryBuild(mail, out var built, out var mistake)) return new MailOutcome.Reject(mistake);
        using var message = built;
        if (locked is { } refused && clock.GetUtcNow() < refused.Until) return new MailOutcome.Retry(refused.Reason);

        var client = await connections.Take(cancel);
        var stillGood = false;
        try
        {
            var isPooled = client is not null;
            var attempt = await Try(client ??= NewClient());
            // A pooled connection can have been cut since its last use: that says nothing about the server.
            if (isPooled && attempt.ConnectionLost)
            {
                client.Dispose();
                attempt = await Try(client = NewClient());
            }
            stillGood = attempt.StillGood;
            return attempt.Outcome;
        }
        finally
        {
            if (!stillGood) client?.Dispose();
            connections.Return(stillGood ? client : null);
        }

        async Task<Attempted> Try(SmtpClient over)
        {
            var progress = new HandedOver();
            return await Attempt(over, stop => over.SendAsync(message, stop, progress), progress, cancel);
        }
    }

    /// <param name="StillGood">The connection can take the next message.</param>
    /// <param name="ConnectionLost">It broke before anything was handed over.</param>
    private sealed record Attempted(MailOutcome Outcome, bool StillGood = false, bool ConnectionLost = false);

    private async Task<Attempted> Attempt(SmtpClient client, Func<CancellationToken, Task> send, HandedOver progress, CancellationToken cancel)
    {
        if (options.ShowsPassword) return new(new MailOutcome.Retry(DeliveryReason.Of(DeliveryCode.PasswordInClear)));
        using var stop = new CancellationTokenSource(options.Timeout, clock);
        // Once everything is handed over, giving up at once would lose the reply, which may be on its way.
        await using var stopping = cancel.Register(() => { if (progress.Complete) stop.CancelAfter(LastWait); else stop.Cancel(); });
        try
        {
            await Open(client, stop.Token);
            await send(stop.Token);
            return new(new MailOutcome.Delivered(), StillGood: client.IsConnected);
        }
        catch (Exception failure) when (IsTheMailSystems(failure))
        {
            if (!progress.Complete) cancel.ThrowIfCancellationRequested();
            var attempt = Judge(failure, progress, client.IsConnected);
            if (failure is AuthenticationException && attempt.Outcome is MailOutcome.Retry { Reason: var reason })
                locked = new Locked(reason, clock.GetUtcNow() + TimeSpan.FromSeconds(10));
            return attempt;
        }
    }

    private async Task Open(SmtpClient client, CancellationToken cancel)
    {
        if (!client.IsConnected) await client.ConnectAsync(await Line(cancel), options.Host, options.Port, Security, cancel);
        if (options.SignsIn && !client.IsAuthenticated) await client.AuthenticateAsync(options.User, options.Password, cancel);
    }

    /// <summary>Without delay: the last small write of each message would otherwise wait 40 ms for the server's acknowledgement.</summary>
    private async Task<Stream> Line(CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancel);
            return new BoundedReplies(new NetworkStream(socket, ownsSocket: true), LongestReply);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Security => options.Security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "starttls" => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private SmtpClient NewClient()
    {
        // An unreachable revocation list would stop all mail.
        var client = new SmtpClient { CheckCertificateRevocation = false, Timeout = (int)options.Timeout.TotalMilliseconds };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => TrustedCertificate.Accepts(options, certificate, errors);
        return client;
    }

    /// <summary>NotSupported: no STARTTLS, no AUTH, no mechanism in common. ServiceNotAuthenticated: 530 to a command.</summary>
    private static bool IsTheMailSystems(Exception failure) => failure is CommandException or ProtocolException or SslHandshakeException
        or AuthenticationException or ServiceNotAuthenticatedException or ServiceNotConnectedException or NotSupportedException
        or SocketException or IOException or TimeoutException or OperationCanceledException;

    private Attempted Judge(Exception failure, HandedOver progress, bool connected) => failure switch
    {
        // A refusal leaves the connection usable: MailKit has sent RSET already.
        SmtpCommandException refused => new(
            SmtpVerdict.Of(StageOf(refused, progress), (int)refused.StatusCode, refused.Message), StillGood: connected),
        ServiceNotAuthenticatedException => new(SmtpVerdict.Of(SmtpStage.Sender, 530, failure.Message), StillGood: connected),
        AuthenticationException => Later(DeliveryCode.SignInRefused, options.Server, options.User, failure.Message),
        SslHandshakeException => Later(DeliveryCode.CertificateNotTrusted, options.Server),
        NotSupportedException => Later(DeliveryCode.NotSupported, options.Server, failure.Message),
        _ when progress.Complete => new(new MailOutcome.Unknown(failure is OperationCanceledException
            ? DeliveryReason.Of(DeliveryCode.ConfirmationLate, options.Server)
            : DeliveryReason.Of(DeliveryCode.ConfirmationLost, options.Server, failure.Message.TrimEnd('.')))),
        OperationCanceledException or TimeoutException => Later(DeliveryCode.NoAnswer, options.Server, options.Timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
        _ => Later(DeliveryCode.ConnectionFailed, options.Server, failure.Message.TrimEnd('.')) with { ConnectionLost = true },
    };

    private static SmtpStage StageOf(SmtpCommandException refused, HandedOver progress) => refused.ErrorCode switch
    {
        SmtpErrorCode.RecipientNotAccepted => SmtpStage.Recipient,
        SmtpErrorCode.SenderNotAccepted => SmtpStage.Sender,
        _ => progress.Complete ? SmtpStage.Content : SmtpStage.Sender,
    };

    private static Attempted Later(string code, params string[] args) => new(new MailOutcome.Retry(DeliveryReason.Of(code, args)));

    public void Dispose() => connections.Dispose();

    /// <summary>Complete when the last byte before the final dot is written: from there on it may arrive.</summary>
    private sealed class HandedOver : ITransferProgress
    {
        public bool Complete { get; private set; }
        public void Report(long bytesTransferred, long totalSize) => Complete |= bytesTransferred >= totalSize;
        public void Report(long bytesTransferred) => Complete = true; // the size is unknown, so nothing is safe
    }
}
