using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Console.Templates.Rollouts;
using static ScaleSuccess.Tests.Plans.Rollouts.StagedTemplates;

namespace ScaleSuccess.Tests.Plans.Rollouts;

/// <summary>Whom a version reaches that was active before and is so again: plans that live do not come back with it by themselves.</summary>
public sealed class ActiveAgainTests
{
    private const string NewOnly = "Everybody, new plans only", LiveToo = "Everybody, plans that live, too";

    [Fact]
    public async Task What_was_rolled_back_reaches_new_plans_only_until_it_is_proposed()
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 50, takesLive: true);
        await product.Decide(SmallFast, RolloutStep.RollBack);
        await Activate(product, 2);
        Assert.Equal(NewOnly, await Reached(product, 2));
        await product.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(SmallFast, cancel));
        Assert.Equal(LiveToo, await Reached(product, 2));
    }

    [Fact]
    public async Task What_another_version_took_the_plans_of_reaches_new_plans_only_too()
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 100, takesLive: true);
        product.Clock.Advance(TimeSpan.FromHours(1));
        await product.Publish(SmallFast, 100, takesLive: true, to: "Third");
        product.Clock.Advance(TimeSpan.FromHours(1));
        await Activate(product, 2);
        Assert.Equal(NewOnly, await Reached(product, 2));
        product.Clock.Advance(TimeSpan.FromHours(1));
        // The plans that live have been with it all the while.
        await Activate(product, 3);
        Assert.Equal(LiveToo, await Reached(product, 3));
    }

    [Fact]
    public async Task What_was_for_new_plans_and_is_proposed_by_hand_reaches_plans_that_live_too()
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 100);
        Assert.Equal(NewOnly, await Reached(product, 2));
        await product.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(SmallFast, cancel));
        Assert.Equal(LiveToo, await Reached(product, 2));
    }

    private static async Task Activate(Product product, int version) =>
        Assert.Equal(new PublishDraftOutcome.Published(version), await product.Use<PublishTemplate, PublishDraftOutcome>((publish, cancel) => publish.Activate(SmallFast, version, cancel)));

    private static async Task<string?> Reached(Product product, int version) =>
        RolloutWords.Reached((await product.Use<DefinitionRollouts, List<Rollout>>((rollouts, cancel) => rollouts.Of(Definition.Plan, SmallFast, cancel))).Find(one => one.Version == version));
}
