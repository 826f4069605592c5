using Microsoft.Extensions.Logging;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// Hands due messages to the mail server. Each row is marked `handed` and committed before SMTP, and its outcome recorded
/// after it: a crash in between leaves a message whose outcome is unknown, and it is never resent automatically.
/// </summary>
public sealed class DispatchMessages(
    ScaleDb db, CurrentEmails emails, ComposeMessage compose, RecordDelivery record, RecognizeCopy copies, IMailTransport transport,
    Sender sender, TimeProvider clock, ILogger<DispatchMessages> log) : IStep
{
    private const int Batch = 200;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        await GiveUpOnLost(cancel);
        await copies.Run(cancel);
        var sent = 0;
        while (true)
        {
            var now = clock.GetUtcNow();
            var claimed = await db.Database.QueryAsync<ClaimedMessage>(
                Sql.Text("Emails/Delivery/ClaimDue.sql"), cancel, now, now + Lease, Batch);
            if (claimed.Count == 0) return sent;
            var texts = await Texts(claimed, cancel);
            var delivered = 0;
            await Parallel.ForEachAsync(claimed,
                new ParallelOptions { MaxDegreeOfParallelism = sender.Parallel, CancellationToken = cancel },
                async (message, stop) =>
                {
                    if (await SendOne(message, texts, stop)) Interlocked.Increment(ref delivered);
                });
            sent += delivered;
        }
    }

    /// <summary>The batch's texts, looked up once; one that cannot be read holds up only its own messages.</summary>
    private async Task<Dictionary<string, EmailTemplate>> Texts(IEnumerable<ClaimedMessage> claimed, CancellationToken cancel)
    {
        var texts = new Dictionary<string, EmailTemplate>();
        foreach (var key in claimed.Select(message => message.Email).Append(EmailTypes.Frame).Distinct())
        {
            try
            {
                texts[key] = (await emails.Find(key, cancel)).Value;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "E-mail {Email} could not be read", key);
            }
        }
        return texts;
    }

    private async Task<bool> SendOne(
        ClaimedMessage message, IReadOnlyDictionary<string, EmailTemplate> texts, CancellationToken cancel)
    {
        if (message.Suppressed)
        {
            await record.Suppressed(message, cancel);
            return false;
        }
        OutgoingMail mail;
        try
        {
            mail = await compose.Run(message, texts, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One message that cannot be rendered must not hold up the others; it waits until its text is fixed.
            log.LogError(e, "Message {Message} ({Email}) could not be rendered", message.Id, message.Email);
            await record.TryLater(message, DeliveryReason.Of(DeliveryCode.NotComposed, e.Message), cancel);
            return false;
        }
        if (!await record.Handed(message, cancel))
        {
            await record.GiveBack(message, cancel);
            return false;
        }
        MailOutcome outcome;
        try
        {
            outcome = await HandOver(message, mail, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await record.NotHanded(message, CancellationToken.None);
            throw;
        }
        // From here on a stop of the host must not interrupt: the server has the message, or may have it.
        await record.Outcome(message, outcome, CancellationToken.None);
        return outcome is MailOutcome.Delivered;
    }

    private async Task<MailOutcome> HandOver(ClaimedMessage message, OutgoingMail mail, CancellationToken cancel)
    {
        try
        {
            return await transport.Send(mail, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // A fault of the engine, and it is unknown how far it got; the other messages must not wait for this one.
            log.LogError(e, "{Engine} failed at message {Message} ({Email})", transport.Engine, message.Id, message.Email);
            return new MailOutcome.Unknown(DeliveryReason.Of(DeliveryCode.EngineFailed, e.Message));
        }
    }

    /// <summary>Messages handed over by a process that is gone: they may have arrived.</summary>
    private async Task GiveUpOnLost(CancellationToken cancel)
    {
        var lost = await db.Database.ExecuteAsync(
            """
            update messages set state = 'unknown', settled_at = {0},
                   reason_code = {1}, reason_args = '[]'
            where state = 'handed' and leased_until < {0}
            """, cancel, clock.GetUtcNow(), DeliveryCode.HostStopped);
        if (lost > 0) log.LogWarning("{Lost} messages were handed over by a process that stopped; they are not sent again", lost);
    }
}
