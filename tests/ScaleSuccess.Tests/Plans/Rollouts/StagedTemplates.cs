using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Plans.Rollouts;

/// <summary>Ops roll out a version of a template, and customers who are in the share or not.</summary>
internal static class StagedTemplates
{
    public const string SmallFast = "small-fast", Module = "goal-save_time";

    /// <summary>The last milestone of the template, and the objective of the module, before and after ops have reworded them.</summary>
    public const string Milestone = "Goal reached", NewMilestone = "There we are", Objective = "Spend less time on manual reports", NewObjective = "Reports that make themselves";

    public static Task<PublishDraftOutcome> Publish(this Product product, string key, int share, bool takesLive = false, string? to = null) =>
        product.Use<IServiceProvider, PublishDraftOutcome>(async (services, cancel) =>
        {
            var text = (await product.Newest(key)).Source;
            var (before, after) = key == SmallFast ? (Milestone, NewMilestone) : (Objective, NewObjective);
            var changed = text.Replace(to is null ? before : after, to ?? after, StringComparison.Ordinal);
            Assert.NotEqual(text, changed);
            return await TemplateTexts.Publish(services, key, changed, cancel, share, takesLive);
        });

    /// <summary>As somebody decides who has looked just now.</summary>
    public static async Task<RolloutOutcome> Decide(this Product product, string key, RolloutStep step, int share = 0, int? revision = null) =>
        await product.Use<ChangeRollout, RolloutOutcome>(async (change, cancel) => await change.Run(key, revision ?? (await product.Open(key))?.Revision ?? 0, step, share, "olga", cancel));

    public static Task<Rollout?> Open(this Product product, string key) =>
        product.Use<DefinitionRollouts, Rollout?>((rollouts, cancel) => rollouts.Open(Definition.Plan, key, cancel));

    public static Task<Definition> Newest(this Product product, string key) =>
        product.Use<ActiveDefinitions, Definition>(async (definitions, cancel) => (await definitions.History(Definition.Plan, key, cancel))[0]);

    public static Task<int> ActiveVersion(this Product product, string key) =>
        product.Use<ActiveDefinitions, int>(async (definitions, cancel) => (await definitions.TryActive(Definition.Plan, key, definition => definition, cancel))!.Definition.Version);

    /// <summary>Customers who have answered, one of whom the next version of the definition reaches with this share, and one whom it does not.</summary>
    public static async Task<(Visitor In, Visitor Out)> In_and_out_of(this Product product, string key, int share, int? wider = null)
    {
        var version = (await product.Newest(key)).Version + 1;
        var (within, beyond) = ((Visitor?)null, (Visitor?)null);
        while (within is null || beyond is null)
        {
            var visitor = await product.An_answered_customer();
            var place = Rollout.PlaceOf(key, version, visitor.CustomerId);
            if (place < share) within ??= visitor;
            else if (place < (wider ?? Rollout.Everybody)) beyond ??= visitor;
        }
        return (within, beyond);
    }

    public static async Task MakePlans(this Product product)
    {
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
    }

    /// <summary>What the template, or the module, says in the customer's plan.</summary>
    public static async Task<string> Says(this Product product, string key, Visitor visitor)
    {
        var plan = await product.PlanOf(visitor);
        return key == SmallFast ? plan.Milestones()[^1].Title : plan.Find("objective", "save_time")!.Title;
    }

    public static Task<int> Follow(this Product product) => product.Run<RedraftPlans>();
}
