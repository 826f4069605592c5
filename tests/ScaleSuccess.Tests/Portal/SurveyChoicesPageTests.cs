using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class SurveyChoicesPageTests : IAsyncLifetime
{
    private const string Survey = """
        survey: order
        title: Order
        intro: Hello.
        thanks: Thanks.
        pages:
          - title: You
            questions:
              - { key: name, ask: What is it called?, kind: text }
              - key: parts
                ask: "What of {{answers.name}} do you use?"
                kind: choices
                most: 3
                random: true
                other: true
                choices:
                  - { key: none, label: None of these, alone: true }
                  - { key: a, label: A }
                  - { key: b, label: B }
                  - { key: c, label: C }
                  - { key: d, label: D }
                  - { key: e, label: E }
        """;

    private TestHost host = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, "order", Survey, null, 0, "olga", cancel));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_own_order_of_choices_stays_on_every_visit_and_when_autosave_brings_the_question_anew()
    {
        var guests = new[] { await host.A_guest(), await host.A_guest(), await host.A_guest(), await host.A_guest() };
        var orders = new List<string>();
        foreach (var guest in guests)
        {
            var tab = host.Browser();
            var page = await tab.Get(Urls.SurveyPage(guest.Token, "order", 1));
            orders.Add(Order(page.Document));
            Assert.EndsWith(" none other", orders[^1], StringComparison.Ordinal);
            Assert.Equal(orders[^1], Order((await host.Browser().Get(Urls.SurveyPage(guest.Token, "order", 1))).Document));
            var saved = await Saved(guest, tab, page, "Acme One");
            Assert.Equal(orders[^1], Order(saved.QuerySelector("#f-ask-parts")!));
            Assert.Contains("Acme One", saved.QuerySelector("#f-ask-parts")!.TextContent, StringComparison.Ordinal);
        }
        Assert.True(orders.Distinct().Count() > 1, string.Join('\n', orders));
    }

    [Fact]
    public async Task It_says_how_many_may_be_chosen_and_which_stands_alone()
    {
        var guest = await host.A_guest();
        var tab = host.Browser();
        var page = await tab.Get(Urls.SurveyPage(guest.Token, "order", 1));
        var tally = page.Document.QuerySelector(".counted .tally")!;
        Assert.Equal(" of 3 chosen", tally.FirstElementChild!.TextContent);
        // Counted by CSS, so it has to stand after what is counted.
        Assert.Same(tally, tally.ParentElement!.LastElementChild);
        Assert.Equal("none", page.Document.QuerySelector("[data-alone]")!.GetAttribute("value"));

        var refused = await tab.Submit(page, "form button[name=go][value=next]", ("parts", ["none", "a"]));
        Assert.Contains("“None of these” does not go together", refused.Document.QuerySelector(".error-summary a")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> Saved(Guest guest, Browser tab, Page page, string name)
    {
        var answer = await tab.Http.PostAsync(Urls.SaveAnswers(guest.Token, "order"), new FormUrlEncodedContent([
            new("__RequestVerificationToken", page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("page", "1"), new("asked", "name parts"), new("name", name)]));
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static string Order(IParentNode page) => string.Join(' ', page.QuerySelectorAll("[name=parts]").Select(box => box.GetAttribute("value")));
}
