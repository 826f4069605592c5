using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Ops close a help request. The first to do so is recorded.</summary>
public sealed class CloseHelpRequest(ScaleDb db, TimeProvider clock)
{
    public async Task Run(long id, string by, CancellationToken cancel)
    {
        if (await db.HelpRequests.SingleOrDefaultAsync(request => request.Id == id, cancel) is not { } request) return;
        request.Close(by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
