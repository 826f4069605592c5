using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Ending;

public abstract record StartOutcome
{
    private StartOutcome() { }

    /// <summary>Now, or by an earlier click.</summary>
    public sealed record Started : StartOutcome;

    /// <summary>The plan is not at its goal: somebody has started another, or it is not reached.</summary>
    public sealed record DecidedMeanwhile : StartOutcome;

    /// <summary>What would begin is not what was shown: it is shown first.</summary>
    public sealed record AsksFirst : StartOutcome;
    public sealed record Wrong(IReadOnlyList<AnswerMistake> Mistakes) : StartOutcome;
}

/// <summary>A plan that has reached its goal goes on with the next one: on the same plan, from the segment's current template.</summary>
public sealed class StartNextGoal(ScaleDb db, DraftNextGoal draft, CurrentSurvey surveys, RedateTitles redate, TimeProvider clock)
{
    /// <param name="typed">Answers to <see cref="NextGoals.Questions"/>.</param>
    public async Task<StartOutcome> Run(Visitor visitor, Answers typed, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return new StartOutcome.DecidedMeanwhile();
        if (!plan.IsAchieved) return await IsRepeated(plan, typed, cancel) ? new StartOutcome.Started() : new StartOutcome.DecidedMeanwhile();
        var outcome = await On(plan, visitor, typed, shown: null, cancel);
        if (outcome is not StartOutcome.Started) return outcome;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    /// <summary>The same to a plan at its goal that the caller has locked, and saves when it was started.</summary>
    /// <param name="shown">The draft's sign, where it was shown before; null: it was not.</param>
    public async Task<StartOutcome> On(Plan plan, Visitor visitor, Answers typed, string? shown, CancellationToken cancel)
    {
        await db.HoldVersions(cancel);
        var offered = await draft.Offered(plan, cancel);
        if (offered.Questions.Count == 0) return new StartOutcome.DecidedMeanwhile();
        var today = await db.DayOf(plan, clock.GetUtcNow(), cancel);
        if (CheckAnswers.Of(offered.Questions, typed, today) is { Count: > 0 } mistakes) return new StartOutcome.Wrong(mistakes);
        var drafted = await draft.Of(plan, visitor.CustomerName, offered, typed, today, cancel);
        if (shown is not null && shown != drafted.Sign) return new StartOutcome.AsksFirst();
        await Start(plan, visitor, drafted, cancel);
        return new StartOutcome.Started();
    }

    private async Task Start(Plan plan, Visitor visitor, NextGoalDraft next, CancellationToken cancel)
    {
        await db.LoadLeftOut(plan, cancel);
        var (revision, at) = (PlanRevision.Begin(plan), clock.GetUtcNow());
        // What is said of the customer names the new deadline and pace; what the goal behind was to bring, and when, stays as it was.
        var titles = (await redate.Of(plan, visitor, next.Phase.Deadline, cancel, next.Phase.Ask)).Items;
        foreach (var item in plan.Items.Where(item => item.Kind == ItemKind.Highlight))
            if (titles.TryGetValue(item.Id, out var title)) item.Reword(title);
        plan.StartPhase(next.Phase, visitor.ContactId, at);
        await WithdrawProposal(plan, next, at, cancel);
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.NextGoal, at);
        await db.Database.ExecuteAsync("update plans set check_in_at = {1}, check_in_every = {2} where id = {0}", cancel,
            plan.Id, next.CheckIns.At, next.CheckIns.EveryDays);
    }

    /// <summary>It was about the phase that is over. What changed answers say about the customer itself still holds, and is looked at anew.</summary>
    private async Task WithdrawProposal(Plan plan, NextGoalDraft next, DateTimeOffset at, CancellationToken cancel)
    {
        await db.Database.ExecuteAsync("update plans_to_redraft set definition_id = {1} where plan_id = {0}", cancel, plan.Id, next.Phase.DefinitionId);
        var open = db.PlanProposals.Where(proposal => proposal.CustomerId == plan.CustomerId && proposal.DecidedAt == null);
        if (await open.SingleOrDefaultAsync(cancel) is not { } proposal) return;
        proposal.Withdraw(at);
        if (proposal.Cause == ProposalCause.Answers)
            await db.Database.ExecuteAsync("insert into plans_to_redraft (plan_id, definition_id, cause) values ({0}, {1}, {2}) on conflict do nothing", cancel,
                plan.Id, next.Phase.DefinitionId, ProposalCause.Answers);
    }

    /// <summary>The goal that the plan is at is the one that was sent.</summary>
    private async Task<bool> IsRepeated(Plan plan, Answers typed, CancellationToken cancel) =>
        (await surveys.For(Purpose.Onboarding, cancel)).Value.About(Meaning.Goals) is { } asked && typed.One(asked.Key) is { } goal
            && plan.Phase > 1 && plan.Find(ItemKind.Objective, goal) is { } objective && plan.IsOfThisPhase(objective);
}
