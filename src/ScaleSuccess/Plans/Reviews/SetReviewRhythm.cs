using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>The customer chooses how often its plan is reviewed. A review that is open stays.</summary>
public sealed class SetReviewRhythm(ScaleDb db)
{
    /// <param name="months">Anything but one of <see cref="ReviewRhythm.Offered"/> changes nothing.</param>
    public async Task Run(Visitor visitor, int? months, CancellationToken cancel)
    {
        if (months is not { } every || !ReviewRhythm.Offered.Contains(every)) return;
        await db.Database.ExecuteAsync("update plans set review_every = {1} where customer_id = {0} and closed_at is null", cancel, visitor.CustomerId, every);
    }
}
