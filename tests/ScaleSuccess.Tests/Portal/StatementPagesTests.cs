using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class StatementPagesTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";

    private const string Survey = """
        survey: words
        title: Words
        intro: Hello.
        thanks: Thanks.
        pages:
          - { title: Welcome, questions: [ { key: hello, ask: Good to see you., kind: statement } ] }
          - { title: You, questions: [ { key: wish, ask: What do you wish?, kind: text } ] }
          - { title: Between, questions: [ { key: between, ask: One more., kind: statement } ] }
          - { title: Last, questions: [ { key: last, ask: Anything else?, kind: text } ] }
        """;

    private TestHost host = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, "words", Survey, null, 0, "olga", cancel));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Pages_without_a_question_are_read_and_passed_and_nobody_comes_back_to_them()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        Assert.Equal(Page(1), await Continues());
        var first = await tab.Get(Page(1));
        Assert.Equal("Good to see you.", first.Document.QuerySelector(".statement h2")!.TextContent);

        var second = await tab.Submit(first, Next);
        Assert.Equal(Page(2), second.Url.AbsolutePath);
        var third = await tab.Submit(second, Next, ("wish", ["Calm"]));
        Assert.Equal(Page(3), third.Url.AbsolutePath);
        // They come back later: on with what is to be answered.
        Assert.Equal(Page(4), await Continues());
        var last = await tab.Submit(third, Next);
        Assert.Equal(Page(4), last.Url.AbsolutePath);

        var review = await tab.Submit(last, Next, ("last", ["No"]));
        Assert.Equal(["You", "Last"], review.Document.QuerySelectorAll(".review-page h2").Select(title => title.TextContent));
        await tab.Submit(review, "form.form");
        Assert.NotNull((await host.ResponseOf(guest))!.SubmittedAt);

        string Page(int page) => Urls.SurveyPage(guest.Token, "words", page);

        async Task<string?> Continues() => (await tab.Get(Urls.Survey(guest.Token, "words"))).Document.QuerySelector("a.button.large")!.GetAttribute("href");
    }
}
