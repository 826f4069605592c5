using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Measures;

public abstract record ReadingOutcome
{
    private ReadingOutcome() { }

    /// <summary>Kept, now or by an earlier click.</summary>
    public sealed record Kept : ReadingOutcome;

    /// <summary>Nothing is kept.</summary>
    public sealed record Refused(IReadOnlyList<ReadingMistake> Mistakes) : ReadingOutcome;

    /// <summary>The plan has no such measure, or no such reading that is this person's own.</summary>
    public sealed record NotThere : ReadingOutcome;
}

/// <summary>What a contact reports of a measure on the plan's page, and how they correct and delete what they reported themselves.</summary>
public sealed class ChangeReadings(ScaleDb db, TimeProvider clock)
{
    /// <param name="value">As typed.</param>
    /// <param name="day">yyyy-MM-dd; not after today where this person is, and not before a year ago.</param>
    public async Task<ReadingOutcome> Add(Visitor visitor, string measure, string? value, string? day, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return new ReadingOutcome.NotThere();
        if (plan.Find(ItemKind.Measure, measure) is not { } item) return new ReadingOutcome.NotThere();
        var now = clock.GetUtcNow();
        var (number, read, mistakes) = CheckReading.Typed(value, item.Unit, day, visitor.Day(now));
        if (mistakes.Count > 0) return new ReadingOutcome.Refused(mistakes);
        // The other half of a double click has waited for the plan's lock, and finds what the first half kept.
        var isKept = await db.Readings.AnyAsync(
            other => other.PlanId == plan.Id && other.Measure == measure && other.ContactId == visitor.ContactId
                && other.Source == ReadingSource.Plan && other.Day == read && other.Value == number, cancel);
        if (!isKept) plan.Record(Reading.Of(plan, measure, number, read, ReadingSource.Plan, visitor.ContactId, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ReadingOutcome.Kept();
    }

    public async Task<ReadingOutcome> Correct(Visitor visitor, long reading, string? value, string? day, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || await Own(plan, visitor, reading, cancel) is not { } own)
            return new ReadingOutcome.NotThere();
        var (number, read, mistakes) = CheckReading.Typed(
            value, plan.Find(ItemKind.Measure, own.Measure)?.Unit, day, visitor.Day(clock.GetUtcNow()));
        if (mistakes.Count > 0) return new ReadingOutcome.Refused(mistakes);
        own.Correct(number, read);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ReadingOutcome.Kept();
    }

    /// <summary>What a check-in said of it stays in that check-in's answer.</summary>
    public async Task<ReadingOutcome> Delete(Visitor visitor, long reading, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || await Own(plan, visitor, reading, cancel) is not { } own)
            return new ReadingOutcome.NotThere();
        db.Readings.Remove(own);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ReadingOutcome.Kept();
    }

    private async Task<Reading?> Own(Plan plan, Visitor visitor, long reading, CancellationToken cancel) =>
        await db.Readings.SingleOrDefaultAsync(one => one.Id == reading && one.PlanId == plan.Id, cancel) is { } found && found.IsOwn(visitor.ContactId)
            ? found : null;
}
