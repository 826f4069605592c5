using System.Globalization;
using ScaleSuccess.BrowserTests.Given;

namespace ScaleSuccess.BrowserTests.People;

/// <summary>A customer's champion with three minutes and no manual: answers the survey and works with the plan.</summary>
public sealed class Champion(Visit visit)
{
    private IPage Page => visit.Page;
    private ILocator Next => Page.Locator(".dock button[value=next]");

    public async Task OpensTheSurvey(string link)
    {
        await visit.Open(link);
        await visit.Press(Page.Locator("a.button.large"));
    }

    public async Task ChoosesGoals()
    {
        await Choose("goals", "save_time", "see_numbers", "other");
        await Type("goals.other", "Fewer phone calls");
        await Choose("where_to_be", "first_win");
    }

    public async Task TellsWhereTheyAre()
    {
        await Choose("where_now", "starting");
        await Choose("team_size", "few");
        await Choose("challenges", "no_time");
    }

    public async Task TellsTheWay()
    {
        var soon = TimeProvider.System.GetUtcNow().AddDays(60);
        await Type("by_when", soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Choose("how", "fast");
        await Choose("risk", "some");
    }

    public async Task TellsWhatItShouldBring()
    {
        await Choose("benefits", "hours_back");
        // Of other goals than theirs, it is behind "Add another".
        if (!await Page.Locator("[name='measures.report_hours.baseline']").IsVisibleAsync()) await Page.Locator(".more-rows > summary").ClickAsync();
        await Type("measures.report_hours.baseline", "10");
        await Type("measures.report_hours.target", "2");
    }

    public async Task NamesAColleague(string email)
    {
        await Page.Locator(".more-rows > summary").ClickAsync();
        await Type("people.1.name", "Jonas Weber");
        await Type("people.1.email", email);
        await Page.Locator("[name='people.1.role']").SelectOptionAsync("user");
    }

    /// <summary>From the survey's link to the plan.</summary>
    /// <returns>The plan's path.</returns>
    public async Task<string> GetsAPlan(string link, string colleague = "jonas@example.com")
    {
        await OpensTheSurvey(link);
        await AnswersEverything(colleague);
        await SendsTheAnswersAndWaitsForThePlan();
        return new Uri(Page.Url).AbsolutePath;
    }

    public Task GoesOn() => visit.Press(Next);

    /// <summary>From the first page to the last, which is left to be sent.</summary>
    public async Task AnswersEverything(string colleague)
    {
        await ChoosesGoals();
        await GoesOn();
        await TellsWhereTheyAre();
        await GoesOn();
        await TellsTheWay();
        await GoesOn();
        await TellsWhatItShouldBring();
        await GoesOn();
        await NamesAColleague(colleague);
    }

    /// <summary>The page after it leads on to the plan by itself, as soon as there is one.</summary>
    public async Task SendsTheAnswersAndWaitsForThePlan()
    {
        await GoesOn();
        await Page.Locator(".dock button.main").ClickAsync();
        await Page.WaitForURLAsync(address => new Uri(address).AbsolutePath.StartsWith("/p/", StringComparison.Ordinal), new() { Timeout = 60_000 });
    }

    /// <summary>The first action in the plan that is theirs to tick; the one that asks to accept it is not.</summary>
    /// <returns>Its title.</returns>
    public async Task<string> MarksAnActionDone()
    {
        var button = Page.Locator("button.tick[name=done][id^=tick-need]").First;
        var id = (await button.GetAttributeAsync("id"))!["tick-".Length..];
        var row = Page.Locator($"[id='{id}']");
        var title = await row.Locator(".item-title").InnerTextAsync();
        await button.ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Done just now");
        return title;
    }

    public async Task AsksForHelp(string words)
    {
        await Page.Locator("#stuck details:has(#stuck-stuck) > summary").ClickAsync();
        await Page.Locator("#stuck-stuck textarea").FillAsync(words);
        await visit.Press(Page.Locator("#stuck-stuck button"));
        await Assertions.Expect(Page.Locator("#stuck .talk")).ToContainTextAsync(words);
    }

    /// <summary>By the link at the top, which leads into a closed panel on the road.</summary>
    /// <returns>The id of the item on the page.</returns>
    public async Task<string> IsStuckAtTheNextThing(string words)
    {
        var link = Page.Locator(".next a[href^='#stuck-item-']");
        var form = (await link.GetAttributeAsync("href"))![1..];
        await link.ClickAsync();
        await Page.Locator($"[id='{form}'] textarea").FillAsync(words);
        await visit.Press(Page.Locator($"[id='{form}'] button"));
        var item = form["stuck-".Length..];
        await Assertions.Expect(Page.Locator($"[id='{item}'] .talk")).ToContainTextAsync(words);
        return item;
    }

    /// <summary>Begins to ask for help, ticks an action first, and sends it then.</summary>
    public async Task AsksForHelpWithAPause(string words)
    {
        var (form, text) = (Page.Locator("#stuck-stuck"), Page.Locator("#stuck-stuck textarea"));
        await Page.Locator("#stuck details:has(#stuck-stuck) > summary").ClickAsync();
        await text.FillAsync(words);
        await MarksAnActionDone();
        await Assertions.Expect(text).ToBeVisibleAsync();
        await Assertions.Expect(text).ToHaveValueAsync(words);
        await visit.Press(form.Locator("button"));
        await Assertions.Expect(Page.Locator("#stuck .talk")).ToContainTextAsync(words);
        await Page.ReloadAsync();
        await Assertions.Expect(text).ToHaveValueAsync("");
    }

    public async Task AcceptsThePlan()
    {
        await Page.Locator("#next-accept").ClickAsync();
        await Assertions.Expect(Page.Locator("#canvas")).ToContainTextAsync("Accepted by you");
    }

    public async Task<int> MilestonesDone() =>
        await Page.Locator(".leg.done").CountAsync();

    public async Task<string> NextMilestone() => await Page.Locator(".leg.here h3").InnerTextAsync();

    public async Task Choose(string question, params string[] choices)
    {
        foreach (var choice in choices) await Page.Locator($"[name='{question}'][value='{choice}']").CheckAsync();
    }

    /// <summary>A question that a colleague has answered.</summary>
    public async Task AnswersDifferently(string question, params string[] choices)
    {
        await Page.Locator($"#f-known-{question} summary").ClickAsync();
        await Choose(question, choices);
    }

    public Task Type(string field, string text) => Page.Locator($"[name='{field}']").FillAsync(text);
}
