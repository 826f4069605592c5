using Npgsql;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// Records a message's outcome, each time in a commit of its own, on any free connection: many
/// messages are being sent at once.
/// </summary>
public sealed class RecordDelivery(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>Minutes until the next try, by tries so far; after the last the message is given up.</summary>
    private static readonly int[] WaitMinutes = [1, 5, 15, 60, 180, 360, 720, 1440];

    /// <summary>Before SMTP. False when another node has it, or mail is held since it was claimed: then it must not be sent.</summary>
    public async Task<bool> Handed(ClaimedMessage message, CancellationToken cancel) =>
        await Execute(
            """
            update messages set state = 'handed', handed_at = $2, attempts = attempts + 1 where id = $1 and state = 'due' and attempts = $3
               and not exists (select from mail_holds where released_at is null)
            """,
            cancel, message.Id, clock.GetUtcNow(), message.Attempts) > 0;

    /// <summary>Claimed, but not to be sent now: whoever looks next may have it.</summary>
    public Task GiveBack(ClaimedMessage message, CancellationToken cancel) => Execute(
        "update messages set leased_until = null where id = $1 and state = 'due' and attempts = $2", cancel, message.Id, message.Attempts);

    /// <summary>The program stops before the mail server received it: as if it had not been claimed.</summary>
    public Task NotHanded(ClaimedMessage message, CancellationToken cancel) => Execute(
        "update messages set state = 'due', leased_until = null, handed_at = null, attempts = $2 where id = $1 and state = 'handed'",
        cancel, message.Id, message.Attempts);

    public Task Outcome(ClaimedMessage message, MailOutcome outcome, CancellationToken cancel) => outcome switch
    {
        MailOutcome.Delivered => Close(message, "sent", null, cancel),
        MailOutcome.Reject(var reason) => Close(message, "rejected", reason, cancel),
        MailOutcome.Unknown(var reason) => Close(message, "unknown", reason, cancel),
        MailOutcome.Suppress(var reason) => Bounced(message, reason, cancel),
        MailOutcome.Retry(var reason) => Again(message, message.Attempts + 1, reason, cancel),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    public Task Suppressed(ClaimedMessage message, CancellationToken cancel) =>
        Close(message, "suppressed", DeliveryReason.Of(DeliveryCode.Suppressed), cancel);

    /// <summary>For a message that never left us.</summary>
    public async Task TryLater(ClaimedMessage message, DeliveryReason reason, CancellationToken cancel)
    {
        await Execute("update messages set attempts = attempts + 1 where id = $1", cancel, message.Id);
        await Again(message, message.Attempts + 1, reason, cancel);
    }

    private Task Again(ClaimedMessage message, int attempts, DeliveryReason reason, CancellationToken cancel) =>
        attempts > WaitMinutes.Length
            ? Close(message, "rejected", reason.GivenUp(attempts), cancel)
            : Execute(
                "update messages set state = 'due', due_at = $2, leased_until = null, handed_at = null, reason_code = $3, reason_args = $4::jsonb where id = $1",
                cancel, message.Id, clock.GetUtcNow().AddMinutes(WaitMinutes[attempts - 1]), reason.Code, reason.ArgsAsJson);

    private async Task Bounced(ClaimedMessage message, DeliveryReason reason, CancellationToken cancel)
    {
        await Execute(
            """
            insert into suppressions (address, topic, cause, reason_code, reason_args, created_at) values (lower($1), null, 'bounce', $2, $3::jsonb, $4)
            on conflict (address, topic) where lifted_at is null do nothing
            """, cancel, message.Address, reason.Code, reason.ArgsAsJson, clock.GetUtcNow());
        await Close(message, "rejected", reason, cancel);
    }

    private Task Close(ClaimedMessage message, string state, DeliveryReason? reason, CancellationToken cancel) =>
        Execute(
            "update messages set state = $2, reason_code = $3, reason_args = $4::jsonb, settled_at = $5, leased_until = null where id = $1",
            cancel, message.Id, state, reason?.Code, reason?.ArgsAsJson ?? "[]", clock.GetUtcNow());

    /// <returns>How many rows it changed.</returns>
    private async Task<int> Execute(string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
