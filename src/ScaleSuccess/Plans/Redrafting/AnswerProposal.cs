using ScaleSuccess.Customers;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <param name="Open">How many changes have no answer yet, or came or changed meanwhile.</param>
public sealed record ProposalAnswered(int Accepted, int Declined, int Open);

/// <summary>
/// A customer answers what is proposed for its plan, singly or all at once. What has no answer stays open; an answer to a
/// change that is another one by now is none.
/// </summary>
public sealed class AnswerProposal(ScaleDb db, ReadProposedPlan read, TimeProvider clock)
{
    /// <param name="answers">By the change's id: true takes it, false keeps the plan as it is.</param>
    /// <returns>Null: nothing is proposed any more.</returns>
    public Task<ProposalAnswered?> Run(Visitor visitor, IReadOnlyDictionary<string, bool> answers, CancellationToken cancel) => Answer(visitor, _ => answers, cancel);

    /// <summary>One answer to all that was shown. Taking all replaces nobody's own words: where both have changed the same, it stays open.</summary>
    /// <param name="shown">The ids of the changes on the page: what has come meanwhile was not read.</param>
    public Task<ProposalAnswered?> All(Visitor visitor, IReadOnlyCollection<string> shown, bool accepted, CancellationToken cancel) =>
        Answer(visitor, proposed => proposed.Asked.Where(change => shown.Contains(change.Id) && !(accepted && change.IsClash)).ToDictionary(change => change.Id, _ => accepted), cancel);

    private async Task<ProposalAnswered?> Answer(Visitor visitor, Func<ProposedPlan, IReadOnlyDictionary<string, bool>> answers, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.HoldVersions(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return null;
        await db.LoadLeftOut(plan, cancel);
        if (await read.Of(plan, cancel) is not { } proposed) return null;
        var (now, given) = (clock.GetUtcNow(), answers(proposed));
        var merged = proposed.Merge.Apply(given);
        plan.Become(merged, new PlanAuthor.Contact(visitor.ContactId), now, await db.DayOf(plan, now, cancel), await db.WorkingDaysOf(plan, cancel));
        await db.KeepSurveyNumbers(plan, cancel);
        var known = proposed.Asked.Select(change => change.Id).ToHashSet();
        var (accepted, declined) = (given.Count(one => one.Value && known.Contains(one.Key)), given.Count(one => !one.Value && known.Contains(one.Key)));
        proposed.Proposal.Count(accepted, declined);
        var open = PlanMerge.Of(merged, proposed.Merge.Draft, MergePolicy.AskAll).Asked.Count();
        if (open == 0)
        {
            proposed.Proposal.Answer(visitor.ContactId, now);
            plan.Follow(proposed.DefinitionId, proposed.Proposal.ToSegment);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ProposalAnswered(accepted, declined, open);
    }
}
