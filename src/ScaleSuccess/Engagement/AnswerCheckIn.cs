using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Engagement;

/// <summary>A check-in as its page shows it.</summary>
/// <param name="Measure">The measure it asks a reading of; null when the plan has none.</param>
public sealed record CheckInView(CheckIn CheckIn, string CustomerName, PlanItem? Milestone, PlanItem? Measure);

public abstract record AnswerOutcome
{
    private AnswerOutcome() { }

    /// <summary>Taken, now or by an earlier click; the first answer stays.</summary>
    public sealed record Taken : AnswerOutcome;
    public sealed record NoSuchCheckIn : AnswerOutcome;
    public sealed record UnknownAnswer : AnswerOutcome;
    public sealed record NotANumber(string Typed) : AnswerOutcome;
}

/// <summary>Shows a check-in and takes its answer, once. What follows from it is RecordOutcomes' work.</summary>
public sealed class AnswerCheckIn(ScaleDb db, TimeProvider clock)
{
    private const int LongestWords = 2000;
    private const double LargestReading = 1e12;

    public async Task<CheckInView?> Find(Visitor visitor, long id, CancellationToken cancel)
    {
        var found = await (
            from checkIn in db.CheckIns
            join plan in db.Plans on checkIn.PlanId equals plan.Id
            where checkIn.Id == id && plan.CustomerId == visitor.CustomerId
            select checkIn).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var items = await db.PlanItems.AsNoTracking().Where(i => i.PlanId == found.PlanId
            && ((i.Kind == ItemKind.Milestone && i.Key == found.Milestone)
                || (i.Kind == ItemKind.Measure && i.Key == found.Measure))).ToListAsync(cancel);
        return new CheckInView(found, visitor.CustomerName, items.Find(i => i.Kind == ItemKind.Milestone),
            items.Find(i => i.Kind == ItemKind.Measure));
    }

    public async Task<AnswerOutcome> Run(
        Visitor visitor, long id, string? answer, string? reading, string? words, CancellationToken cancel)
    {
        if (await Find(visitor, id, cancel) is not { } view) return new AnswerOutcome.NoSuchCheckIn();
        if (answer is null || !CheckInAnswer.All.Contains(answer)) return new AnswerOutcome.UnknownAnswer();
        double? value = null;
        if (view.Measure is not null && !string.IsNullOrWhiteSpace(reading))
        {
            if (!Numbers.TryRead(reading, out var number) || Math.Abs(number) > LargestReading) return new AnswerOutcome.NotANumber(reading);
            value = number;
        }
        await db.Database.ExecuteAsync(
            """
            update check_ins set answer = {1}, reading = {2}, words = {3}, answered_at = {4}, contact_id = {5}
            where id = {0} and answered_at is null
            """, cancel, id, answer, value, TypedText.Clean(words?.Trim() ?? "", LongestWords), clock.GetUtcNow(), visitor.ContactId);
        return new AnswerOutcome.Taken();
    }
}
