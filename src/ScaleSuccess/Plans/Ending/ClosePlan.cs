using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Plans.Ending;

public abstract record CloseOutcome
{
    private CloseOutcome() { }

    /// <summary>Now, or by somebody before, and nothing else was said of it.</summary>
    public sealed record Closed : CloseOutcome;

    /// <summary>The plan does not ask any more: somebody has extended it, reached the goal, or closed it with other words or none.</summary>
    public sealed record DecidedMeanwhile : CloseOutcome;

    /// <param name="Over">By how many characters, of the most that fit.</param>
    public sealed record TooLong(int Over, int Most) : CloseOutcome;
}

/// <summary>After its deadline a plan can be closed without its goal, and opened again at any time.</summary>
public sealed class ClosePlan(ScaleDb db, TimeProvider clock)
{
    public const int LongestWords = ThreadWords.Longest;

    /// <param name="reason">A <see cref="CloseReason"/>; anything else is none.</param>
    /// <param name="words">May be empty.</param>
    public async Task<CloseOutcome> Run(Visitor visitor, string? reason, string? words, CancellationToken cancel)
    {
        if (ThreadWords.TooLong(words ?? "") is > 0 and var over) return new CloseOutcome.TooLong(over, LongestWords);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToOpenOf(visitor.CustomerId, cancel) is not { } plan) return new CloseOutcome.DecidedMeanwhile();
        if (plan.IsClosed) return ThreadWords.AreSaid(ThreadWords.Said(words ?? ""), await ClosedWith(plan, cancel)) ? new CloseOutcome.Closed() : new CloseOutcome.DecidedMeanwhile();
        if (!plan.AsksAboutEnd(await db.DayOf(plan, clock.GetUtcNow(), cancel))) return new CloseOutcome.DecidedMeanwhile();
        plan.Close(CloseReason.All.FirstOrDefault(known => known == reason), ThreadWords.Said(words ?? ""), visitor.ContactId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new CloseOutcome.Closed();
    }

    private Task<string> ClosedWith(Plan plan, CancellationToken cancel) => db.Set<PlanDecision>()
        .Where(decision => decision.PlanId == plan.Id && decision.Kind == DecisionKind.Closed).OrderByDescending(decision => decision.Id).Select(decision => decision.Words).FirstAsync(cancel);

    /// <summary>Does nothing to a plan that is open.</summary>
    public async Task OpenAgain(Visitor visitor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToOpenOf(visitor.CustomerId, cancel) is not { } plan) return;
        plan.OpenAgain(visitor.ContactId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
