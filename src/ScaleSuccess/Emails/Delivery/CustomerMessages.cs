using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <param name="MovedFrom">When it was due at first, while its reader's budget had no room; null: it was not moved.</param>
/// <param name="MovedBy">One of <see cref="Budgets.MovedBy"/>.</param>
/// <param name="IsInDigest">It goes, or went, in one e-mail with others.</param>
public sealed record CustomerMessage(
    string Email, string Occurrence, string To, string State, DateTimeOffset DueAt, DateTimeOffset? SettledAt, DeliveryReason? Reason,
    DateTimeOffset? MovedFrom, string? MovedBy, bool IsInDigest);

/// <summary>What one customer's people were sent, newest first, and what they will not be sent.</summary>
public sealed class CustomerMessages(ScaleDb db)
{
    public const int Most = 50;

    public Task<List<CustomerMessage>> Of(long customer, CancellationToken cancel) => (
        from message in db.Messages
        join contact in db.Contacts on message.ContactId equals (long?)contact.Id
        where contact.CustomerId == customer
        orderby message.DueAt descending, message.Id descending
        select new CustomerMessage(message.Email, message.Occurrence, contact.Name, message.State, message.DueAt, message.SettledAt,
            DeliveryReason.Stored(message.ReasonCode, message.ReasonArgs), message.MovedFrom, message.MovedBy, message.DigestId != null))
        .Take(Most).ToListAsync(cancel);

    public Task<List<Suppression>> Suppressed(long customer, CancellationToken cancel)
    {
        // PostgreSQL lowers addresses wherever they are compared: which letters are the same is its business alone.
        var theirs = db.Suppressions.FromSql(
            $"select s.* from suppressions s where s.address in (select lower(email) from contacts where customer_id = {customer})");
        return theirs.AsNoTracking().Where(suppression => suppression.LiftedAt == null)
            .OrderByDescending(suppression => suppression.CreatedAt).ToListAsync(cancel);
    }
}
