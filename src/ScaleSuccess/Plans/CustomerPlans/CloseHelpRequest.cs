using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Somebody of ours says that it is taken care of. The first to say so is named.</summary>
public sealed class CloseHelpRequest(ScaleDb db, TimeProvider clock)
{
    public async Task Run(long id, string by, CancellationToken cancel)
    {
        if (await db.HelpRequests.SingleOrDefaultAsync(request => request.Id == id, cancel) is not { } request) return;
        request.Close(by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
