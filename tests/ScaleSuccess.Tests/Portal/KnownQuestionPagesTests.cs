using AngleSharp.Dom;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What a colleague has submitted is shown to the next one, not asked again.</summary>
public sealed class KnownQuestionPagesTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";
    private TestHost host = null!;
    private Guest ben = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ben = await host.A_colleague(await host.A_guest_with_a_plan(), "Ben Ode");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_stands_folded_with_who_said_it_when_and_one_control()
    {
        var browser = host.Browser();
        Assert.Contains("Nora Lindqvist answered 10 questions already", (await browser.Get(ben.Survey)).Text, StringComparison.Ordinal);
        var goals = Known(await browser.Get(ben.Page(1)), "goals");
        Assert.Contains("Spend less time on manual reports and See our numbers at any time", goals.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nora Lindqvist answered on 5 January 2026", goals.TextContent, StringComparison.Ordinal);
        Assert.Equal("Answer differently", goals.QuerySelector("summary .link")!.TextContent);
        Assert.False(goals.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal(11, goals.QuerySelectorAll("details input[name=goals]").Length);
        Assert.Equal("Under a minute left", (await browser.Get(ben.Page(1))).Document.QuerySelector(".whose")!.TextContent);
    }

    [Fact]
    public async Task A_page_that_a_colleague_has_answered_says_so_and_not_that_nothing_was_entered() =>
        Assert.Equal("Your colleague’s answers are kept", (await host.Browser().Get(ben.Page(1))).Document.QuerySelector("[data-autosave]")!.GetAttribute("data-nothing"));

    [Fact]
    public async Task Who_sees_nothing_differently_only_goes_on_and_sends_nothing_as_theirs()
    {
        var browser = host.Browser();
        var page = await browser.Get(ben.Page(1));
        foreach (var next in new[] { 2, 3, 4, 5 })
        {
            page = await browser.Submit(page, Next);
            Assert.Equal(ben.Page(next), page.Url.AbsolutePath);
        }
        page = await browser.Submit(page, Next);
        Assert.Equal(ben.Review, page.Url.AbsolutePath);
        Assert.Contains("Nora Lindqvist’s answer of 5 January 2026, not sent as yours", page.Text, StringComparison.Ordinal);
        await browser.Submit(page, "form.form");
        var response = (await host.ResponseOf(ben))!;
        Assert.NotNull(response.SubmittedAt);
        Assert.All(response.Read().Fields.Values, values => Assert.All(values, value => Assert.Equal("", value)));
        var together = await browser.Get(Urls.PlanColleagues(ben.Token));
        Assert.DoesNotContain("you agree on", together.Text, StringComparison.Ordinal);
        Assert.Contains("10 answers that only one of you gave", together.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing: your answers leave the plan as it is", together.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_answer_stands_open_beside_the_colleagues_and_can_be_taken_back()
    {
        var browser = host.Browser();
        await browser.Submit(await browser.Get(ben.Page(1)), Next, ("goals", ["quick_answers"]));
        var page = await browser.Get(ben.Page(1));
        var goals = Known(page, "goals");
        Assert.True(goals.QuerySelector("details")!.HasAttribute("open"));
        Assert.Contains("Nora Lindqvist answered", goals.TextContent, StringComparison.Ordinal);
        Assert.Equal(["quick_answers"], (await host.ResponseOf(ben))!.Read().Many("goals"));

        page = await browser.Submit(page, "button[name=leave][value=goals]");
        Assert.Equal(ben.Page(1), page.Url.AbsolutePath);
        Assert.False(Known(page, "goals").QuerySelector("details")!.HasAttribute("open"));
        Assert.Empty((await host.ResponseOf(ben))!.Read().Many("goals"));
    }

    [Fact]
    public async Task Conditions_look_at_what_a_colleague_said_where_one_says_nothing()
    {
        var browser = host.Browser();
        Assert.Equal(["Hours spent on reports", "Time until the month's numbers are ready", "People who use it every week"], Measures(await browser.Get(ben.Page(4))));
        await browser.Submit(await browser.Get(ben.Page(1)), Next, ("goals", ["quick_answers"]));
        Assert.Equal(["Time to answer a customer"], Measures(await browser.Get(ben.Page(4))));

        static IEnumerable<string> Measures(Page page) => page.Document.QuerySelectorAll("fieldset > .rows .row-name").Select(name => name.TextContent);
    }

    [Fact]
    public async Task A_wrong_own_answer_opens_its_question()
    {
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(ben.Page(3)), Next, ("by_when", ["2026-01-06"]));
        Assert.NotNull(page.Document.QuerySelector(".error-summary a[href='#f-by_when']"));
        Assert.True(Known(page, "by_when").QuerySelector("details")!.HasAttribute("open"));
    }

    private static IElement Known(Page page, string question) => page.Document.QuerySelector($"#f-known-{question}")!;
}
