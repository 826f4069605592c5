using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Engagement;

/// <summary>A check-in as its page shows it.</summary>
/// <param name="Measure">The measure it asks a reading of; null when the plan has none.</param>
/// <param name="Given">Its answers so far with who gave them, the first first.</param>
public sealed record CheckInView(
    CheckIn CheckIn, string CustomerName, PlanItem? Milestone, PlanItem? Measure, IReadOnlyList<(GivenAnswer Answer, string By)> Given);

public abstract record AnswerOutcome
{
    private AnswerOutcome() { }

    /// <summary>Taken, now or by an earlier click.</summary>
    public sealed record Taken : AnswerOutcome;

    /// <summary>Not taken: others have answered since its sender looked, who has to see that first.</summary>
    public sealed record AnsweredMeanwhile : AnswerOutcome;
    public sealed record NoSuchCheckIn : AnswerOutcome;
    public sealed record UnknownAnswer : AnswerOutcome;
    public sealed record WrongNumber(ReadingMistake Mistake) : AnswerOutcome;

    /// <param name="Over">By how many characters, of the most that fit.</param>
    public sealed record TooLong(int Over, int Most) : AnswerOutcome;
}

/// <summary>
/// Shows a check-in and takes answers to it, each once, with what follows from it: a reading, a milestone that is done, a help
/// request. In one transaction, so that the next page shows the current plan. A later answer adds; it takes nothing back.
/// </summary>
public sealed class AnswerCheckIn(ScaleDb db, TimeProvider clock)
{
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
        var given = await (
            from answer in db.CheckInAnswers
            join contact in db.Contacts on answer.ContactId equals contact.Id
            where answer.CheckInId == id
            orderby answer.Id
            select new { answer, contact.Name }).AsNoTracking().ToListAsync(cancel);
        return new CheckInView(found, visitor.CustomerName, items.Find(i => i.Kind == ItemKind.Milestone),
            items.Find(i => i.Kind == ItemKind.Measure), given.ConvertAll(one => (one.answer, one.Name)));
    }

    /// <param name="seen">How many answers its sender had been shown.</param>
    public async Task<AnswerOutcome> Run(
        Visitor visitor, long id, string? answer, string? reading, string? words, int seen, CancellationToken cancel)
    {
        if (await Find(visitor, id, cancel) is not { } view) return new AnswerOutcome.NoSuchCheckIn();
        if (answer is null || !CheckInAnswer.All.Contains(answer)) return new AnswerOutcome.UnknownAnswer();
        double? value = null;
        if (view.Measure is { } measure && !string.IsNullOrWhiteSpace(reading))
        {
            var (number, mistake) = CheckReading.Value(reading, measure.Unit);
            if (mistake is not null) return new AnswerOutcome.WrongNumber(mistake);
            value = number;
        }
        if (ThreadWords.TooLong(words ?? "") is > 0 and var over) return new AnswerOutcome.TooLong(over, ThreadWords.Longest);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The plan's lock also guards the answers: of two at once, the second finds the first.
        if (await db.PlanToChange(view.CheckIn.PlanId, cancel) is not { } plan) return new AnswerOutcome.NoSuchCheckIn();
        var given = new GivenAnswer
        {
            CheckInId = id, ContactId = visitor.ContactId, Answer = answer, Reading = value,
            Words = TypedText.Lines(words).Trim(), AnsweredAt = clock.GetUtcNow(),
        };
        var before = await db.CheckInAnswers.AsNoTracking().Where(other => other.CheckInId == id).ToListAsync(cancel);
        if (before.Exists(given.Repeats)) return new AnswerOutcome.Taken();
        if (before.Count > seen) return new AnswerOutcome.AnsweredMeanwhile();
        var checkIn = await db.CheckIns.SingleAsync(c => c.Id == id, cancel);
        db.CheckInAnswers.Add(given);
        checkIn.Take(given);
        await TakeEffect(visitor, checkIn, plan, given.AnsweredAt, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new AnswerOutcome.Taken();
    }

    private async Task TakeEffect(Visitor visitor, CheckIn checkIn, Plan plan, DateTimeOffset now, CancellationToken cancel)
    {
        if (checkIn is { Measure: { } measure, Reading: { } value })
            plan.Record(Reading.Of(plan, measure, value, visitor.Day(now), ReadingSource.CheckIn, visitor.ContactId, now, checkIn.Id));
        if (checkIn is { Milestone: { } milestone, Answer: CheckInAnswer.Done }) plan.FinishMilestone(milestone, visitor.ContactId, now);
        if (checkIn.Answer == CheckInAnswer.Stuck)
        {
            var about = plan.Find(ItemKind.Milestone, checkIn.Milestone);
            await db.AddHelpRequest(visitor, about is null ? ThreadItem.Whole : ThreadItem.Of(about), about?.Title ?? plan.Title, checkIn.Words, now, cancel);
        }
    }
}
