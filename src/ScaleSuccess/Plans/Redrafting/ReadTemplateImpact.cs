using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>What proposing a text of a template or a goal module to its living plans would do.</summary>
/// <param name="Same">Plans in which nothing would change.</param>
/// <param name="Follow">Plans that would follow by themselves: nothing that would change is accepted or reworded.</param>
/// <param name="Asked">Plans whose customer would be asked about at least one change.</param>
/// <param name="Over">Plans that stay as they are: their goal is reached, or they are closed.</param>
/// <param name="NotLookedAt">For which there was no time.</param>
public sealed record TemplateImpact(int Same, int Follow, int Asked, int Over, int NotLookedAt, DateTimeOffset At)
{
    public int Plans => Same + Follow + Asked + Over + NotLookedAt;
    public int LookedAt => Same + Follow + Asked;

    /// <summary>How many of these follow, and are asked, in each share that it can be published to first.</summary>
    public IReadOnlyList<(int Share, int Follow, int Asked)> Shares { get; init; } = [];
}

/// <summary>Merges a text of a template or a goal module with each plan that it could come to, as step redraft-plans would, and keeps nothing.</summary>
public sealed class ReadTemplateImpact(ScaleDb db, RedraftPlan redraft, CurrentTemplates templates, TimeProvider clock)
{
    private const int Batch = 500;

    /// <param name="text">As it would be published: without mistakes.</param>
    /// <param name="version">The number that it would get: it decides who is in a share.</param>
    /// <param name="limit">How long it may take; of more plans than that allows, the newest are looked at.</param>
    public async Task<TemplateImpact> Of(string key, string text, int version, TimeSpan limit, CancellationToken cancel)
    {
        var (began, at, isModule) = (clock.GetTimestamp(), clock.GetUtcNow(), CheckTemplates.IsGoalModule(key));
        var file = CurrentTemplates.Unsaved(Definition.Unsaved(Definition.Plan, key, text, at));
        var rows = await db.Database.QueryAsync<Row>(
            isModule
                ? """
                select p.id, f.is_over from plans p join plan_facts f on f.plan_id = p.id
                where p.id in (select i.plan_id from plan_items i where i.origin ->> 'definition' = {0}) order by p.id desc
                """
                : """
                select p.id, f.is_over from plans p join definitions d on d.id = p.definition_id join plan_facts f on f.plan_id = p.id
                where d.kind = 'plan' and d.key = {0} order by p.id desc
                """, cancel, key);
        var (living, looked) = (rows.Where(row => !row.IsOver).Select(row => row.Id).ToList(), new List<Looked>());
        var offered = await templates.Offered(cancel);
        // While one batch is merged the next is read.
        var merging = Task.FromResult<IReadOnlyList<Looked>>([]);
        try
        {
            foreach (var batch in living.Chunk(Batch).TakeWhile(_ => clock.GetElapsedTime(began) < limit))
            {
                var plans = await db.PlansToMerge(batch, cancel);
                var own = new Dictionary<long, ParsedDefinition<Template>>();
                foreach (var id in plans.Select(plan => plan.DefinitionId).Distinct()) own[id] = await templates.Version(id, cancel);
                var sources = await redraft.Sources(plans, offered, cancel);
                looked.AddRange(await merging);
                merging = Task.Run<IReadOnlyList<Looked>>(() => [.. sources.AsParallel().WithCancellation(cancel).Select(one => Look(key, version, one, file.Value.Template is { } template
                    ? one.Draft(new(file.Definition, template)) : one.Draft(own[one.Plan.DefinitionId], new(file.Definition, file.Value.Module!))))], cancel);
            }
        }
        finally
        {
            looked.AddRange(await merging);
        }
        return new TemplateImpact(looked.Count - looked.Count(one => one.IsAsked || one.Follows), looked.Count(one => one.Follows && !one.IsAsked), looked.Count(one => one.IsAsked),
            rows.Count - living.Count, living.Count - looked.Count, at)
        {
            Shares = [.. Rollout.Shares.Select(share => (share, looked.Count(one => one.Place < share && one.Follows && !one.IsAsked), looked.Count(one => one.Place < share && one.IsAsked)))],
        };
    }

    private static Looked Look(string key, int version, RedraftSources sources, IReadOnlyList<PlanLine> draft)
    {
        var merged = MergedTemplate.Of(sources.Plan, draft);
        return new Looked(Rollout.PlaceOf(key, version, sources.Plan.CustomerId), merged.Follows, merged.IsAsked);
    }

    private sealed record Row(long Id, bool IsOver);
    private readonly record struct Looked(int Place, bool Follows, bool IsAsked);
}
