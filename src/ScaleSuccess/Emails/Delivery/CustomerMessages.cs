using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

public sealed record CustomerMessage(
    string Email, string To, string State, DateTimeOffset DueAt, DateTimeOffset? SettledAt, DeliveryReason? Reason);

/// <summary>What one customer's people were sent, newest first, and what they will not be sent.</summary>
public sealed class CustomerMessages(ScaleDb db)
{
    public const int Most = 50;

    public Task<List<CustomerMessage>> Of(long customer, CancellationToken cancel) => (
        from message in db.Messages
        join contact in db.Contacts on message.ContactId equals (long?)contact.Id
        where contact.CustomerId == customer
        orderby message.DueAt descending, message.Id descending
        select new CustomerMessage(message.Email, contact.Name, message.State, message.DueAt, message.SettledAt,
            DeliveryReason.Stored(message.ReasonCode, message.ReasonArgs)))
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
