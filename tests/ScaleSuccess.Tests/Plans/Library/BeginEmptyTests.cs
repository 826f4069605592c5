using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Library;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Plans.Library;

/// <summary>A template or a goal module is begun with nothing but a title, a length and what it is for.</summary>
public sealed class BeginEmptyTests
{
    [Fact]
    public async Task An_empty_template_is_valid_from_the_start_and_makes_a_plan_to_look_at()
    {
        await using var product = await Product.New();
        var key = Begun(await Begin(product, new BeginRequest("Branch offices", BeginTemplate.Nothing, "team_size/few", 60, "All branches use it")));
        var read = await Read(product, key);
        Assert.Empty(read.Mistakes);
        var preview = Assert.IsType<PlanPreview.Drafted>(await product.Use<PreviewPlan, PlanPreview>((preview, cancel) => preview.Run(key, read.Draft.Source, null, cancel)));
        Assert.Equal(["All branches use it"], preview.Plan.Items.Where(item => item.Kind == ItemKind.Milestone).Select(item => item.Title));
        Assert.Contains(preview.Plan.Items, item => item.AcceptsPlan);
        Assert.IsType<PublishDraftOutcome.Published>(await product.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, key, cancel)));
        await product.A_customer_with_a_plan();
    }

    [Fact]
    public async Task An_empty_goal_module_lacks_only_what_shows_its_benefit()
    {
        await using var product = await Product.New();
        var key = Begun(await Begin(product, new BeginRequest("Sleep well", BeginTemplate.NoModule, First: "Nobody calls at night")));
        Assert.Equal("goal-sleep_well", key);
        Assert.Equal("benefit `benefit`, `measures`", Assert.Single((await Read(product, key)).Mistakes).Key);
    }

    [Theory]
    [InlineData(BeginTemplate.Nothing, "team_size/few", 13, "A goal", BeginRefusal.DaysOutOfRange)]
    [InlineData(BeginTemplate.Nothing, "team_size/few", null, "A goal", BeginRefusal.DaysOutOfRange)]
    [InlineData(BeginTemplate.Nothing, "team_size/few", 60, " ", BeginRefusal.FirstIsMissing)]
    [InlineData(BeginTemplate.Nothing, null, 60, "A goal", BeginRefusal.AudienceIsMissing)]
    [InlineData(BeginTemplate.NoModule, null, null, "", BeginRefusal.FirstIsMissing)]
    public async Task What_an_empty_one_needs_is_asked_for(string like, string? audience, int? days, string first, BeginRefusal refusal)
    {
        await using var product = await Product.New();
        Assert.Equal(refusal, Assert.Single(Assert.IsType<BeginOutcome.Refused>(await Begin(product, new BeginRequest("New", like, audience, days, first))).Reasons));
    }

    [Fact]
    public async Task All_that_is_missing_is_asked_for_at_once()
    {
        await using var product = await Product.New();
        Assert.Equal([BeginRefusal.TitleIsMissing, BeginRefusal.AudienceIsMissing, BeginRefusal.DaysOutOfRange, BeginRefusal.FirstIsMissing],
            Assert.IsType<BeginOutcome.Refused>(await Begin(product, new BeginRequest("", BeginTemplate.Nothing))).Reasons);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_begins_one_draft_and_two_people_with_one_title_one_each()
    {
        await using var product = await Product.New();
        var request = new BeginRequest("Branch offices", BeginTemplate.Nothing, "team_size/few", 60, "All branches use it");
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(one => Begin(product, request with { Post = one % 2 == 0 ? "mine" : "theirs" })));
        Assert.Equal(["branch_offices", "branch_offices_2"], begun.Select(Begun).Distinct().Order());
        Assert.Equal(2, begun.Select((outcome, at) => (Begun(outcome), at % 2)).Distinct().Count());
    }

    private static string Begun(BeginOutcome outcome) => Assert.IsType<BeginOutcome.Begun>(outcome).Key;

    private static Task<BeginOutcome> Begin(Product product, BeginRequest request) => product.Use<BeginTemplate, BeginOutcome>((begin, cancel) => begin.Run(request, "olga", cancel));

    private static Task<TemplateDraft> Read(Product product, string key) => product.Use<ReadTemplateDraft, TemplateDraft>(async (read, cancel) => (await read.Of(key, cancel))!);
}
