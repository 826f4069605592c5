using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Unsubscribes from a topic, or subscribes again. Idempotent; the plan continues either way.</summary>
public sealed class Unsubscribe(ScaleDb db, TimeProvider clock)
{
    public Task Leave(string address, string topic, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into suppressions (address, topic, cause, created_at) values (lower({0}), {1}, 'unsubscribed', {2})
            on conflict (address, topic) where lifted_at is null do nothing
            """, cancel, address, topic, clock.GetUtcNow());

    /// <summary>Also lifts a bounce: the reader of the address confirms that it works.</summary>
    public Task Return(string address, string topic, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            update suppressions set lifted_at = {2}
            where address = lower({0}) and lifted_at is null
              and (topic = {1} or (topic is null and cause = 'bounce'))
            """, cancel, address, topic, clock.GetUtcNow());

    /// <summary>The topics that this address has unsubscribed from.</summary>
    public Task<List<string>> Left(string address, CancellationToken cancel) =>
        db.Database.QueryAsync<string>(
            """
            select topic as "Value" from suppressions where address = lower({0}) and lifted_at is null and topic is not null
            """, cancel, address);
}
