using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using ScaleSuccess.Emails;

namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// Sends with System.Net.Mail, which needs a watchful hand: see NoDelay, SmtpProbe and HandedOver for what it does
/// not do by itself. One recipient a message, because it throws on a partly refused list although the rest was sent.
/// </summary>
public sealed class SmtpTransport : IMailTransport, IDisposable
{
    private readonly MailOptions options;
    private readonly KeptConnections<SmtpConnection> connections;
    private readonly SignInCheck signIn;
    private readonly NoDelay noDelay;
    private readonly ILogger<SmtpTransport> log;
    private int warned;

    public SmtpTransport(MailOptions options, TimeProvider clock, ILogger<SmtpTransport> log) : this(options, clock, log, new NoDelay()) { }

    internal SmtpTransport(MailOptions options, TimeProvider clock, ILogger<SmtpTransport> log, NoDelay noDelay)
    {
        (this.options, this.log, this.noDelay) = (options, log, noDelay);
        connections = new KeptConnections<SmtpConnection>(options.Connections, clock);
        signIn = new SignInCheck(options, clock);
        SmtpConnection.Trust(options);
    }

    public string Engine => $"System.Net.Mail to {options.Server}";

    public Task<string?> Check(CancellationToken cancel) => new SmtpProbe(options).Ask(cancel);

    public async Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel)
    {
        if (await signIn.Refusal(cancel) is { } refusal) return new MailOutcome.Retry(refusal);

        var connection = await connections.Take(cancel);
        try
        {
            if (connection is not null && noDelay.IsOver(connection.Client)) Drop(ref connection);
            var isKept = connection is not null;
            var attempt = await Attempt(connection ??= new SmtpConnection(options), mail, cancel);
            // A kept line can be cut between the look at it and its use: that says nothing about the server.
            if (isKept && attempt.LineLost)
                attempt = await Attempt(connection = new SmtpConnection(options), mail, cancel);
            if (!attempt.StillGood) Drop(ref connection);
            return attempt.Outcome;
        }
        catch
        {
            Drop(ref connection);
            throw;
        }
        finally
        {
            connections.Return(connection);
        }
    }

    /// <param name="StillGood">The connection can take the next message.</param>
    /// <param name="LineLost">It broke before anything was handed over.</param>
    private sealed record Attempted(MailOutcome Outcome, bool StillGood = false, bool LineLost = false);

    private async Task<Attempted> Attempt(SmtpConnection connection, OutgoingMail mail, CancellationToken cancel)
    {
        using var html = new HandedOver(MessageForm.Utf8(mail.Html), () => connection.MaySend);
        using var message = MessageForm.TryBuild(mail, html, out var mistake);
        if (message is null) return new Attempted(new MailOutcome.Reject(mistake), StillGood: true);

        using var stop = new CancellationTokenSource();
        // Once all of it is handed over, giving up would only lose the answer, which is bounded by the time-out anyway.
        await using var stopping = cancel.Register(() => { if (!html.Complete) stop.Cancel(); });
        try
        {
            var sending = connection.Client.SendMailAsync(message, stop.Token);
            // Here the socket exists and is only connecting; once more afterwards, should it have been replaced.
            Hurry(connection);
            await sending.WaitAsync(options.Timeout + TimeSpan.FromSeconds(1), stop.Token);
            Hurry(connection);
            return new Attempted(new MailOutcome.Delivered(), StillGood: true);
        }
        catch (Exception failure) when (failure is SmtpException or OperationCanceledException or TimeoutException or InvalidOperationException)
        {
            // Cut the line first, so that what is asked next cannot change any more.
            connection.Dispose();
            if (!html.Complete) cancel.ThrowIfCancellationRequested();
            return Judge(failure, html);
        }
    }

    private void Hurry(SmtpConnection connection)
    {
        if (!noDelay.TrySet(connection.Client) && Interlocked.Exchange(ref warned, 1) == 0)
            log.LogWarning("This .NET version hides the socket of SmtpClient: mail goes out at about 23 messages a second a connection. Use the build with MailKit (Stack=full) for more.");
    }

    private Attempted Judge(Exception failure, HandedOver html)
    {
        var code = failure is SmtpException smtp ? (int)smtp.StatusCode : -1;
        if (failure is SmtpFailedRecipientException)
            return new(SmtpVerdict.Of(SmtpStage.Recipient, code, failure.Message));
        if (code >= 400)
            return new(SmtpVerdict.Of(html.Begun ? SmtpStage.Content : SmtpStage.Sender, code, failure.Message));
        if (failure.InnerException is HandedOver.NotSignedIn)
            return Later($"{options.Server} no longer offers LOGIN for signing in, so nothing was sent. Check the server and Mail__User.");
        if (html.Complete)
            return new(new MailOutcome.Unknown($"The connection to {options.Server} broke before it confirmed the message: {Cause(failure)}"));
        if (failure.InnerException is AuthenticationException)
            return Later(TrustedCertificate.Refusal(options));
        return failure.InnerException is null
            ? Later($"{options.Server} would not take the message: {failure.Message} Check Mail__Host, Mail__Port and Mail__Security.")
            : Later($"The connection to {options.Server} failed: {Cause(failure)}. Check Mail__Host and Mail__Port.") with { LineLost = true };

        static Attempted Later(string reason) => new(new MailOutcome.Retry(reason));
    }

    private static string Cause(Exception failure) => (failure.InnerException ?? failure).Message.TrimEnd('.');

    private static void Drop(ref SmtpConnection? connection)
    {
        connection?.Dispose();
        connection = null;
    }

    public void Dispose()
    {
        connections.Dispose();
        signIn.Dispose();
    }
}
