using System.Text.Json;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>One e-mail to one person.</summary>
/// <param name="Occurrence">What it is about, e.g. "plan/17": a contact never gets the same e-mail twice for one occurrence.</param>
public sealed record NewMessage<T>(long ContactId, string Occurrence, T About, DateTimeOffset DueAt)
{
    /// <summary>The message that this one comes back to; null: it begins a conversation.</summary>
    public long? Follows { get; init; }
}

/// <summary>One e-mail to one of ops.</summary>
/// <param name="User">The name with which they sign in.</param>
public sealed record NewOpsMessage<T>(string User, string Occurrence, T About, DateTimeOffset DueAt);

/// <summary>
/// Queues e-mails, many at once, in the caller's transaction. Unique (contact, email, occurrence): queued twice, or by two
/// servers at once, is queued once.
/// </summary>
public sealed class QueueMessages(ScaleDb db, TimeProvider clock)
{
    /// <summary>Rows a statement: bounds the size of its parameters.</summary>
    private const int Batch = 5000;

    /// <returns>How many are new.</returns>
    public async Task<int> Run<T>(EmailType<T> email, IReadOnlyCollection<NewMessage<T>> messages, CancellationToken cancel)
    {
        var queued = 0;
        foreach (var batch in messages.Chunk(Batch)) queued += await Insert(email, batch, cancel);
        return queued;
    }

    /// <summary>To ops: who signs in with a name that is no address, and has none, gets none.</summary>
    public Task<int> ForOps<T>(EmailType<T> email, IReadOnlyCollection<NewOpsMessage<T>> messages, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        insert into messages (ops_user_id, email, occurrence, topic, data, due_at, created_at)
        select u.id, {0}, m.occurrence, {1}, m.data::jsonb, m.due_at, {2}
        from unnest({3}, {4}, {5}, {6}) as m (ops_user, occurrence, data, due_at)
        join ops_users u on u.user_name = m.ops_user and coalesce(u.email, u.user_name) like '%_@_%'
        on conflict (ops_user_id, email, occurrence) do nothing
        """, cancel, email.Key, email.Topic, clock.GetUtcNow(), messages.Select(one => one.User).ToArray(), messages.Select(one => one.Occurrence).ToArray(),
        messages.Select(one => JsonSerializer.Serialize(email.Data(one.About))).ToArray(), messages.Select(one => one.DueAt.ToUniversalTime()).ToArray());

    // Set-based: plans are made by the thousand, and a row at a time would be slower than making them.
    private Task<int> Insert<T>(EmailType<T> email, NewMessage<T>[] batch, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        insert into messages (contact_id, email, occurrence, topic, data, due_at, created_at, follows)
        select m.contact_id, {0}, m.occurrence, {1}, m.data::jsonb, m.due_at, {2}, nullif(m.follows, 0)
        from unnest({3}, {4}, {5}, {6}, {7}) as m (contact_id, occurrence, data, due_at, follows)
        on conflict (contact_id, email, occurrence) do nothing
        """, cancel, email.Key, email.Topic, clock.GetUtcNow(), batch.Select(one => one.ContactId).ToArray(), batch.Select(one => one.Occurrence).ToArray(),
        batch.Select(one => JsonSerializer.Serialize(email.Data(one.About))).ToArray(), batch.Select(one => one.DueAt.ToUniversalTime()).ToArray(),
        batch.Select(one => one.Follows ?? 0).ToArray());
}
