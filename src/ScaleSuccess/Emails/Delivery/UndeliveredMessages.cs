using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Messages of one kind that met the same trouble.</summary>
/// <param name="State">"unknown": may have arrived. "rejected": did not.</param>
public sealed record UndeliveredMessage(string State, string Email, string Reason, long Messages, DateTimeOffset? Latest)
{
    public bool MayHaveArrived => State == "unknown";
}

public sealed class UndeliveredMessages(ScaleDb db)
{
    public const int Most = 20;

    public Task<List<UndeliveredMessage>> All(CancellationToken cancel) =>
        db.Database.QueryAsync<UndeliveredMessage>(Sql.Text("Emails/Delivery/UndeliveredMessages.sql"), cancel, Most);
}
