using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Emails.Claiming;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>A message that is being sent, since a moment that no other attempt has.</summary>
public sealed record HandedMessage(ClaimedMessage Message, DateTimeOffset At);

/// <summary>
/// Records a message's outcome, each time in a commit of its own, on any free connection: many messages are being sent at
/// once. An outcome that is known and cannot be recorded, because the database is away, is kept in memory and recorded
/// when it is back; only if this process dies as well does the message become `unknown`.
/// </summary>
public sealed class RecordDelivery(NpgsqlDataSource source, SendingPause pause, TimeProvider clock, ILogger<RecordDelivery> log)
{
    /// <summary>After this, another node takes a claimed message for abandoned.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Minutes until the next try, by tries so far; after the last the message is given up.</summary>
    private static readonly int[] WaitMinutes = [1, 5, 15, 60, 180, 360, 720, 1440];

    /// <param name="Outcome">Null: it was never sent.</param>
    private sealed record Unrecorded(HandedMessage Handed, MailOutcome? Outcome);

    // Another node may have taken it for lost meanwhile, and a person may have decided to send it again since.
    private const string Closed =
        """
        update messages set state = $3, reason_code = $4, reason_args = $5::jsonb, settled_at = $6, leased_until = null
        where id = $1 and handed_at = $2 and state in ('handed', 'unknown')
        """;

    private readonly ConcurrentQueue<Unrecorded> unrecorded = new();

    public bool HasUnrecorded => !unrecorded.IsEmpty;

