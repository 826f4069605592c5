using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Colleagues;

public abstract record SettleOutcome
{
    private SettleOutcome() { }

    /// <summary>Now, or by an earlier click of the same person.</summary>
    public sealed record Settled : SettleOutcome;

    /// <summary>Somebody else was quicker, one of the answers is another by now, or it is not theirs to settle.</summary>
    public sealed record NotAsked : SettleOutcome;

    /// <summary>The survey does not take this answer any more.</summary>
    public sealed record CannotBeTaken : SettleOutcome;
}

/// <summary>
/// One person decides which of two answers counts. A colleague's answer that is taken changes the answers that the plan was made from; what
/// follows for the plan is proposed, as when they are changed by who gave them. One that is not taken no longer counts for the segment.
/// </summary>
public sealed class SettleDisagreement(ScaleDb db, ReadColleagues read, ChangeAnswers answers, TimeProvider clock)
{
    public const string Kept = "kept", Taken = "taken";

    /// <param name="id">As <see cref="Disagreement.Id"/> was shown.</param>
    /// <param name="take">The colleague's answer; else what the plan says is kept.</param>
    public async Task<SettleOutcome> Run(Visitor by, string id, bool take, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The answers that the plan was made from are what all who settle, or change them, wait for. Not the plan: its redraft holds what a change of answers waits for.
        var locked = await db.Database.QueryAsync<long>(
            "select r.id as \"Value\" from responses r join plans p on p.response_id = r.id where p.customer_id = {0} for update of r", cancel, by.CustomerId);
        if (locked is not [var response] || await read.Locked(by.CustomerId, cancel) is not var (plan, colleagues)) return new SettleOutcome.NotAsked();
        var decision = take ? Taken : Kept;
        if (colleagues.ToSettle(by.ContactId).FirstOrDefault(one => one.Id == id) is not { } asked) return Earlier(colleagues, by, id, decision);
        if (take && (asked.TheirEnd is not null || !await answers.Take(by, response, asked.Question, asked.Colleague.Answers, cancel))) return new SettleOutcome.CannotBeTaken();
        if (!take) await answers.SetAside(asked.Colleague.Id, asked.Question, cancel);
        await db.Database.ExecuteAsync(
            """
            insert into settled_disagreements (plan_id, contact_id, question, theirs, decision, settled_by, settled_at) values ({0}, {1}, {2}, {3}::jsonb, {4}, {5}, {6})
            on conflict (plan_id, contact_id, question, md5(theirs::text)) do update
            set decision = excluded.decision, settled_by = excluded.settled_by, settled_at = excluded.settled_at
            """, cancel,
            plan.Id, asked.Colleague.Id, asked.Question.Key, asked.Theirs, decision, by.ContactId, clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
        return new SettleOutcome.Settled();
    }

    private static SettleOutcome Earlier(PlanColleagues colleagues, Visitor by, string id, string decision)
    {
        var same = from colleague in colleagues.Answered
                   from question in colleagues.Shared
                   where id.StartsWith($"{colleague.Id}/{question.Key}/", StringComparison.Ordinal)
                   select colleagues.SettledOf(colleague, question);
        return same.Any(one => one?.Decision == decision && one.SettledBy == by.ContactId) ? new SettleOutcome.Settled() : new SettleOutcome.NotAsked();
    }
}
