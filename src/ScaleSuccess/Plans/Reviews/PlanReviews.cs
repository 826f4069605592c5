using Npgsql;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>A plan's reviews, and their rhythm.</summary>
/// <param name="All">The newest first.</param>
/// <param name="Every">In months; 0: none.</param>
/// <param name="NextOn">When the next one is due; null: one is open, or none is due.</param>
/// <param name="AreHeld">Somebody has accepted the plan, and it is not closed.</param>
public sealed record PlanReviews(IReadOnlyList<PlanReview> All, int Every, DateOnly? NextOn, bool AreHeld, TimeZoneInfo Zone)
{
    public PlanReview? Open => All.FirstOrDefault(review => review.IsOpen);

    /// <summary>Null: there is none of this number.</summary>
    public PlanReview? Find(int number) => All.FirstOrDefault(review => review.Number == number);

    /// <summary>The one before it that was confirmed: what it tells began then. Null: it tells of all since the plan began.</summary>
    public PlanReview? Before(PlanReview review) => All.FirstOrDefault(before => before.Number < review.Number && before.IsConfirmed);
}

/// <summary>What a plan's reviews are made of; asked with <see cref="PlanRows"/>, at once.</summary>
public sealed class ReviewRows
{
    private readonly List<PlanReview> reviews;
    private readonly List<(int Every, string? Country, string CustomerZone, string Zone)> rhythms;

    public ReviewRows(AskedTogether asked, WhosePlan whose)
    {
        reviews = asked.All(PlanReview.Select + $" where plan_id = ({whose.Plan}) order by number desc", PlanReview.Read, whose.Key);
        rhythms = asked.All(
            $"select p.review_every, c.country, c.time_zone, z.zone from plans p join customers c on c.id = p.customer_id join plan_zones z on z.plan_id = p.id where p.customer_id = ({whose.Customer})",
            row => (row.GetInt32(0), row.OptionalText(1), row.GetString(2), row.GetString(3)), whose.Key);
    }

    /// <param name="view">The same plan's.</param>
    public PlanReviews Of(PlanView view)
    {
        var (every, country, customerZone, planZone) = rhythms.Single();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(planZone);
        DateOnly? last = reviews.Count == 0 ? null
            : reviews.Max(review => review.DecidedAt is { } decided && Days.Of(decided, zone) is var day && day > review.DueOn ? day : review.DueOn);
        var rhythm = new ReviewRhythm(
            every, view.Plan.StartedOn, last, view.Plan.Deadline,
            view.Plan.IsReviewed && !reviews.Exists(review => review.IsOpen),
            view.Plan.IsAchieved, WorkingDays.In(Country.Of(country, customerZone)));
        return new PlanReviews(reviews, every, rhythm.Next(view.Today), view.Plan.IsReviewed, zone);
    }
}

/// <summary>Reads the reviews of a plan that is read already.</summary>
public sealed class ReadPlanReviews(NpgsqlDataSource source)
{
    public async Task<PlanReviews> Of(PlanView view, CancellationToken cancel)
    {
        var asked = new AskedTogether();
        var rows = new ReviewRows(asked, WhosePlan.OfCustomer(view.Plan.CustomerId));
        await asked.Run(source, cancel);
        return rows.Of(view);
    }
}
