using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;

namespace ScaleSuccess.Plans.Ending;

public abstract record ExtendOutcome
{
    private ExtendOutcome() { }

    /// <summary>To this date, now or by an earlier click.</summary>
    public sealed record Extended : ExtendOutcome;

    /// <summary>The plan does not ask any more: somebody has extended it to another date, closed it, or reached the goal.</summary>
    public sealed record DecidedMeanwhile : ExtendOutcome;
    public sealed record NoDate : ExtendOutcome;
    public sealed record TooEarly(DateOnly First) : ExtendOutcome;
    public sealed record TooLate(DateOnly Last) : ExtendOutcome;
}

/// <summary>After its deadline, a plan gets a new one. What is open moves with it, and so do the sentences that name it; nothing that is done does.</summary>
public sealed class ExtendPlan(ScaleDb db, GiveDeadline give, TimeProvider clock)
{
    public static DateOnly First(DateOnly today) => today.AddDays(1);
    public static DateOnly Last(DateOnly today) => today.AddDays(Schedule.LongestDays);

    /// <param name="to">Null: nothing that is a date was given.</param>
    public async Task<ExtendOutcome> Run(Visitor visitor, DateOnly? to, CancellationToken cancel)
    {
        if (to is not { } deadline) return new ExtendOutcome.NoDate();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return new ExtendOutcome.DecidedMeanwhile();
        var now = clock.GetUtcNow();
        var today = await db.DayOf(plan, now, cancel);
        if (deadline == plan.Deadline && today <= deadline) return new ExtendOutcome.Extended();
        if (!plan.AsksAboutEnd(today)) return new ExtendOutcome.DecidedMeanwhile();
        if (deadline < First(today)) return new ExtendOutcome.TooEarly(First(today));
        if (deadline > Last(today)) return new ExtendOutcome.TooLate(Last(today));
        await give.Run(plan, deadline, NewDates.Of(plan, today, deadline, await db.WorkingDaysOf(plan, cancel)), visitor, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ExtendOutcome.Extended();
    }
}
