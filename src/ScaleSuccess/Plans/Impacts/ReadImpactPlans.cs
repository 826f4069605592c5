using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Redrafting;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>Which of the plans behind an impact.</summary>
/// <param name="Share">Those that this share of the customers, in percent, would get it in.</param>
/// <param name="After">The last plan of the page before; null: from the newest.</param>
public sealed record ImpactQuestion(ImpactOutcome Outcome, int Share, long? After);

/// <param name="Followed">What would be another by itself.</param>
/// <param name="Asked">What the customer would be asked about, and why.</param>
public sealed record ImpactPlan(long PlanId, long CustomerId, string Customer, string Segment, IReadOnlyList<ProposedChange> Followed, IReadOnlyList<PlanAsk> Asked);

/// <param name="More">There are older ones.</param>
public sealed record ImpactPlans(IReadOnlyList<ImpactPlan> Plans, bool More);

/// <summary>The customers behind the numbers of an impact, each with what the draft does to their plan. What a step has counted is looked up; else plans are looked at until a page is full.</summary>
public sealed class ReadImpactPlans(ScaleDb db, DraftOnPlans onPlans, ImpactCounts counts)
{
    public const int PerPage = 25;

    /// <param name="text">As it would be published: without mistakes.</param>
    public async Task<ImpactPlans> Of(string key, string text, int version, ImpactQuestion question, CancellationToken cancel)
    {
        var ids = await counts.Of(key, text, version, cancel) is { } count && question.Outcome != ImpactOutcome.Over
            ? await Counted(count.Id, question, cancel) : await Found(key, text, version, question, cancel);
        var shown = ids.Take(PerPage).ToList();
        var named = (await db.Database.QueryAsync<Named>(
            "select p.id, c.id as customer_id, c.name, p.segment from plans p join customers c on c.id = p.customer_id where p.id = any({0})", cancel, shown.ToArray())).ToDictionary(row => row.Id);
        var merged = question.Outcome is ImpactOutcome.Asked or ImpactOutcome.Follows
            ? (await onPlans.Merge(key, text, shown, () => true, (plan, one) => (plan.Id, one.Followed, Asked: PlanAsk.Of(plan, one)), cancel)).ToDictionary(one => one.Id) : [];
        return new ImpactPlans([.. shown.Where(named.ContainsKey).Select(id => merged.TryGetValue(id, out var one)
            ? new ImpactPlan(id, named[id].CustomerId, named[id].Name, named[id].Segment, one.Followed, one.Asked)
            : new ImpactPlan(id, named[id].CustomerId, named[id].Name, named[id].Segment, [], []))], ids.Count > PerPage);
    }

    private Task<List<long>> Counted(long count, ImpactQuestion question, CancellationToken cancel) => db.Database.QueryAsync<long>(
        "select plan_id as \"Value\" from impact_plans where count_id = {0} and outcome = {1} and place < {2} and plan_id < {3} order by plan_id desc limit {4}",
        cancel, count, question.Outcome.ToString().ToLowerInvariant(), question.Share, question.After ?? long.MaxValue, PerPage + 1);

    private async Task<List<long>> Found(string key, string text, int version, ImpactQuestion question, CancellationToken cancel)
    {
        var reached = (await onPlans.Reached(key, cancel)).Where(plan => plan.IsOver == (question.Outcome == ImpactOutcome.Over)
            && (question.After is not { } after || plan.Id < after) && Rollout.PlaceOf(key, version, plan.CustomerId) < question.Share);
        if (question.Outcome == ImpactOutcome.Over) return [.. reached.Select(plan => plan.Id).Take(PerPage + 1)];
        var found = new List<long>();
        foreach (var some in reached.Select(plan => plan.Id).Chunk(10 * PerPage))
        {
            found.AddRange((await onPlans.Merge(key, text, some, () => true, (plan, merged) => (plan.Id, Outcome: ReadTemplateImpact.OutcomeOf(merged)), cancel))
                .Where(one => one.Outcome == question.Outcome).Select(one => one.Id).OrderDescending());
            if (found.Count > PerPage) break;
        }
        return found;
    }

    private sealed record Named(long Id, long CustomerId, string Name, string Segment);
}
