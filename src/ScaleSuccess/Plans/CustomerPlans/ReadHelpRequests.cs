using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

public sealed record AskedHelp(
    long Id, long CustomerId, string Customer, string Contact, string About, string Words, DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt, string? ClosedBy)
{
    /// <summary>Where only the newest of a customer is shown: how many others of theirs are open.</summary>
    public int Others { get; init; }

    /// <summary>Since when the first of them waits.</summary>
    public DateTimeOffset Since { get; init; } = CreatedAt;
}

/// <param name="InAll">Of all that there are, those not listed included.</param>
public sealed record HelpList(IReadOnlyList<AskedHelp> Requests, int InAll)
{
    public static readonly HelpList Empty = new([], 0);
}

/// <summary>Requests for help, as ops and their customers see them.</summary>
public sealed class ReadHelpRequests(ScaleDb db)
{
    public const int Most = 50;

    /// <summary>The newest open one of each customer; it counts customers.</summary>
    public async Task<HelpList> Waiting(CancellationToken cancel)
    {
        var rows = await db.Database.QueryAsync<Row>(Sql.Text("Plans/CustomerPlans/WaitingCustomers.sql"), cancel, Most);
        return new HelpList(
            [.. rows.Select(row => new AskedHelp(row.Id, row.CustomerId, row.Customer, row.Contact, row.About, row.Words, row.CreatedAt, null, null)
                { Others = row.Others, Since = row.Since })],
            rows is [var first, ..] ? first.Customers : 0);
    }

    /// <summary>One customer's open ones, newest first: what its plan's page shows.</summary>
    public static List<HelpRequest> AskOpen(AskedTogether asked, WhosePlan whose) => asked.All(
        HelpRequest.Select + $" where customer_id = ({whose.Customer}) and closed_at is null order by id desc", HelpRequest.Read, whose.Key);

    /// <summary>One customer's, open ones first, then newest first.</summary>
    public async Task<HelpList> Of(long customer, CancellationToken cancel)
    {
        var requests = db.HelpRequests.Where(request => request.CustomerId == customer);
        var shown = await (
            from request in requests.OrderBy(request => request.ClosedAt != null).ThenByDescending(request => request.CreatedAt).Take(Most)
            join asked in db.Set<Customers.Customer>() on request.CustomerId equals asked.Id
            join contact in db.Set<Customers.Contact>() on request.ContactId equals contact.Id
            orderby request.ClosedAt != null, request.CreatedAt descending
            select new AskedHelp(request.Id, asked.Id, asked.Name, contact.Name, request.About, request.Words,
                request.CreatedAt, request.ClosedAt, request.ClosedBy)).ToListAsync(cancel);
        return new HelpList(shown, shown.Count < Most ? shown.Count : await requests.CountAsync(cancel));
    }

    private sealed record Row(
        long Id, long CustomerId, string Customer, string Contact, string About, string Words, DateTimeOffset CreatedAt, int Others,
        DateTimeOffset Since, int Customers);
}
