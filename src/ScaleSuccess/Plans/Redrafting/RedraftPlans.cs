using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// Brings a new version of a template to the plans that it is proposed to, and changed answers to the plan that was made from them. What
/// the customer has neither changed nor accepted follows by itself; the rest becomes a proposal, which it answers change by change. A plan
/// that is over waits until it is opened again or goes on with a next goal.
/// </summary>
public sealed class RedraftPlans(ScaleDb db, CurrentTemplates templates, RedraftPlan redraft, TimeProvider clock) : IStep
{
    private const int Batch = 100;

    /// <summary>Changed answers that a plan has still to follow; empty: there are none.</summary>
    public static List<long> AskAnswered(AskedTogether asked, WhosePlan whose) =>
        asked.All($"select plan_id from plans_to_redraft where cause = 'answers' and plan_id = ({whose.Plan})", row => row.GetInt64(0), whose.Key);

    /// <exception cref="AggregateException">Plans that could not be drafted anew; all others are.</exception>
    public async Task<int> Run(CancellationToken cancel)
    {
        var (total, failed) = (0, new List<Exception>());
        for (long[] ids = await Waiting(0, cancel); ids.Length > 0; ids = await Waiting(ids[^1], cancel))
            try
            {
                total += await RunBatch(ids, cancel);
            }
            catch (Exception) when (!cancel.IsCancellationRequested)
            {
                // One of them: the others do not wait for it.
                total += await OneByOne(ids, failed, cancel);
            }
        return failed.Count == 0 ? total : throw new AggregateException(failed);
    }

    private async Task<int> OneByOne(long[] ids, List<Exception> failed, CancellationToken cancel)
    {
        var total = 0;
        foreach (var id in ids)
            try
            {
                db.ChangeTracker.Clear();
                total += await RunBatch([id], cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                failed.Add(new InvalidOperationException($"Plan {id} could not be drafted anew.", e));
            }
        db.ChangeTracker.Clear();
        return total;
    }

    private async Task<long[]> Waiting(long after, CancellationToken cancel) => [.. await db.Database.QueryAsync<long>(
        """
        select r.plan_id as "Value"
        from plans_to_redraft r join plan_facts f on f.plan_id = r.plan_id
        where r.plan_id > {0} and not f.is_over
        order by r.plan_id limit {1}
        """, cancel, after, Batch)];

    private async Task<int> RunBatch(long[] ids, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.HoldVersions(cancel);
        var rows = await db.Database.QueryAsync<Row>(
            "select plan_id, definition_id, cause from plans_to_redraft where plan_id = any({0}) order by plan_id for update skip locked", cancel, ids);
        var done = new List<long>();
        foreach (var row in rows)
            if (await db.PlanToChange(row.PlanId, cancel) is { IsOver: false } plan)
            {
                await Redraft(plan, row, cancel);
                done.Add(row.PlanId);
            }
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteAsync("delete from plans_to_redraft where plan_id = any({0})", cancel, done.ToArray());
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return done.Count;
    }

    private async Task Redraft(Plan plan, Row row, CancellationToken cancel)
    {
        await db.LoadLeftOut(plan, cancel);
        var template = await templates.Version(row.DefinitionId, cancel);
        var (draft, now) = (await redraft.From(plan, template, cancel), clock.GetUtcNow());
        var merged = MergedTemplate.Of(plan, draft);
        plan.Become(merged.State, new PlanAuthor.Template(), now, await db.DayOf(plan, now, cancel), await db.WorkingDaysOf(plan, cancel));
        await db.KeepSurveyNumbers(plan, cancel);
        if (merged.IsAsked)
            // A move to another segment that is open asks about more than this.
            await db.Database.ExecuteAsync(
                """
                insert into plan_proposals (customer_id, definition_id, from_segment, from_template, to_segment, to_template, cause, created_at)
                values ({0}, {1}, {2}, {3}, {2}, {3}, {4}, {5})
                on conflict (customer_id) where decided_at is null
                do update set definition_id = excluded.definition_id, cause = excluded.cause, created_at = excluded.created_at
                where plan_proposals.assignment_id is null
                """, cancel, plan.CustomerId, row.DefinitionId, plan.Segment, template.Definition.Key, row.Cause, now);
        else
        {
            plan.Follow(row.DefinitionId, plan.Segment);
            // What another version asked about is answered by this one.
            await db.Database.ExecuteAsync(
                "update plan_proposals set decision = 'withdrawn', decided_at = {1} where customer_id = {0} and decided_at is null and assignment_id is null", cancel, plan.CustomerId, now);
        }
    }

    private sealed record Row(long PlanId, long DefinitionId, string Cause);
}
