using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

public sealed record AskedHelp(
    long Id, long CustomerId, string Customer, string Contact, string About, string Words, DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt, string? ClosedBy);

/// <summary>The help requests that wait for ops.</summary>
public sealed class ReadHelpRequests(ScaleDb db)
{
    public const int Most = 50;

    /// <summary>The open ones, longest waiting first.</summary>
    public Task<List<AskedHelp>> Open(CancellationToken cancel) =>
        Joined(db.HelpRequests.Where(request => request.ClosedAt == null).OrderBy(request => request.CreatedAt)).Take(Most).ToListAsync(cancel);

    public Task<int> CountOpen(CancellationToken cancel) => db.HelpRequests.CountAsync(request => request.ClosedAt == null, cancel);

    /// <summary>One customer's, open ones first, then newest first.</summary>
    public Task<List<AskedHelp>> Of(long customer, CancellationToken cancel) =>
        Joined(db.HelpRequests.Where(request => request.CustomerId == customer)
            .OrderBy(request => request.ClosedAt != null).ThenByDescending(request => request.CreatedAt)).Take(Most).ToListAsync(cancel);

    private IQueryable<AskedHelp> Joined(IQueryable<HelpRequest> requests) =>
        from request in requests
        join customer in db.Customers on request.CustomerId equals customer.Id
        join contact in db.Contacts on request.ContactId equals contact.Id
        select new AskedHelp(request.Id, customer.Id, customer.Name, contact.Name, request.About, request.Words,
            request.CreatedAt, request.ClosedAt, request.ClosedBy);
}
