using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>"Not now": keeps who did not want to answer which questions, and when. Twice is once.</summary>
public sealed class SetQuestionsAside(ScaleDb db, TimeProvider clock)
{
    /// <param name="questions">By their keys.</param>
    public async Task Run(Visitor visitor, IReadOnlyCollection<string> questions, CancellationToken cancel)
    {
        if (questions.Count == 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two tabs wait for each other here, so that the second keeps what the first has set aside.
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return;
        await db.Database.ExecuteAsync(
            """
            insert into questions_set_aside (plan_id, contact_id, questions, set_aside_at)
            select {0}, {1}, array(select unnest({2}::text[]) union select unnest(before.questions) order by 1), {3}
            from (select coalesce((select o.questions from questions_set_aside o where o.plan_id = {0} order by o.id desc limit 1), '{{}}') as questions) before
            """, cancel, plan.Id, visitor.ContactId, questions.ToArray(), clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
    }
}
