using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Emails.Claiming;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// Hands due messages to the mail server. Each row is marked `handed` and committed before SMTP, and its outcome recorded
/// after it: a crash in between leaves a message whose outcome is unknown, and it is never resent automatically.
/// </summary>
public sealed class DispatchMessages(
    ScaleDb db, CurrentEmails emails, ClaimMessages claim, ComposeMessage compose, RecordDelivery record, SendingPause pause, RecognizeCopy copies, IMailTransport transport,
    Sender sender, TimeProvider clock, ILogger<DispatchMessages> log) : IStep
{
    private const int Batch = 200;

    public async Task<int> Run(CancellationToken cancel)
    {
        // Before they are taken for lost.
        await record.WriteUnrecorded(cancel);
        await GiveUpOnLost(cancel);
        await copies.Run(cancel);
        var sent = 0;
        while (true)
        {
            var now = clock.GetUtcNow();
            var paused = await pause.Now(cancel);
            if (paused is not null && now < paused.Until) return sent;
            // After a pause one message shows whether the server takes mail again.
            var (claimed, looked) = await claim.Run(RecordDelivery.Lease, paused is null ? Batch : 1, cancel);
            if (looked == 0) return sent;
            if (claimed.Count == 0) continue;
            var batch = new BatchResult();
            var texts = await Texts(claimed, cancel);
            var queue = new ConcurrentQueue<ClaimedMessage>(claimed);
            await Parallel.ForAsync(0, Math.Min(sender.Parallel, claimed.Count), new ParallelOptions { MaxDegreeOfParallelism = sender.Parallel, CancellationToken = cancel },
                async (_, stop) => await SendInTurn(queue, texts, batch, stop));
            sent += batch.Delivered;
            if (batch.IsRefused)
            {
                await Release(claimed, cancel);
                return sent;
            }
            if (paused is null) continue;
            if (batch.IsAccepted) await pause.End(cancel);
            else if (batch.IsUnclear) return sent;
        }
    }

    /// <summary>What became of a batch; many messages report at once.</summary>
    private sealed class BatchResult
    {
        private int delivered, answered, unclear;
        private volatile bool refused;

        public int Delivered => delivered;
        public bool IsRefused => refused;

        /// <summary>The server took a message, or spoke of the message or its reader: so it accepts us.</summary>
        public bool IsAccepted => answered > 0;
        public bool IsUnclear => unclear > 0;

        public void Add(MailOutcome outcome)
        {
            if (outcome is MailOutcome.Delivered) Interlocked.Increment(ref delivered);
            if (outcome is MailOutcome.Delivered or MailOutcome.Reject or MailOutcome.Suppress) Interlocked.Increment(ref answered);
            if (outcome is MailOutcome.Retry or MailOutcome.Unknown) Interlocked.Increment(ref unclear);
            if (outcome is MailOutcome.Pause) refused = true;
        }
    }

    /// <summary>Those of a batch that were not tried are free for whoever sends next.</summary>
    private Task Release(IEnumerable<ClaimedMessage> claimed, CancellationToken cancel) => db.Database.ExecuteAsync(
        "update messages set leased_until = null where id = any({0}) and state = 'due'", cancel, claimed.Select(message => message.Id).ToArray());

    /// <summary>The batch's texts, looked up once; one that cannot be read holds up only its own messages.</summary>
    private async Task<Dictionary<string, EmailTemplate>> Texts(IEnumerable<ClaimedMessage> claimed, CancellationToken cancel)
    {
        var texts = new Dictionary<string, EmailTemplate>();
        foreach (var key in claimed.SelectMany(message => message.Items.Select(item => item.Email).Prepend(message.Email)).Append(EmailTypes.Frame).Distinct())
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

    /// <summary>
    /// One message after the other. What was delivered is recorded in the commit that hands over the next: half the commits, and
    /// at no moment is the outcome of more messages open than there are connections.
    /// </summary>
    private async Task SendInTurn(
        ConcurrentQueue<ClaimedMessage> queue, IReadOnlyDictionary<string, EmailTemplate> texts, BatchResult batch, CancellationToken cancel)
    {
        HandedMessage? delivered = null;
        try
        {
            while (!batch.IsRefused && !cancel.IsCancellationRequested && queue.TryDequeue(out var message))
            {
                if (await Composed(message, texts, cancel) is not { } mail) continue;
                var next = await record.Handed(message, delivered, cancel);
                delivered = null;
                if (next is not { } handed)
                {
                    await record.GiveBack(message, cancel);
                    continue;
                }
                var outcome = await HandOver(handed, mail, cancel);
                if (outcome is MailOutcome.Delivered) delivered = handed;
                // From here on a stop of the host must not interrupt: the server has the message, or may have it.
                else await record.Outcome(handed, outcome, CancellationToken.None);
                batch.Add(outcome);
            }
            cancel.ThrowIfCancellationRequested();
        }
        finally
        {
            if (delivered is not null) await record.Outcome(delivered, new MailOutcome.Delivered(), CancellationToken.None);
        }
    }

    /// <returns>Null: it is not to be handed over, which is recorded.</returns>
    private async Task<OutgoingMail?> Composed(
        ClaimedMessage message, IReadOnlyDictionary<string, EmailTemplate> texts, CancellationToken cancel)
    {
        if (message.Suppressed)
        {
            await record.Suppressed(message, cancel);
            return null;
        }
        try
        {
            return await compose.Run(message, texts, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One message that cannot be rendered must not hold up the others; it waits until its text is fixed.
            log.LogError(e, "Message {Message} ({Email}) could not be rendered", message.Id, message.Email);
            await record.TryLater(message, DeliveryReason.Of(DeliveryCode.NotComposed, e.Message), cancel);
            return null;
        }
    }

    private async Task<MailOutcome> HandOver(HandedMessage handed, OutgoingMail mail, CancellationToken cancel)
    {
        try
        {
            return await transport.Send(mail, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await record.NotHanded(handed, CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            // A fault of the engine, and it is unknown how far it got; the other messages must not wait for this one.
            log.LogError(e, "{Engine} failed at message {Message} ({Email})", transport.Engine, handed.Message.Id, handed.Message.Email);
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
