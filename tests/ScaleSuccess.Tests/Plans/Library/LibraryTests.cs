using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Library;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Editing;
using ScaleSuccess.Tests.Plans.Rollouts;
using ScaleSuccess.Tests.Segments;
using static ScaleSuccess.Tests.Plans.Rollouts.StagedTemplates;

namespace ScaleSuccess.Tests.Plans.Library;

/// <summary>Templates and goal modules are begun as copies, retired and brought back.</summary>
public sealed class LibraryTests
{
    [Theory]
    [InlineData("small-fast", null)]
    [InlineData("steady", "team_size/few")]
    [InlineData("goal-save_time", null)]
    public async Task A_copy_can_be_published_as_it_is_and_takes_nobody_from_what_it_copies(string like, string? audience)
    {
        await using var product = await Product.New();
        var key = Assert.IsType<BeginOutcome.Begun>(await Begin(product, "Branch offices", like, audience)).Key;
        Assert.Equal(like.StartsWith("goal-", StringComparison.Ordinal) ? "goal-branch_offices" : "branch_offices", key);
        Assert.IsType<PublishDraftOutcome.Published>(await Publish(product, key));
        await product.A_customer_with_a_plan();
        Assert.Equal(1, (await Entry(product, SmallFast)).Plans);
        Assert.Equal((0, 1), ((await Entry(product, key)).Plans, (await Entry(product, key)).Active!.Version));
    }

    [Fact]
    public async Task Each_copy_has_a_key_of_its_own_also_beside_drafts()
    {
        await using var product = await Product.New();
        foreach (var expected in new[] { "goal-sleep", "goal-sleep_2", "goal-sleep_3" })
        {
            Assert.Equal(expected, Assert.IsType<BeginOutcome.Begun>(await Begin(product, "Sleep!", Module)).Key);
            if (expected != "goal-sleep_2") Assert.IsType<PublishDraftOutcome.Published>(await Publish(product, expected));
        }
        Assert.Equal(new BeginOutcome.Begun("small_fast"), await Begin(product, "Small & fast", SmallFast));
        Assert.Equal(new BeginOutcome.Begun("small_fast_2"), await Begin(product, "small fast", SmallFast));
        Assert.NotNull((await Entry(product, "goal-sleep_2")).Draft);
        Assert.Null((await Entry(product, "goal-sleep_2")).Active);
    }

