using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Reviews;

/// <param name="Read">The plan's version that the reader has seen.</param>
/// <param name="Words">What was learned, in their own; may be empty.</param>
/// <param name="Next">With what the plan goes on; null: nothing new.</param>
public sealed record ReviewConfirmation(ReviewView Review, PlanVersion Read, string Words, ChosenGoal? Next);

/// <param name="Typed">Answers to <see cref="NextGoals.Questions"/>.</param>
/// <param name="Shown">The sign of the draft that was shown.</param>
/// <param name="IsReached">The plan seems to be at its goal, and choosing the next one says that it is.</param>
public sealed record ChosenGoal(Answers Typed, string Shown, bool IsReached);

public abstract record ConfirmOutcome
{
    private ConfirmOutcome() { }

    /// <summary>Now, or by an earlier click that said the same.</summary>
    public sealed record Confirmed : ConfirmOutcome;

    /// <summary>Somebody has confirmed or skipped it, closed the plan, or started another goal.</summary>
    public sealed record DecidedMeanwhile : ConfirmOutcome;

    /// <summary>The plan, or what it would go on with, is not what was shown: it is shown again.</summary>
    public sealed record AsksFirst : ConfirmOutcome;

    /// <param name="Over">By how many characters, of the most that fit.</param>
    public sealed record TooLong(int Over, int Most) : ConfirmOutcome;
    public sealed record Wrong(IReadOnlyList<AnswerMistake> Mistakes) : ConfirmOutcome;
}

/// <summary>
/// Somebody at the customer says yes to a review: what it says is kept as it is, with what they have learned. With a next goal the plan goes on
/// with that at once.
/// </summary>
public sealed class ConfirmReview(ScaleDb db, DraftNextGoal draft, StartNextGoal start, TimeProvider clock)
{
    public const int LongestWords = ThreadWords.Longest;

    public async Task<ConfirmOutcome> Run(Visitor visitor, ReviewConfirmation yes, CancellationToken cancel)
    {
        if (ThreadWords.TooLong(yes.Words) is > 0 and var over) return new ConfirmOutcome.TooLong(over, LongestWords);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return new ConfirmOutcome.DecidedMeanwhile();
        var review = await db.Set<PlanReview>().SingleAsync(one => one.PlanId == plan.Id && one.Number == yes.Review.Review.Number, cancel);
        var goal = yes.Next is { } chosen ? await Goal(plan, chosen, cancel) : null;
        var words = ThreadWords.Said(yes.Words);
        if (!review.IsOpen) return review.IsConfirmed && review.Goal == goal && ThreadWords.AreSaid(words, review.Words) ? new ConfirmOutcome.Confirmed() : new ConfirmOutcome.DecidedMeanwhile();
        if (plan.ReadVersion != yes.Read || yes.Review.Content is not { } content) return new ConfirmOutcome.AsksFirst();

        if (yes.Next is not null && await GoOn(plan, visitor, yes.Next, cancel) is { } refusal) return refusal;
        if (yes.Next is null) await SetAside(plan, visitor, cancel);
        review.Confirm(yes.Next is null ? content : content with { Next = Started(plan) }, words, goal, visitor.ContactId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ConfirmOutcome.Confirmed();
    }

    private async Task<string?> Goal(Plan plan, ChosenGoal chosen, CancellationToken cancel) =>
        (await draft.Offered(plan, cancel)).Survey.About(Meaning.Goals) is { } asked ? chosen.Typed.One(asked.Key) : null;

    /// <returns>Why it does not; null: it does.</returns>
    private async Task<ConfirmOutcome?> GoOn(Plan plan, Visitor visitor, ChosenGoal next, CancellationToken cancel)
    {
        if (!plan.IsAchieved && next.IsReached) plan.ConfirmGoal(visitor.ContactId, clock.GetUtcNow());
        if (!plan.IsAchieved) return new ConfirmOutcome.DecidedMeanwhile();
        return await start.On(plan, visitor, next.Typed, next.Shown, cancel) switch
        {
            StartOutcome.Started => null,
            StartOutcome.DecidedMeanwhile => new ConfirmOutcome.DecidedMeanwhile(),
            StartOutcome.AsksFirst => new ConfirmOutcome.AsksFirst(),
            StartOutcome.Wrong(var mistakes) => new ConfirmOutcome.Wrong(mistakes),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>At the goal, a yes without a next one says "not now" to it.</summary>
    private async Task SetAside(Plan plan, Visitor visitor, CancellationToken cancel)
    {
        if (!plan.IsAchieved) return;
        await db.Set<PlanDecision>().Where(decision => decision.PlanId == plan.Id).LoadAsync(cancel);
        plan.SetNextGoalAside(visitor.ContactId, clock.GetUtcNow());
    }

    private static ReviewedStart Started(Plan plan) => new(
        plan.Items.Find(item => item.Kind == ItemKind.Objective && plan.IsOfThisPhase(item))!.Title, plan.Deadline,
        [.. plan.Items.Where(item => item.Kind == ItemKind.Milestone && plan.IsOfThisPhase(item)).OrderBy(item => item.Position)
            .Select(item => new ReviewedItem(item.Kind, item.Title, item.Side, item.OwnerId, item.DueOn, null))]);
}
