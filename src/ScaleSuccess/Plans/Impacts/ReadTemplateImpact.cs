using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.Redrafting;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>Looks at each plan that a text of a template or a goal module could come to, while somebody waits.</summary>
public sealed class ReadTemplateImpact(DraftOnPlans draft, TimeProvider clock)
{
    /// <param name="text">As it would be published: without mistakes.</param>
    /// <param name="version">The number that it would get: it decides who is in a share.</param>
    /// <param name="limit">How long it may take; of more plans than that allows, the newest are looked at.</param>
    /// <param name="most">Of more plans than this none is looked at.</param>
    public async Task<TemplateImpact> Of(string key, string text, int version, TimeSpan limit, CancellationToken cancel, int most = int.MaxValue)
    {
        var (began, at) = (clock.GetTimestamp(), clock.GetUtcNow());
        var reached = await draft.Reached(key, cancel);
        var living = reached.Where(plan => !plan.IsOver).Select(plan => plan.Id).ToList();
        var looked = living.Count > most ? []
            : await draft.Merge(key, text, living, () => clock.GetElapsedTime(began) < limit, (plan, merged) => (Place: Rollout.PlaceOf(key, version, plan.CustomerId), Outcome: OutcomeOf(merged)), cancel);
        return TemplateImpact.Of([.. looked.CountBy(one => one).Select(one => (one.Key.Place, one.Key.Outcome, one.Value))], reached.Count - living.Count, living.Count - looked.Count, at);
    }

    internal static ImpactOutcome OutcomeOf(MergedTemplate merged) => merged switch
    {
        { IsAsked: true } => ImpactOutcome.Asked,
        { Follows: true } => ImpactOutcome.Follows,
        _ => ImpactOutcome.Same,
    };
}