    /// <summary>Before SMTP. Null when another node has it, or mail is held since it was claimed: then it must not be sent.</summary>
    /// <param name="delivered">Went over the same connection just before: it is recorded in the same commit. If this fails, it is not. Null: none did.</param>
    public async Task<HandedMessage?> Handed(ClaimedMessage message, HandedMessage? delivered, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        // As the database keeps it, which counts microseconds.
        var handed = new HandedMessage(message, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)));
        try
        {
            // The outcome of one that is delivered is recorded, whatever stops meanwhile.
            if (delivered is not null) cancel = CancellationToken.None;
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var batch = new NpgsqlBatch(connection);
            if (delivered is not null) batch.BatchCommands.Add(Command(Closed, CloseValues(delivered, "sent", null)));
            var hand = Command(
                """
                update messages set state = 'handed', handed_at = $2, leased_until = $4, attempts = attempts + 1
                where id = $1 and state = 'due' and attempts = $3 and not exists (select from mail_holds where released_at is null)
                """, message.Id, handed.At, message.Attempts, handed.At + Lease);
            batch.BatchCommands.Add(hand);
            await batch.ExecuteNonQueryAsync(cancel);
            return hand.RecordsAffected > 0 ? handed : null;
        }
        catch (Exception e) when (e is OperationCanceledException || DatabaseUnavailable.Is(e))
        {
            // The row may say `handed` all the same, and it is known that nothing was sent.
            unrecorded.Enqueue(new Unrecorded(handed, null));
            throw;
        }
    }

    /// <summary>Claimed, but not to be sent now: whoever looks next may have it.</summary>
    public Task GiveBack(ClaimedMessage message, CancellationToken cancel) => Execute(
        "update messages set leased_until = null where id = $1 and state = 'due' and attempts = $2", cancel, message.Id, message.Attempts);

    /// <summary>The program stops before the mail server received it: as if it had not been claimed.</summary>
    public Task NotHanded(HandedMessage handed, CancellationToken cancel) => Record(handed, null, cancel);

    public Task Outcome(HandedMessage handed, MailOutcome outcome, CancellationToken cancel) => Record(handed, outcome, cancel);

    /// <summary>Records what could not be recorded; throws when the database is still away, with nothing lost.</summary>
    public async Task WriteUnrecorded(CancellationToken cancel)
    {
        while (unrecorded.TryDequeue(out var one))
        {
            try
            {
                await Write(one.Handed, one.Outcome, cancel);
            }
            catch (Exception e) when (e is OperationCanceledException || DatabaseUnavailable.Is(e))
            {
                unrecorded.Enqueue(one);
                throw;
            }
        }
    }

    public Task Suppressed(ClaimedMessage message, CancellationToken cancel) => Execute(
        "update messages set state = 'suppressed', reason_code = $2, reason_args = '[]', settled_at = $3, leased_until = null where id = $1 and state = 'due'",
        cancel, message.Id, DeliveryCode.Suppressed, clock.GetUtcNow());

    /// <summary>For a message that never left us.</summary>
    public Task TryLater(ClaimedMessage message, DeliveryReason reason, CancellationToken cancel)
    {
        var tries = message.Attempts + 1;
        var givenUp = tries > WaitMinutes.Length;
        var said = givenUp ? reason.GivenUp(tries) : reason;
        return Execute(
            """
            update messages set state = $2, attempts = $3, due_at = $4, settled_at = $5, leased_until = null, reason_code = $6, reason_args = $7::jsonb
            where id = $1 and state = 'due'
            """, cancel, message.Id, givenUp ? "rejected" : "due", tries, NextTry(tries), givenUp ? clock.GetUtcNow() : null, said.Code, said.ArgsAsJson);
    }

    private async Task Record(HandedMessage handed, MailOutcome? outcome, CancellationToken cancel)
    {
        try
        {
            await Write(handed, outcome, cancel);
        }
        catch (Exception e) when (DatabaseUnavailable.Is(e))
        {
            log.LogWarning("Message {Message} is {Outcome}, which is recorded when the database is back", handed.Message.Id, outcome?.GetType().Name ?? "not sent");
            unrecorded.Enqueue(new Unrecorded(handed, outcome));
        }
    }

    private Task Write(HandedMessage handed, MailOutcome? outcome, CancellationToken cancel) => outcome switch
    {
        null => Execute(
            "update messages set state = 'due', attempts = attempts - 1, handed_at = null, leased_until = null, settled_at = null where id = $1 and handed_at = $2 and state in ('handed', 'unknown')",
            cancel, handed.Message.Id, handed.At),
        MailOutcome.Delivered => Close(handed, "sent", null, cancel),
        MailOutcome.Reject(var reason) => Close(handed, "rejected", reason, cancel),
        MailOutcome.Unknown(var reason) => Close(handed, "unknown", reason, cancel),
        MailOutcome.Suppress(var reason) => Bounced(handed, reason, cancel),
        MailOutcome.Retry(var reason) => Again(handed, reason, stays: false, cancel),
        MailOutcome.Pause(var reason) => Refused(handed, reason, cancel),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    /// <summary>
    /// The message stays queued for as long as sending pauses. If others were delivered until now, and this one is refused
    /// again and again, then it is about this one after all.
    /// </summary>
    private async Task Refused(HandedMessage handed, DeliveryReason reason, CancellationToken cancel)
    {
        var refusals = await pause.Begin(reason.Code, reason.ArgsAsJson, cancel);
        await Again(handed, reason, stays: refusals > 1, cancel);
    }

    private Task Again(HandedMessage handed, DeliveryReason reason, bool stays, CancellationToken cancel)
    {
        var tries = handed.Message.Attempts + 1;
        if (tries > WaitMinutes.Length && !stays) return Close(handed, "rejected", reason.GivenUp(tries), cancel);
        return Execute(
            """
            update messages set state = 'due', due_at = $3, leased_until = null, handed_at = null, settled_at = null, reason_code = $4, reason_args = $5::jsonb
            where id = $1 and handed_at = $2 and state in ('handed', 'unknown')
            """, cancel, handed.Message.Id, handed.At, NextTry(tries), reason.Code, reason.ArgsAsJson);
    }

    private async Task Bounced(HandedMessage handed, DeliveryReason reason, CancellationToken cancel)
    {
        await Execute(
            """
            insert into suppressions (address, topic, cause, reason_code, reason_args, created_at) values (lower($1), null, 'bounce', $2, $3::jsonb, $4)
            on conflict (address, topic) where lifted_at is null do nothing
            """, cancel, handed.Message.Address, reason.Code, reason.ArgsAsJson, clock.GetUtcNow());
        await Close(handed, "rejected", reason, cancel);
    }

    private Task Close(HandedMessage handed, string state, DeliveryReason? reason, CancellationToken cancel) =>
        Execute(Closed, cancel, CloseValues(handed, state, reason));

    private object?[] CloseValues(HandedMessage handed, string state, DeliveryReason? reason) =>
        [handed.Message.Id, handed.At, state, reason?.Code, reason?.ArgsAsJson ?? "[]", clock.GetUtcNow()];

    private DateTimeOffset NextTry(int tries) => clock.GetUtcNow().AddMinutes(WaitMinutes[Math.Min(tries, WaitMinutes.Length) - 1]);

    /// <returns>How many rows it changed.</returns>
    private async Task<int> Execute(string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = source.CreateCommand(sql);
        Add(command.Parameters, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Command(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Add(command.Parameters, values);
        return command;
    }

    private static void Add(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (var value in values) parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}
