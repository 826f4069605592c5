using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>What proposing a text of a template to its living plans would do.</summary>
/// <param name="Same">Plans in which nothing would change.</param>
/// <param name="Follow">Plans that would follow by themselves: nothing that would change is accepted or reworded.</param>
/// <param name="Asked">Plans whose customer would be asked about at least one change.</param>
/// <param name="Over">Plans that stay as they are: their goal is reached, or they are closed.</param>
/// <param name="NotLookedAt">For which there was no time.</param>
public sealed record TemplateImpact(int Same, int Follow, int Asked, int Over, int NotLookedAt, DateTimeOffset At)
{
    public int Plans => Same + Follow + Asked + Over + NotLookedAt;
}

/// <summary>Merges a text of a template with each plan that was made from the template, as step redraft-plans would, and keeps nothing.</summary>
public sealed class ReadTemplateImpact(ScaleDb db, RedraftPlan redraft, TimeProvider clock)
{
    private const int Batch = 100;

    /// <param name="text">As it would be published: without mistakes.</param>
    /// <param name="limit">How long it may take; of more plans than that allows, the newest are looked at.</param>
    public async Task<TemplateImpact> Of(string key, string text, TimeSpan limit, CancellationToken cancel)
    {
        var (began, at) = (clock.GetTimestamp(), clock.GetUtcNow());
        var written = Definition.Unsaved(Definition.Plan, key, text, at);
        var template = new ParsedDefinition<Template>(written, TemplateFile.Read(CheckPlanText.FileOf(key), text).Stored(written));
        var rows = await db.Database.QueryAsync<Row>(
            """
            select p.id, f.is_over from plans p join definitions d on d.id = p.definition_id join plan_facts f on f.plan_id = p.id
            where d.kind = 'plan' and d.key = {0} order by p.id desc
            """, cancel, key);
        var (living, same, follow, asked, looked) = (rows.Where(row => !row.IsOver).Select(row => row.Id).ToList(), 0, 0, 0, 0);
        foreach (var batch in living.Chunk(Batch).TakeWhile(_ => clock.GetElapsedTime(began) < limit))
        {
            foreach (var plan in await db.PlansToMerge(batch, cancel))
                switch (MergedTemplate.Of(plan, await redraft.From(plan, template, cancel)))
                {
                    case { IsAsked: true }: asked++; break;
                    case { Follows: true }: follow++; break;
                    default: same++; break;
                }
            looked += batch.Length;
        }
        return new TemplateImpact(same, follow, asked, rows.Count - living.Count, living.Count - looked, at);
    }

    private sealed record Row(long Id, bool IsOver);
}
