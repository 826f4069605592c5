using AngleSharp.Dom;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Surveys.VendorAnswers;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What the vendor thinks it knows is asked for a yes, not asked from the start.</summary>
public sealed class ThoughtQuestionPagesTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]", Yes = "button[name=confirm][value^=team_size]";
    private TestHost host = null!;
    private Guest nora = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        nora = await host.A_guest();
        await Knows("team_size", "few");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_says_what_we_think_since_when_and_asks_whether_that_is_right()
    {
        var page = await host.Browser().Get(nora.Page(2));
        var known = page.Document.QuerySelector("#f-known-team_size")!;
        Assert.Contains("We think: 2 to 10 Is that right?", known.TextContent, StringComparison.Ordinal);
        Assert.Contains("since 5 January 2026", known.TextContent, StringComparison.Ordinal);
        Assert.False(known.QuerySelector("details")!.HasAttribute("open"));
        Assert.Empty(known.QuerySelectorAll("[checked]"));
        // Looking at it changes nothing.
        Assert.Null(await host.ResponseOf(nora));
    }

    [Fact]
    public async Task One_press_makes_it_their_answer_which_can_be_changed()
    {
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(nora.Page(2)), Yes, ("where_now", ["trying"]));
        Assert.Equal(nora.Page(2), page.Url.AbsolutePath);
        Assert.Equal(["few"], (await host.ResponseOf(nora))!.Read().Many("team_size"));
        Assert.Equal(["trying"], (await host.ResponseOf(nora))!.Read().Many("where_now"));
        Assert.Null(page.Document.QuerySelector(Yes));
        Assert.NotNull(page.Document.QuerySelector("[name=team_size][value=few][checked]"));
        await browser.Submit(page, Next, ("team_size", ["many"]));
        Assert.Equal(["many"], (await host.ResponseOf(nora))!.Read().Many("team_size"));
    }

    [Fact]
    public async Task Unconfirmed_it_is_no_answer()
    {
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(nora.Page(2)), Next, ("where_now", ["trying"]));
        Assert.NotNull(page.Document.QuerySelector(".error-summary a[href='#f-team_size']"));
        Assert.True(page.Document.QuerySelector("#f-known-team_size details")!.HasAttribute("open"));
        Assert.Empty((await host.ResponseOf(nora))!.Read().Many("team_size"));
    }

    [Fact]
    public async Task A_yes_to_what_the_vendor_thinks_no_more_is_no_answer()
    {
        var browser = host.Browser();
        var read = await browser.Get(nora.Page(2));
        await Knows("team_size", "many");
        var page = await browser.Submit(read, Yes);
        Assert.Empty((await host.ResponseOf(nora))!.Read().Many("team_size"));
        Assert.Contains("We think: More than 50", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_said_is_worth_more_than_what_the_vendor_thinks()
    {
        await host.Use<SaveAnswers, bool>((save, cancel) => save.Run(nora.Visitor, "onboarding", new Dictionary<string, string[]>(KnownCustomers.Whole()) { ["team_size"] = ["one"] }, cancel));
        await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(nora.Visitor, "onboarding", cancel));
        var page = await host.Browser().Get((await host.A_colleague(nora, "Ben Ode")).Page(2));
        Assert.DoesNotContain("We think", page.Text, StringComparison.Ordinal);
        Assert.Contains("Just me", page.Document.QuerySelector("#f-known-team_size summary")!.TextContent, StringComparison.Ordinal);
    }

    private Task<bool> Knows(string name, params string[] given) => host.Use<TakeVendorAnswers, bool>(async (take, cancel) =>
    {
        await take.Save(nora.Visitor.CustomerId, [new SentAnswer(name, given)], TakeVendorAnswers.Api, cancel);
        return true;
    });
}
