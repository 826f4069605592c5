using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>Merges a text of a template or a goal module with plans that it could come to, as step redraft-plans would, and keeps nothing.</summary>
public sealed class DraftOnPlans(ScaleDb db, NpgsqlDataSource source, RedraftPlan redraft, CurrentTemplates templates)
{
    private const int Batch = 500;

    /// <summary>The plans that it could come to, the newest first.</summary>
    internal Task<List<ReachedPlan>> Reached(string key, CancellationToken cancel) => db.Database.QueryAsync<ReachedPlan>(
        CheckTemplates.IsGoalModule(key)
            ? """
            select p.id, p.customer_id, f.is_over from plans p join plan_facts f on f.plan_id = p.id
            where p.id in (select i.plan_id from plan_items i where i.origin ->> 'definition' = {0}) order by p.id desc
            """
            : """
            select p.id, p.customer_id, f.is_over from plans p join definitions d on d.id = p.definition_id join plan_facts f on f.plan_id = p.id
            where d.kind = 'plan' and d.key = {0} order by p.id desc
            """, cancel, key);

    /// <param name="text">As it would be published: without mistakes.</param>
    /// <param name="goOn">Asked before each batch.</param>
    internal async Task<List<T>> Merge<T>(string key, string text, IEnumerable<long> plans, Func<bool> goOn, Func<Plan, MergedTemplate, T> found, CancellationToken cancel)
    {
        var file = CurrentTemplates.Unsaved(Definition.Unsaved(Definition.Plan, key, text, default));
        var (offered, looked) = (await templates.Offered(cancel), new List<T>());
        // While one batch is merged the next is read.
        var merging = Task.FromResult<IReadOnlyList<T>>([]);
        try
        {
            foreach (var batch in plans.Chunk(Batch).TakeWhile(_ => goOn()))
            {
                var read = await db.PlansToMerge(source, batch, cancel);
                var own = new Dictionary<long, ParsedDefinition<Template>>();
                foreach (var id in read.Select(plan => plan.DefinitionId).Distinct()) own[id] = await templates.Version(id, cancel);
                var sources = await redraft.Sources(read, offered, cancel);
                looked.AddRange(await merging);
                merging = Task.Run<IReadOnlyList<T>>(() => [.. sources.AsParallel().AsOrdered().WithCancellation(cancel).Select(one => found(one.Plan, MergedTemplate.Of(one.Plan, Draft(one, file, own))))], cancel);
            }
        }
        finally
        {
            looked.AddRange(await merging);
        }
        return looked;
    }

    private static IReadOnlyList<PlanLine> Draft(RedraftSources sources, ParsedDefinition<PlanFile> file, Dictionary<long, ParsedDefinition<Template>> own) =>
        file.Value.Template is { } template ? sources.Draft(new(file.Definition, template)) : sources.Draft(own[sources.Plan.DefinitionId], new(file.Definition, file.Value.Module!));
}

internal sealed record ReachedPlan(long Id, long CustomerId, bool IsOver);
