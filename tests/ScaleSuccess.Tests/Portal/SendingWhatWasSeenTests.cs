using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>Only a button that says so sends a survey, and only what its reader has seen; nothing that was given is lost on the way.</summary>
public sealed class SendingWhatWasSeenTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]", Send = "form:has([name=Reviewed])";

    private const string Gate =
        """
        survey: gate
        title: Gate
        intro: Hello.
        thanks: Thanks.
        pages:
          - title: One
            questions:
              - {key: gate, kind: choice, ask: More?, choices: [{key: yes, label: "Yes"}, {key: no, label: "No"}]}
              - {key: cost, kind: money, ask: What does it cost?, currencies: [EUR, USD]}
          - title: Two
            show_if: {gate: [yes]}
            questions:
              - {key: last, kind: text, ask: Anything else?}
        """;

    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_page_that_has_become_the_last_by_its_answer_leads_to_the_review_unless_its_button_said_that_it_sends()
    {
        var (guest, tab) = (await Survey("gate", Gate), host.Browser());
        await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "gate", 1)), Next, ("gate", ["yes"]));

        var said = await tab.Get(Urls.SurveyPage(guest.Token, "gate", 1));
        Assert.Equal("Next", said.Document.QuerySelector(Next + ".main")!.TextContent.Trim());
        var review = await tab.Submit(said, Next, ("gate", ["no"]));
        Assert.Equal(Urls.ReviewAnswers(guest.Token, "gate"), review.Url.AbsolutePath);

        var last = await tab.Get(Urls.SurveyPage(guest.Token, "gate", 1));
        Assert.Equal("Send my answers", last.Document.QuerySelector(Next + ".main")!.TextContent.Trim());
        Assert.Equal(Urls.SurveyThanks(guest.Token, "gate"), (await tab.Submit(last, Next)).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_review_that_another_tab_has_outdated_is_shown_again_before_anything_is_sent()
    {
        var (guest, tab, other) = (await Survey("gate", Gate), host.Browser(), host.Browser());
        await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "gate", 1)), Next, ("gate", ["yes"]));
        await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "gate", 2)), Next, ("last", ["No"]));
        var seen = await tab.Get(Urls.ReviewAnswers(guest.Token, "gate"));
        await other.Submit(await other.Get(Urls.SurveyPage(guest.Token, "gate", 2)), Next, ("last", ["Yes, this"]));

        var again = await tab.Submit(seen, Send);
        Assert.Contains("Something was changed elsewhere", again.Text, StringComparison.Ordinal);
        Assert.Contains("Yes, this", again.Text, StringComparison.Ordinal);
        Assert.Equal(Urls.SurveyThanks(guest.Token, "gate"), (await tab.Submit(again, Send)).Url.AbsolutePath);
        // A double click finds it sent.
        Assert.Equal(Urls.SurveyThanks(guest.Token, "gate"), (await tab.Submit(again, Send)).Url.AbsolutePath);
    }

    [Fact]
    public async Task An_amount_from_one_tab_and_a_currency_from_another_are_no_answer()
    {
        var (guest, one, other) = (await Survey("gate", Gate), host.Browser(), host.Browser());
        await one.Submit(await one.Get(Urls.SurveyPage(guest.Token, "gate", 1)), Next, ("gate", ["yes"]), ("cost", ["100"]), ("cost.currency", ["EUR"]));
        var (early, late) = (await one.Get(Urls.SurveyPage(guest.Token, "gate", 1)), await other.Get(Urls.SurveyPage(guest.Token, "gate", 1)));
        await one.Submit(early, Next, ("cost", ["90"]));

        var told = await other.Submit(late, Next, ("cost.currency", ["USD"]));
        Assert.Contains("What does it cost?", told.Document.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("90", "EUR"), await Cost(guest));

        // Seen, it is theirs to decide.
        await other.Submit(told, Next, ("cost", ["90"]), ("cost.currency", ["USD"]));
        Assert.Equal(("90", "USD"), await Cost(guest));
    }

    [Fact]
    public async Task All_of_two_hundred_choices_and_of_many_rows_are_kept()
    {
        var guest = await Survey("many", $"""
            survey: many
            title: Many
            intro: Hello.
            thanks: Thanks.
            pages:
              - title: One
                questions:
                  - {"{"}key: all, kind: choices, ask: Which?, choices: [{Keys("c", 200)}]{"}"}
            {string.Join('\n', Enumerable.Range(1, 12).Select(n => $"      - {"{"}key: grid_{n}, kind: matrix, ask: Grid {n}?, rows: [{Keys("r", 20)}], choices: [{Keys("s", 2)}]{"}"}"))}
            """);
        var tab = host.Browser();
        (string, string[])[] given =
        [
            ("all", [.. Enumerable.Range(1, 200).Select(n => $"c{n}")]),
            .. from grid in Enumerable.Range(1, 12) from row in Enumerable.Range(1, 20) select ($"grid_{grid}.r{row}", new[] { "s1" }),
        ];
        await tab.Submit(await tab.Get(Urls.SurveyPage(guest.Token, "many", 1)), Next, given);

        var kept = await Kept(guest, "many");
        Assert.Equal(200, kept.Many("all").Count);
        Assert.Equal(240, kept.Fields.Keys.Count(field => field.StartsWith("grid_", StringComparison.Ordinal)));
    }

    private static string Keys(string letter, int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{{key: {letter}{n}, label: {letter}{n}}}")));

    private async Task<Guest> Survey(string key, string text)
    {
        Assert.IsType<SaveOutcome.Saved>(await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, key, text, null, 0, "olga", cancel)));
        return await host.A_guest();
    }

    private async Task<Answers> Kept(Guest guest, string survey) =>
        (await host.Use<SaveAnswers, Response?>((save, cancel) => save.Find(guest.Visitor, survey, cancel)))!.Read();

    private async Task<(string?, string?)> Cost(Guest guest)
    {
        var kept = await Kept(guest, "gate");
        return (kept.One("cost"), kept.One("cost.currency"));
    }
}
