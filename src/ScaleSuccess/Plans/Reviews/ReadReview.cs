using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>A review as its page shows it.</summary>
/// <param name="Content">As it is now while the review is open, as it was when it was confirmed; null: it was skipped.</param>
/// <param name="Before">The one before it that was confirmed: what they said they had learned then. Null: there is none.</param>
public sealed record ReviewView(PlanReview Review, ReviewContent? Content, PlanReview? Before);

/// <summary>Reads what a review says.</summary>
public sealed class ReadReview(ScaleDb db, CurrentTemplates templates)
{
    /// <param name="assessment">Of the plan, as it is now.</param>
    public async Task<ReviewView> Of(PlanView plan, PlanReviews reviews, PlanReview review, Assessment assessment, CancellationToken cancel)
    {
        var before = reviews.Before(review);
        return new ReviewView(review, review.IsOpen ? await Assembled(plan, reviews.Zone, before?.DecidedAt, assessment, cancel) : await Kept(review, cancel), before);
    }

    private async Task<ReviewContent> Assembled(PlanView plan, TimeZoneInfo zone, DateTimeOffset? since, Assessment assessment, CancellationToken cancel)
    {
        var changes = await db.Set<PlanChange>().AsNoTracking()
            .Where(change => change.PlanId == plan.Plan.Id && (since == null || change.ChangedAt > since)).OrderBy(change => change.Id).ToListAsync(cancel);
        var modules = (await templates.For(plan.Plan.Followed(), cancel)).Modules.ToDictionary(module => module.Key, module => module.Value.Value);
        return new AssembleReview(plan, since, zone, changes, modules, assessment).Content();
    }

    private async Task<ReviewContent?> Kept(PlanReview review, CancellationToken cancel) =>
        await db.Set<PlanReview>().Where(kept => kept.Id == review.Id).Select(kept => kept.Content).SingleAsync(cancel) is { } json ? ReviewContent.FromJson(json) : null;
}
