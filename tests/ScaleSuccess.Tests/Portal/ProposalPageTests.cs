using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Portal;

/// <summary>The page on which a customer answers what we propose for its plan.</summary>
public sealed class ProposalPageTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guest guest = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(guest.Visitor, new PlanVersion(1, 0), cancel));
        await A_better_template();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_plan_says_how_much_is_proposed_and_each_change_is_taken_or_left()
    {
        var browser = host.Browser();
        var notice = (await browser.Get(guest.Plan)).Document.QuerySelector(".proposal-card")!;
        Assert.Contains("suggests 2 changes to your plan", notice.TextContent, StringComparison.Ordinal);
        var page = await browser.Get(notice.QuerySelector("a")!.GetAttribute("href")!);
        var choices = page.Document.QuerySelectorAll(".proposed");
        Assert.Equal(2, choices.Length);
        Assert.Empty(page.Document.QuerySelectorAll("[checked]"));
        Assert.DoesNotContain("without an answer", page.Text, StringComparison.Ordinal);

        var (first, second) = (Name(choices[0]), Name(choices[1]));
        page = await browser.Submit(page, "form .answer-all [type=submit]", (first, ["yes"]));
        Assert.Contains("One change is still without an answer", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Everybody is in", (await Titles()), StringComparer.Ordinal);
        page = await browser.Submit(page, "form .answer-all [type=submit]", (second, ["no"]));
        Assert.DoesNotContain("A goal with another name", (await Titles()), StringComparer.Ordinal);
        Assert.Null(page.Document.QuerySelector(".proposal-card"));
        Assert.Contains("accepted by you", (await browser.Get(guest.Plan + "/history")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_else_is_needed_what_we_suggest_is_the_next_thing()
    {
        var now = host.Clock.GetUtcNow();
        await host.Ask(db => db.Set<PlanItem>().Where(item => item.Kind == ItemKind.Action && item.Side == "customer").ExecuteUpdateAsync(item => item.SetProperty(one => one.DoneAt, now)));
        var page = await host.Browser().Get(guest.Plan);
        Assert.DoesNotContain("Nothing", page.Document.QuerySelector(".hero")!.TextContent.Replace("Nothing is overdue", "", StringComparison.Ordinal).Replace("Nothing changes", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("suggests 2 changes to your plan", page.Document.QuerySelector(".next h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Urls.PlanProposal(guest.Token), page.Document.QuerySelector(".next .button.main")!.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector(".proposal-card"));
    }

    [Fact]
    public async Task A_review_says_that_suggestions_wait_and_leads_to_them_and_confirming_it_leaves_them_open()
    {
        var browser = host.Browser();
        var review = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        var ahead = review.Document.QuerySelector("section[aria-labelledby=ahead]")!;
        Assert.Contains("suggests 2 changes to your plan", ahead.TextContent, StringComparison.Ordinal);
        Assert.NotNull(ahead.QuerySelector($"a[href='{Urls.PlanProposal(guest.Token)}']"));
        var confirmed = await browser.Submit(review, "#confirm-review");
        Assert.Contains("Confirmed by you", confirmed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("suggests", confirmed.Text, StringComparison.Ordinal);
        Assert.NotNull((await browser.Get(guest.Plan)).Document.QuerySelector(".proposal-card"));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public async Task All_are_taken_or_left_at_once(string all, bool isTaken)
    {
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan + "/proposal"), $"button[name=all][value={all}]");
        Assert.Equal(guest.Plan, page.Url.AbsolutePath);
        Assert.Equal(isTaken, (await Titles()).Contains("Everybody is in"));
        Assert.Equal("Nothing to decide", (await browser.Get(guest.Plan + "/proposal")).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_saved_and_a_form_that_comes_too_late_does_nothing()
    {
        var browser = host.Browser();
        var form = await browser.Get(guest.Plan + "/proposal");
        Assert.Contains("Choose at least one answer", (await browser.Submit(form, "form .answer-all [type=submit]")).Document.Body!.TextContent, StringComparison.Ordinal);
        await browser.Submit(form, "button[name=all][value=no]");
        var late = await browser.Submit(form, "button[name=all][value=yes]");
        Assert.Equal(200, (int)late.Status);
        Assert.DoesNotContain("Everybody is in", (await Titles()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Both_texts_stand_side_by_side_where_the_customer_has_changed_the_same()
    {
        var browser = host.Browser();
        var plan = await host.Ask(db => db.Set<Plan>().AsNoTracking().Include(one => one.Items).SingleAsync());
        await browser.Submit(await browser.Get($"{guest.Plan}/change?item=milestone/{plan.Milestones()[1].Key}"), "form[action*='change'] .push", ("title", ["In our own words"]));
        var clash = (await browser.Get(guest.Plan + "/proposal")).Document.QuerySelectorAll(".proposed").First(one => one.TextContent.Contains("In our own words", StringComparison.Ordinal));
        Assert.Contains("Everybody is in", clash.TextContent, StringComparison.Ordinal);
        Assert.Contains("Keep yours", clash.TextContent, StringComparison.Ordinal);
        // Taking all replaces nobody's own words.
        var page = await browser.Submit(await browser.Get(guest.Plan + "/proposal"), "button[name=all][value=yes]");
        Assert.Contains("In our own words", (await Titles()), StringComparer.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".proposed"));
    }

    [Fact]
    public async Task A_measure_that_would_show_another_benefit_names_both_here_and_in_the_history()
    {
        var other = await host.A_guest_with_a_plan(("goals", ["one_place"]), ("benefits", ["trusted_numbers"]), ("measures.weekly_users.baseline", ["2"]), ("measures.weekly_users.target", ["9"]));
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(other.Visitor, new PlanVersion(1, 0), cancel));
        var browser = host.Browser();
        await browser.Submit(await browser.Get(Urls.ChangeAnswers(other.Token)), "form[action*='answers'] .push", ("goals", ["see_numbers"]), ("benefits", ["better_decisions"]));
        await host.Run<RedraftPlans>();
        var page = await browser.Get(other.Plan + "/proposal");
        Assert.Contains(page.Document.QuerySelectorAll(".proposed"), one => Spaced(one.TextContent).Contains("Benefit it shows: Numbers that everyone trusts Better, quicker decisions", StringComparison.Ordinal));
        page = await browser.Submit(page, "button[name=all][value=yes]");
        var history = Spaced((await browser.Get(other.Plan + "/history")).Document.QuerySelector(".revisions")!.TextContent);
        Assert.Contains("Benefit it shows one that is left out Better, quicker decisions", history, StringComparison.Ordinal);
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Name(AngleSharp.Dom.IElement choice) => choice.QuerySelector("input[type=radio]")!.GetAttribute("name")!;

    private Task<List<string>> Titles() => host.Ask(db => db.Set<PlanItem>().Select(item => item.Title).ToListAsync());

    /// <summary>Ops give two milestones other names, and propose it.</summary>
    private async Task A_better_template()
    {
        var plan = await host.Ask(db => db.Set<Plan>().AsNoTracking().Include(one => one.Items).SingleAsync());
        var milestones = plan.Milestones();
        var source = (await host.Use<ActiveDefinitions, List<Definition>>((definitions, cancel) => definitions.History(Definition.Plan, plan.Segment, cancel)))[0].Source;
        var text = source.Replace(milestones[1].Title, "Everybody is in", StringComparison.Ordinal).Replace(milestones[^1].Title, "A goal with another name", StringComparison.Ordinal);
        Assert.IsType<PublishDraftOutcome.Published>(await host.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, plan.Segment, text, cancel)));
        Assert.Equal(1, await host.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(plan.Segment, cancel)));
        await host.Run<RedraftPlans>();
    }
}
