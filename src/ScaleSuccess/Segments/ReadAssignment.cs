using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Data;

namespace ScaleSuccess.Segments;

/// <summary>Where a customer was placed last, by whom and why; null while it has no segment.</summary>
public sealed class ReadAssignment(ScaleDb db)
{
    public Task<Assignment?> Of(long customer, CancellationToken cancel) =>
        db.Assignments.AsNoTracking().Where(a => a.CustomerId == customer).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
}
