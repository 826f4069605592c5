using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class EveryKindPageTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";

    private static readonly (string Field, string[] Values)[] Good =
    [
        ("parts", ["flows", "audit"]), ("nps", ["9"]), ("stars", ["4"]), ("faces", ["5"]), ("agree", ["4"]), ("matters", ["speed", "price"]), ("rate.reports", ["good"]), ("rate.support", ["bad"]),
        ("budget", ["1.200,50"]), ("spent", ["80"]), ("spent.currency", ["USD"]), ("soon", ["quarter"]), ("terms", ["yes"]),
    ];

    private TestHost host = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, "kinds", EveryKind.Survey, null, 0, "olga", cancel));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Each_mistake_names_its_question_and_row_and_leads_to_its_field()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        var page = await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "kinds", 1)), Next,
            ("parts", ["none", "flows"]), ("matters", ["speed", "speed"]), ("rate.reports", ["good"]), ("budget", ["12.345"]), ("spent", ["80"]));
        Assert.Equal(
        [
            "What do you use? “None of these” does not go together with another answer: please clear one of them.",
            "How likely are you to recommend us? Please choose one.",
            "What matters most? 2nd: “Speed” comes 1st already: please choose another one.",
            "How good is it? Our support: Please choose one.",
            "What may it cost? It should be 10,000 or less.",
            "What did you spend? Please choose the currency.",
            "May we quote you? Please tick the box: we need your agreement to go on.",
        ], page.Document.QuerySelectorAll(".error-summary a").Select(link => link.TextContent));
        foreach (var link in page.Document.QuerySelectorAll(".error-summary a"))
            Assert.NotNull(page.Document.QuerySelector($"input{link.GetAttribute("href")}, select{link.GetAttribute("href")}"));
        // What was typed is still there.
        Assert.Equal("speed", page.Document.QuerySelector("#f-matters-2 option[selected]")!.GetAttribute("value"));
        Assert.Equal("12.345", page.Document.QuerySelector("[name=budget]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whatever_kinds_it_has_a_survey_is_answered_without_script_and_sent()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        var review = await tab.Submit(await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "kinds", 1)), Next, Good), Next, ("last", ["Thanks"]));
        Assert.Equal(
        [
            "Workflows and The audit log", "9", "4 of 5 stars", "Very satisfied", "Agree", "1st Speed and 2nd Price", "Reports: Good and Our support: Bad", "1,200.50\u00a0EUR", "80\u00a0USD",
            "This quarter", "Yes", "Thanks",
        ], review.Document.QuerySelectorAll(".given-words").Select(words => words.TextContent));
        Assert.DoesNotContain("Nearly done", review.Text, StringComparison.Ordinal);

        await tab.Submit(review, "form.form");
        var response = (await host.ResponseOf(guest))!;
        Assert.NotNull(response.SubmittedAt);
        Assert.Equal(["speed", "price"], response.Read().Many("matters"));
        Assert.Equal(["yes"], response.Read().Many("terms"));
    }

    [Fact]
    public async Task A_page_says_again_what_was_answered_on_it()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "kinds", 1)), Next, Good);
        var page = (await tab.Get(Urls.SurveyPage(guest.Token, "kinds", 1))).Document;
        Assert.All(Good.Where(field => field.Field is not ("matters" or "budget" or "spent" or "spent.currency")).SelectMany(field => field.Values.Select(value => (field.Field, value))),
            given => Assert.True(page.QuerySelector($"[name='{given.Field}'][value='{given.value}']")!.HasAttribute("checked"), given.ToString()));
        Assert.Equal(["speed", "price"], page.QuerySelectorAll("[name=matters] option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal("USD", page.QuerySelector("[name='spent.currency'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_untouched_ranking_in_another_tab_is_not_taken_for_an_answer()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        var (one, other) = (await tab.Get(Urls.SurveyPage(guest.Token, "kinds", 1)), await tab.Get(Urls.SurveyPage(guest.Token, "kinds", 1)));
        await tab.Submit(one, Next, Good);
        var seen = await tab.Submit(other, Next, Good.Where(field => field.Field != "matters").Append(("matters", ["", ""])).ToArray());
        Assert.DoesNotContain("Answered differently", seen.Text, StringComparison.Ordinal);
        Assert.Equal(["speed", "price"], (await host.ResponseOf(guest))!.Read().Many("matters"));
    }
}
