using AngleSharp.Dom;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class SurveyLogicPagesTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Only_measures_that_fit_the_goals_are_asked_and_the_rest_are_behind_them()
    {
        var guest = await host.A_guest_at_the_last_page(("goals", ["quick_answers"]));
        var page = await host.Browser().Get(guest.Page(4));
        // What was typed for another goal stays in sight.
        Assert.Equal(["Hours spent on reports", "Time to answer a customer"], Names(page, "fieldset > .rows .row-name"));
        Assert.Equal(7, Names(page, ".more-rows .row-name").Count());
    }

    [Theory]
    [InlineData("save_time")]
    [InlineData("see_numbers")]
    [InlineData("fewer_mistakes")]
    [InlineData("faster_approvals")]
    [InlineData("one_place")]
    [InlineData("quick_answers")]
    [InlineData("new_people")]
    [InlineData("more_use")]
    [InlineData("lower_cost")]
    [InlineData("audit_ready")]
    public async Task Who_has_one_goal_is_shown_at_most_14_questions_and_fields(string goal)
    {
        var guest = await host.A_guest();
        await host.Use<SaveAnswers, bool>((save, cancel) => save.Run(guest.Visitor, "onboarding", new Dictionary<string, string[]> { ["goals"] = [goal] }, cancel));
        var shown = 0;
        for (var page = 1; page <= 5; page++)
        {
            var form = (await host.Browser().Get(guest.Page(page))).Document.QuerySelector("form.form")!;
            // Choices are one question; of measures and people each field counts; what is folded is not shown.
            shown += form.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(field => field.Closest("details, .choice-other-text") is null)
                .Select(field => field.GetAttribute("name")).Distinct().Count();
        }
        Assert.InRange(shown, 9, 14);
    }

    [Fact]
    public async Task An_answer_brings_a_question_on_the_same_page()
    {
        await Ask("""
              - title: Your week
                questions:
                  - { key: mood, ask: How was it?, kind: scale, required: true, min: 1, max: 5 }
                  - { key: why, ask: What went wrong?, kind: text, required: true, show_if: { mood: { at_most: 2 } } }
              - { title: Thanks, questions: [ { key: more, ask: Anything else?, kind: long-text } ] }
            """);
        var guest = await host.A_guest();
        var tab = host.Browser();
        var page = await tab.Get(Urls.SurveyPage(guest.Token, "week", 1));
        Assert.Null(page.Document.QuerySelector("[name=why]"));

        // Without script the page comes again with it; with autosave it comes at once, and goes again.
        var brought = await Saved("1");
        Assert.NotNull(brought.QuerySelector("#f-ask-why[hx-swap-oob=true] [name=why]"));
        Assert.Equal("mood why", brought.QuerySelector("[name=asked]")!.GetAttribute("value"));
        Assert.Empty((await Saved("5")).QuerySelector("#f-ask-why")!.Children);
        var again = await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "week", 1)), Next, ("mood", ["2"]));
        Assert.Equal(Urls.SurveyPage(guest.Token, "week", 1), again.Url.AbsolutePath);
        Assert.NotNull(again.Document.QuerySelector("[name=why]"));
        Assert.Null(again.Document.QuerySelector(".error-summary"));
        Assert.NotNull((await tab.Submit(again, Next)).Document.QuerySelector(".error-summary"));

        var last = await tab.Submit(await tab.Submit(again, Next, ("mood", ["4"]), ("why", ["Too slow"])), Next);
        await tab.Submit(last, "form.form");
        Assert.Equal(["mood", "more"], (await host.ResponseOf(guest))!.Read().Fields.Keys.Order());

        async Task<IDocument> Saved(string mood)
        {
            var answer = await tab.Http.PostAsync(Urls.SaveAnswers(guest.Token, "week"), new FormUrlEncodedContent([
                new("__RequestVerificationToken", page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("page", "1"), new("asked", "mood"), new("mood", mood)]));
            return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        }
    }

    private Task Ask(string pages) => host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(
        Definition.Survey, "week", $"survey: week\ntitle: Your week\nintro: Hello.\nthanks: Thanks.\npages:\n{pages}", null, 0, "olga", cancel));

    private static IEnumerable<string> Names(Page page, string selector) => page.Document.QuerySelectorAll(selector).Select(name => name.TextContent);
}
