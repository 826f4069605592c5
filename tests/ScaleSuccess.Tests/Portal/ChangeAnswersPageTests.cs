using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>The page on which a customer answers anew, without script: it asks what the survey would ask of them.</summary>
public sealed class ChangeAnswersPageTests : IAsyncLifetime
{
    private const string Save = "form[action*='answers'] .push";
    private TestHost host = null!;
    private Guest guest = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
        var source = (await host.Use<ActiveDefinitions, List<Definition>>((definitions, cancel) => definitions.History(Definition.Survey, "onboarding", cancel)))[0].Source;
        var changed = source.Replace("      - key: how\n", "      - { key: helper, ask: \"Who helps ({{answers.team_size}})?\", kind: text, required: true, show_if: { challenges: [messy_data] } }\n      - key: how\n", StringComparison.Ordinal);
        Assert.NotEqual(source, changed);
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, "onboarding", changed, null, 1, "olga", cancel));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_an_answer_brings_is_asked_at_once_and_what_it_makes_no_question_any_more_is_no_answer()
    {
        var browser = host.Browser();
        var page = await browser.Get(Urls.ChangeAnswers(guest.Token));
        Assert.Null(page.Document.QuerySelector("[name=helper]"));

        page = await browser.Submit(page, Save, ("challenges", ["messy_data"]));
        Assert.Equal((Urls.ChangeAnswers(guest.Token), "#f-helper"), (page.Url.AbsolutePath, page.Url.Fragment));
        Assert.Contains("Who helps (2 to 10)?", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#f-helper"));
        Assert.NotNull((await browser.Submit(page, Save)).Document.QuerySelector(".error-summary"));
        page = await browser.Submit(page, Save, ("helper", ["Petra"]));
        Assert.Equal(guest.Plan, page.Url.AbsolutePath);
        Assert.Equal("Petra", (await host.ResponseOf(guest))!.Read().One("helper"));

        await browser.Submit(await browser.Get(Urls.ChangeAnswers(guest.Token)), Save, ("challenges", ["no_time"]));
        Assert.Null((await host.ResponseOf(guest))!.Read().One("helper"));
        Assert.Null((await browser.Get(Urls.ChangeAnswers(guest.Token))).Document.QuerySelector("[name=helper]"));
    }

    [Fact]
    public async Task Only_measures_that_fit_the_goals_or_have_a_number_are_in_sight()
    {
        var page = await host.Browser().Get(Urls.ChangeAnswers(guest.Token));
        Assert.Contains("Hours spent on reports", page.Document.QuerySelectorAll("fieldset > .rows .row-name").Select(name => name.TextContent));
        Assert.Contains("Time to answer a customer", page.Document.QuerySelectorAll(".more-rows .row-name").Select(name => name.TextContent));
    }

    [Fact]
    public async Task A_page_that_was_open_when_the_survey_changed_changes_only_what_it_shows()
    {
        var browser = host.Browser();
        var page = await browser.Get(Urls.ChangeAnswers(guest.Token));
        await browser.Submit(await browser.Get(Urls.ChangeAnswers(guest.Token)), Save, ("challenges", ["messy_data"]));
        await browser.Submit(await browser.Get(Urls.ChangeAnswers(guest.Token)), Save, ("helper", ["Petra"]));
        await browser.Submit(page, Save, ("how", ["careful"]));
        var answers = (await host.ResponseOf(guest))!.Read();
        Assert.Equal(("Petra", "careful", "messy_data"), (answers.One("helper"), answers.One("how"), answers.One("challenges")));
    }
}
