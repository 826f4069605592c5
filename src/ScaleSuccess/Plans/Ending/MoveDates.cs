using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;

namespace ScaleSuccess.Plans.Ending;

public abstract record MoveDatesOutcome
{
    private MoveDatesOutcome() { }

    /// <summary>Or nothing is different.</summary>
    public sealed record Moved : MoveDatesOutcome;

    /// <summary>Saved once that was seen.</summary>
    public sealed record AsksFirst(IReadOnlyList<MovedDay> Moves) : MoveDatesOutcome;
    public sealed record NoDate : MoveDatesOutcome;
    public sealed record TooEarly(DateOnly First) : MoveDatesOutcome;
    public sealed record TooLate(DateOnly Last) : MoveDatesOutcome;

    /// <summary>The plan is closed, or its goal is reached.</summary>
    public sealed record Over : MoveDatesOutcome;
}

/// <summary>
/// Somebody at the customer chooses another end for its plan, or the same one again after some time went by: what is open is spread anew
/// between today and that day, in its order and at distances in proportion.
/// </summary>
public sealed class MoveDates(ScaleDb db, GiveDeadline give, TimeProvider clock)
{
    /// <param name="to">Null: nothing that is a date was given.</param>
    /// <param name="shown">What moves, as it was shown before (see <see cref="MovedDay.Sign"/>); null: it was not.</param>
    public async Task<MoveDatesOutcome> Run(Visitor visitor, DateOnly? to, string? shown, CancellationToken cancel)
    {
        if (to is not { } deadline) return new MoveDatesOutcome.NoDate();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { IsOver: false } plan) return new MoveDatesOutcome.Over();
        var now = clock.GetUtcNow();
        var today = await db.DayOf(plan, now, cancel);
        if (deadline < ExtendPlan.First(today)) return new MoveDatesOutcome.TooEarly(ExtendPlan.First(today));
        if (deadline > ExtendPlan.Last(today)) return new MoveDatesOutcome.TooLate(ExtendPlan.Last(today));
        var due = NewDates.Of(plan, today, deadline, await db.WorkingDaysOf(plan, cancel));
        var moves = plan.Items.Where(item => due.TryGetValue(item.Id, out var day) && day != item.DueOn)
            .Select(item => new MovedDay(item, item.DueOn!.Value, due[item.Id])).OrderBy(move => move.To).ThenBy(move => move.Item.Position).ToList();
        if (moves.Count == 0 && deadline == plan.Deadline) return new MoveDatesOutcome.Moved();
        // A second click, and a form that is older than somebody else's change: what moves is shown again.
        if (shown != MovedDay.Sign(moves)) return new MoveDatesOutcome.AsksFirst(moves);

        await give.Run(plan, deadline, due, visitor, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new MoveDatesOutcome.Moved();
    }
}
