using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Messages of one kind that did not arrive for the same reason.</summary>
/// <param name="State">"unknown": may have arrived. "rejected": did not.</param>
/// <param name="ReasonArgs">A JSON array, as the table has it: with the code it names the reason.</param>
public sealed record UndeliveredMessage(string State, string Email, string? ReasonCode, string ReasonArgs, long Messages, DateTimeOffset? Latest)
{
    public DeliveryReason? Reason => DeliveryReason.Stored(ReasonCode, ReasonArgs);
    public bool MayHaveArrived => State == "unknown";
}

public sealed class UndeliveredMessages(ScaleDb db)
{
    public const int Most = 20;

    public Task<List<UndeliveredMessage>> All(CancellationToken cancel) =>
        db.Database.QueryAsync<UndeliveredMessage>(Sql.Text("Emails/Delivery/UndeliveredMessages.sql"), cancel, Most);
}
