using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A customer's open help requests, newest first.</summary>
public sealed class ReadOpenHelp(ScaleDb db)
{
    public Task<List<HelpRequest>> Of(long customer, CancellationToken cancel) =>
        db.HelpRequests.AsNoTracking().Where(r => r.CustomerId == customer && r.ClosedAt == null)
            .OrderByDescending(r => r.Id).ToListAsync(cancel);
}
