using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>A second person answers, sees the first one's answers and the plan, and whoever may settles what counts.</summary>
public sealed class ColleaguesPageTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guest nora = null!, ben = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        nora = await host.A_guest_with_a_plan(("people.1.name", ["Cara Secret"]), ("people.1.email", ["cara@example.com"]));
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(nora.Visitor, new PlanVersion(1, 0), cancel));
        ben = await A_colleague("Ben Ode");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Before_answering_a_colleague_is_told_whose_answers_made_the_plan_and_after_it_where_they_differ()
    {
        var browser = host.Browser();
        var intro = await browser.Get(ben.Survey);
        Assert.Contains("There is a plan already", intro.Text, StringComparison.Ordinal);
        Assert.Contains("answers of Nora Lindqvist", intro.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Then you get your plan", intro.Text, StringComparison.Ordinal);

        await Disagrees();
        var page = await browser.Get(Urls.SurveyThanks(ben.Token, "onboarding"));
        Assert.Equal(Urls.PlanColleagues(ben.Token), page.Url.AbsolutePath);
        Assert.Contains("Answer our customers faster", Section(page, "differ"), StringComparison.Ordinal);
        Assert.Contains("Nora Lindqvist can settle it", Section(page, "differ"), StringComparison.Ordinal);
        Assert.Contains("New: ", Section(page, "would"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[name=take]"));
        // Whom somebody names is for nobody else.
        Assert.DoesNotContain("Cara Secret", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cara@example.com", page.Text, StringComparison.Ordinal);
        var closed = await browser.Get(ben.Survey);
        Assert.Contains("The plan was made from the answers of Nora Lindqvist", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Your plan is based on them", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_that_would_show_no_benefit_any_more_is_said_in_words()
    {
        await Answers(ben, ("goals", ["quick_answers"]), ("benefits", ["trusted_numbers"]));
        var would = Section(await host.Browser().Get(Urls.PlanColleagues(ben.Token)), "would");
        Assert.Contains("Benefit it shows Hours saved every week none of your benefits", System.Text.RegularExpressions.Regex.Replace(would, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_nobody_has_accepted_says_to_each_whose_answers_made_it()
    {
        var browser = host.Browser();
        nora = await host.A_guest_with_a_plan();
        var cara = await A_colleague("Cara Ode");
        Assert.Contains("Made from your answers", (await browser.Get(nora.Plan)).Text, StringComparison.Ordinal);
        Assert.Contains("Made from the answers of Nora Lindqvist", (await browser.Get(cara.Plan)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("your answers", (await browser.Get(cara.Plan)).Document.QuerySelector(".hero")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_tells_who_may_settle_it_and_an_answer_that_is_taken_is_proposed()
    {
        await Disagrees();
        var browser = host.Browser();
        Assert.Null((await browser.Get(ben.Plan)).Document.QuerySelector(".proposal-card"));
        var card = (await browser.Get(nora.Plan)).Document.QuerySelector(".proposal-card")!;
        Assert.Contains("Ben Ode answered 2 questions differently", card.TextContent, StringComparison.Ordinal);
        var page = await browser.Get(card.QuerySelector("a")!.GetAttribute("href")!);
        page = await browser.Submit(page, "button[name=take]");
        Assert.Contains("Settled: the answer is taken", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("button[name=keep]"));
        page = await browser.Submit(page, "button[name=keep]");
        Assert.Empty(page.Document.QuerySelectorAll("button[name=keep]"));
        Assert.Contains("You kept what the plan says", page.Text, StringComparison.Ordinal);
        await host.Run<RedraftPlans>();
        Assert.Contains("suggests", (await browser.Get(nora.Plan)).Document.QuerySelector(".proposal-card")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_settles_once_and_one_that_comes_too_late_says_so()
    {
        await Disagrees();
        var browser = host.Browser();
        var page = await browser.Get(Urls.PlanColleagues(nora.Token));
        await browser.Submit(page, "button[name=keep]");
        Assert.Contains("Settled: what the plan says stays", (await browser.Submit(page, "button[name=keep]")).Text, StringComparison.Ordinal);
        Assert.Contains("Not settled by you", (await browser.Submit(page, "button[name=take]")).Text, StringComparison.Ordinal);
        Assert.Equal(1L, await host.Ask(async db => (await db.Database.QueryAsync<long>("select count(*) as \"Value\" from settled_disagreements", default)).Single()));
    }

    [Fact]
    public async Task A_colleague_changes_its_own_answers_and_another_end_leads_to_where_the_plan_shows_what_moves()
    {
        await Disagrees();
        var browser = host.Browser();
        var form = await browser.Get(Urls.ChangeAnswers(ben.Token));
        Assert.Contains("Yours are kept beside them", form.Text, StringComparison.Ordinal);
        var page = await browser.Submit(form, "form[action*='answers'] .push", ("how", ["fast"]));
        Assert.Equal(Urls.PlanColleagues(ben.Token), page.Url.AbsolutePath);
        Assert.Contains("Ben Ode answered a question differently", (await browser.Get(nora.Plan)).Text, StringComparison.Ordinal);

        var ida = await A_colleague("Ida Holm");
        await Answers(ida, ("by_when", ["2026-06-30"]));
        var link = (await browser.Get(Urls.PlanColleagues(nora.Token))).Document.QuerySelector("a[href*='until=']")!;
        Assert.Contains("Ida", link.TextContent, StringComparison.Ordinal);
        var end = await browser.Get(link.GetAttribute("href")!);
        Assert.Equal("2026-06-30", end.Document.QuerySelector("[name=deadline]")!.GetAttribute("value"));
    }

    private Task Disagrees() => Answers(ben, ("goals", ["quick_answers"]), ("how", ["careful"]));

    private async Task Answers(Guest guest, params (string Field, string[] Values)[] other)
    {
        var typed = KnownCustomers.Whole();
        foreach (var (field, values) in other) typed[field] = values;
        await host.Use<SaveAnswers, bool>((save, cancel) => save.Run(guest.Visitor, "onboarding", typed, cancel));
        Assert.IsType<SubmitOutcome.Submitted>(await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel)));
    }

    private Task<Guest> A_colleague(string name) => host.A_colleague(nora, name);

    private static string Section(Page page, string id) => page.Document.QuerySelector($"section[aria-labelledby={id}]")!.TextContent;
}
