using AngleSharp.Dom;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What stands around the questions: what is left, where one is, how it is kept, the way on.</summary>
public sealed class SurveyFrameTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_minutes_left_are_those_of_the_questions_that_have_no_answer_yet()
    {
        var guest = await host.A_guest();
        Assert.Contains("About 3 minutes", (await host.Browser().Get(guest.Survey)).Text, StringComparison.Ordinal);
        Assert.Equal("3 min left", await Left(1));
        Assert.Equal("1 min left", await Left(4));
        Assert.Equal("Under a minute left", await Left(5));

        await Answers(guest, ("goals", ["save_time"]), ("where_to_be", ["first_win"]), ("where_now", ["starting"]), ("team_size", ["few"]), ("how", ["fast"]), ("risk", ["some"]));
        Assert.Equal("2 min left", await Left(1));

        async Task<string> Left(int page) => (await host.Browser().Get(guest.Page(page))).Document.QuerySelector(".customer-head .whose")!.TextContent;
    }

    [Fact]
    public async Task The_road_says_what_is_answered_and_leads_back_without_losing_what_was_typed()
    {
        var guest = await host.A_guest();
        await Answers(guest, ("goals", ["save_time"]), ("where_to_be", ["first_win"]));
        var browser = host.Browser();
        var page = await browser.Get(guest.Page(2));
        Assert.Equal(["done", "here", "later", "later", "later", "later"], page.Document.QuerySelectorAll(".stops li").Select(stop => stop.ClassName));
        Assert.Equal(["Answered:", "Now:", "Later:"], page.Document.QuerySelectorAll(".stops .sr").Take(3).Select(said => said.TextContent.Trim()));
        // Enter presses a form's first button: never one of the road.
        Assert.Equal("next", page.Document.QuerySelector("form button")!.GetAttribute("value"));

        var back = await browser.Submit(page, ".stops button[value='1']", ("where_now", ["trying"]));
        Assert.Equal(guest.Page(1), back.Url.AbsolutePath);
        Assert.Equal(["trying"], (await host.ResponseOf(guest))!.Read().Many("where_now"));
    }

    [Fact]
    public async Task Nothing_is_called_saved_that_is_not()
    {
        var guest = await host.A_guest();
        var browser = host.Browser();
        // Without script a page is saved when it is sent.
        var page = await browser.Get(guest.Page(1));
        Assert.Equal(("Saved when you go on", "nothing"), Said(page));
        var wrong = await browser.Submit(page, Next, ("goals", ["save_time"]));
        Assert.Equal(("Saved when you go on", "saved"), Said(wrong));
        Assert.Equal("nothing", Said(await browser.Get(guest.Page(2))).Start);

        static (string Words, string? Start) Said(Page page) =>
            (page.Document.QuerySelector("#saved [data-words]")!.TextContent, page.Document.QuerySelector("[data-autosave]")!.GetAttribute("data-start"));
    }

    [Fact]
    public async Task A_mistake_names_its_person()
    {
        var guest = await host.A_guest_at_the_last_page();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Page(5)), Next, ("people.1.name", ["Ola"]), ("people.1.email", ["nobody"]));
        Assert.Contains("Person 1: ", page.Document.QuerySelector(".error-summary a[href='#f-people-1-email']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_many_may_be_chosen_is_said_where_there_is_a_limit()
    {
        var page = await host.Browser().Get((await host.A_guest()).Page(1));
        Assert.Equal(["3"], page.Document.QuerySelectorAll(".counted").Select(choices => choices.GetAttribute("data-most")));
        Assert.Equal("{0} of 3 chosen", page.Document.QuerySelector(".tally output")!.GetAttribute("data-words"));
    }

    private Task Answers(Guest guest, params (string Field, string[] Values)[] typed) => host.Use<SaveAnswers, bool>((save, cancel) =>
        save.Run(guest.Visitor, "onboarding", typed.ToDictionary(field => field.Field, field => field.Values), cancel));
}