    [Theory]
    [InlineData("  ", SmallFast, BeginRefusal.TitleIsMissing)]
    [InlineData("Copy", "nothing", BeginRefusal.NoSuchSource)]
    [InlineData("Copy", "", BeginRefusal.NoSuchSource)]
    [InlineData("Copy", "steady", BeginRefusal.AudienceIsMissing)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", SmallFast, BeginRefusal.TitleIsTooLong)]
    public async Task What_cannot_be_begun_says_why(string title, string like, BeginRefusal refusal)
    {
        await using var product = await Product.New();
        Assert.Equal(refusal, Assert.Single(Assert.IsType<BeginOutcome.Refused>(await Begin(product, title, like)).Reasons));
    }

    [Theory]
    [InlineData("{{customer.name}} <b>&")]
    [InlineData("- { key: [")]
    [InlineData("\u202e𝕏 🚀: #\"'")]
    [InlineData("goal-x: |")]
    public async Task A_hostile_title_is_a_title(string title)
    {
        await using var product = await Product.New();
        var key = Assert.IsType<BeginOutcome.Begun>(await Begin(product, title, SmallFast)).Key;
        Assert.Matches("^[a-z][a-z0-9_]*$", key);
        Assert.Equal(PlainCharacters.Clean(title), (await Entry(product, key)).Draft!.Nodes.TextAt("name"));
    }

    [Fact]
    public async Task What_is_still_needed_is_not_retired_and_what_needs_it_is_named()
    {
        await using var product = await Product.New();
        Assert.Equal(RetireRefusal.TakesEverybodyElse, Assert.IsType<RetireOutcome.Refused>(await Retire(product, "steady", "growing")).Reason);
        var option = Assert.IsType<RetireOutcome.Refused>(await Retire(product, Module, null));
        Assert.Equal(RetireRefusal.UsedByOption, option.Reason);
        Assert.Single(option.Names);
        await product.Publish(SmallFast, 10);
        Assert.Equal(RetireRefusal.RolloutIsOpen, Assert.IsType<RetireOutcome.Refused>(await Retire(product, SmallFast, "steady")).Reason);
    }

    [Fact]
    public async Task A_template_that_a_found_segment_gets_its_plans_from_is_not_retired()
    {
        await using var product = await KnownModels.Published();
        var found = (await product.Use<KnownSegments, IReadOnlyList<KnownSegment>>((known, cancel) => known.All(cancel))).First(segment => segment is { IsRule: false, IsRetired: false });
        await product.Sql($"update segments set template = 'growing' where key = '{found.Key}'");
        var refused = Assert.IsType<RetireOutcome.Refused>(await Retire(product, "growing", "steady"));
        Assert.Equal(RetireRefusal.UsedBySegments, refused.Reason);
        Assert.Contains(found.Name, refused.Names);
    }

    [Fact]
    public async Task Once_retired_nobody_new_gets_it_and_whoever_is_in_its_segment_gets_what_took_its_place()
    {
        await using var product = await Product.New();
        var living = await product.A_customer_with_a_plan();
        var waiting = await product.An_answered_customer();
        await product.Run<AssignSegments>();
        foreach (var wrong in new[] { null, "", SmallFast, "nothing", Module })
            Assert.Equal(RetireRefusal.NoReplacement, Assert.IsType<RetireOutcome.Refused>(await Retire(product, SmallFast, wrong)).Reason);
        Assert.IsType<RetireOutcome.Done>(await Retire(product, SmallFast, "small-careful"));
        Assert.Equal(RetireRefusal.ChangedMeanwhile, Assert.IsType<RetireOutcome.Refused>(await Retire(product, SmallFast, "growing")).Reason);

        await product.MakePlans();
        Assert.Equal("small-careful", await TemplateOf(product, waiting));
        var next = await product.A_customer_with_a_plan();
        Assert.NotEqual(SmallFast, (await product.PlanOf(next)).Segment);
        Assert.Equal(SmallFast, await TemplateOf(product, living));
        Assert.Equal("small-careful", (await Entry(product, SmallFast)).Retired!.ReplacedBy);
        Assert.Equal("Small and fast", (await product.Use<KnownSegments, Func<string, KnownSegment>>((known, cancel) => known.Lookup(cancel)))(SmallFast).Name);

        Assert.IsType<RetireOutcome.Done>(await product.Use<RetireTemplate, RetireOutcome>((retire, cancel) => retire.BringBack(SmallFast, cancel)));
        Assert.Equal(SmallFast, await TemplateOf(product, await product.A_customer_with_a_plan()));
    }

    [Fact]
    public async Task What_took_a_place_and_is_retired_in_turn_hands_the_place_on()
    {
        await using var product = await Product.New();
        var waiting = await product.An_answered_customer();
        await product.Run<AssignSegments>();
        await Retire(product, SmallFast, "small-careful");
        Assert.IsType<RetireOutcome.Done>(await Retire(product, "small-careful", "growing"));
        await product.MakePlans();
        Assert.Equal("growing", await TemplateOf(product, waiting));
    }

    [Fact]
    public async Task A_retired_module_is_in_no_new_plan_and_stays_in_those_that_have_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        // As if a survey without this goal had been published.
        await product.Use<SaveDefinition>((save, cancel) => save.Retire(Definition.Plan, Module, null, "olga", cancel));
        await product.Change_answers(nora, ("challenges", ["no_time", "messy_data"]));
        await product.Follow();
        Assert.Equal(Objective, await product.Says(Module, nora));
        Assert.Null((await product.PlanOf(await product.A_customer_with_a_plan())).Find("objective", "save_time"));
        Assert.Equal(new PublishDraftOutcome.Refused(PublishRefusal.IsRetired), await product.Publish(Module, 100));
    }

    [Fact]
    public async Task A_release_does_not_bring_a_retired_template_back()
    {
        await using var product = await Product.New();
        await Retire(product, SmallFast, "growing");
        await product.Use<SaveDefinition, Definition?>(async (save, cancel) => await save.FromFile(Definition.Plan, SmallFast, (await product.Newest(SmallFast)).Source + "# A release.\n", null, cancel));
        Assert.NotNull((await Entry(product, SmallFast)).Retired);
        Assert.DoesNotContain(SmallFast, (await product.Use<CurrentTemplates, TemplateSet>((templates, cancel) => templates.Published(cancel))).Templates.Keys);
    }

    [Fact]
    public async Task The_library_says_who_uses_what()
    {
        await using var product = await Product.New();
        await product.A_customer_with_a_plan();
        var (template, module) = (await Entry(product, SmallFast), await Entry(product, Module));
        Assert.Equal((1, "Small and fast", "Small and fast"), (template.Plans, template.Title, Assert.Single(template.UsedBy)));
        Assert.Equal((1, Objective), (module.Plans, module.Title));
        Assert.Single(module.UsedBy);
    }

    private static Task<BeginOutcome> Begin(Product product, string title, string like, string? audience = null) =>
        product.Use<BeginTemplate, BeginOutcome>((begin, cancel) => begin.Run(new BeginRequest(title, like, audience), "olga", cancel));

    private static Task<RetireOutcome> Retire(Product product, string key, string? replacement) =>
        product.Use<RetireTemplate, RetireOutcome>((retire, cancel) => retire.Run(key, replacement, "olga", cancel));

    private static async Task<LibraryEntry> Entry(Product product, string key) =>
        (await product.Use<ReadLibrary, IReadOnlyList<LibraryEntry>>((read, cancel) => read.All(cancel))).Single(entry => entry.Key == key);

    private static Task<PublishDraftOutcome> Publish(Product product, string key) =>
        product.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, key, cancel));

    private static Task<string> TemplateOf(Product product, ScaleSuccess.Customers.Visitor visitor) =>
        product.One<string>($"select d.key from plans p join definitions d on d.id = p.definition_id where p.customer_id = {visitor.CustomerId}");
}
