using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>What only a person can help with reaches ops, and no page claims what its customer did not say.</summary>
public sealed class NeedsAttentionTests : MailedProduct
{
    private const string Nora = "nora@example.com", Jonas = "jonas@example.com";

    [Fact]
    public async Task Many_requests_of_one_customer_and_a_reported_invitation_reach_ops()
    {
        await using var console = await Chromium.Visit(Running.Url);
        await using var home = await Chromium.Visit(Running.Url);
        await using var stranger = await Chromium.Visit(Running.Url);
        var (ops, nora) = (new Ops(console), new Champion(home));
        await ops.SignsInForTheFirstTime(Running.Told("one-time password"));
        using var crm = new PartnerSystem(Running.Url, await ops.MakesAnApiKey("Our CRM"));
        await crm.MakesKnown("Kestrel Cycles", "Nora Lindqvist", Nora);

        await nora.OpensTheSurvey((await Mail(Nora, "/s/")).Link("/s/"));
        await Another_tab_answers_first(home, nora);
        await nora.GoesOn();
        await nora.TellsWhereTheyAre();
        await nora.GoesOn();
        await nora.TellsTheWay();
        await nora.GoesOn();
        await nora.GoesOn();
        await nora.NamesAColleague(Jonas);
        await Assertions.Expect(home.Page.Locator("#saved")).ToContainTextAsync("Saved");
        await nora.SendsTheAnswersAndWaitsForThePlan();

        await Assertions.Expect(home.Page.Locator(".cell").Filter(new() { HasText = "Key benefits" })).ToContainTextAsync("You named none yourself.");
        foreach (var words in new[] { "Who sets up sign-in?", "Can we start later?", "We need another admin", "Where is the starter set?", "Can somebody call us?" })
            await nora.AsksForHelp(words);
        await Look.At(home, "plan-none-named");
        await Being_stuck_is_answered_and_solved(home, console, nora);

        await stranger.Open((await Mail(Jonas, Urls.Invitation(""))).Link(Urls.Invitation("")));
        await stranger.Press(stranger.Page.Locator("button[value=unwanted]"));

        await console.Open(Urls.Ops);
        await Assertions.Expect(console.Page.Locator("#help .entry")).ToContainTextAsync("Can somebody call us?");
        await Assertions.Expect(console.Page.Locator(".card").Filter(new() { HasText = "Reported invitations" })).ToContainTextAsync("Named by Nora Lindqvist");
        await Look.At(console, "ops-today-attention");
        await console.Press(console.Page.Locator("button[name=Contact]"));
        await Assertions.Expect(console.Page.Locator("main")).ToContainTextAsync("Report closed.");

        home.DidNothingUnwanted();
        console.DidNothingUnwanted();
        stranger.DidNothingUnwanted();
    }

    /// <summary>A link leads into the closed panel; the answer comes by mail and leads there, too.</summary>
    private async Task Being_stuck_is_answered_and_solved(Visit home, Visit console, Champion nora)
    {
        // Axe leaves empty styles behind, which htmx would put into the new page.
        await home.Page.ReloadAsync();
        await nora.AcceptsThePlan();
        var item = await nora.IsStuckAtTheNextThing("The VAT total is <312.40> off, @Nora knows why.");
        await Assertions.Expect(home.Page.Locator($"[id='{item}']")).ToBeInViewportAsync();
        await Look.At(home, "plan-stuck");

        await console.Open(Urls.OpsInbox);
        await console.Press(console.Page.Locator(".inbox .entry a").Filter(new() { HasText = "Kestrel Cycles" }).Last);
        await Look.At(console, "ops-inbox");
        await On_a_phone_the_list_and_the_thread_are_two_pages(console);
        await console.Page.Locator("#thread textarea").FillAsync("Credit notes count twice.\nThe fix comes tomorrow.");
        await console.Press(console.Page.Locator("#thread button[value=send]"));
        await Assertions.Expect(console.Page.Locator("#thread .talk")).ToContainTextAsync("The fix comes tomorrow.");

        var answer = await Mail(Nora, "#item-");
        await Look.AtMail(home, "mail-thread-answer", answer);
        await home.Page.GotoAsync("about:blank");
        await home.Page.GotoAsync(answer.Link("/p/"));
        await Assertions.Expect(home.Page.Locator($"[id='{item}'] .talk")).ToContainTextAsync("The fix comes tomorrow.");
        await Assertions.Expect(home.Page.Locator($"[id='{item}']")).ToBeInViewportAsync();
        await home.Press(home.Page.Locator($"[id='{item}'] form:has([value=solved]) button"));
        await Assertions.Expect(home.Page.Locator($"[id='{item}'] .talk")).ToContainTextAsync("You said that it works now.");
    }

    private static async Task On_a_phone_the_list_and_the_thread_are_two_pages(Visit console)
    {
        var (page, desk) = (console.Page, console.Page.ViewportSize!);
        var (list, thread) = (page.Locator(".inbox > .card"), page.Locator("#thread"));
        await Assertions.Expect(list).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(360, 780);
        await Assertions.Expect(list).ToBeHiddenAsync();
        await Assertions.Expect(thread).ToBeVisibleAsync();
        await console.Press(page.Locator(".inbox-back a"));
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(thread).ToBeHiddenAsync();
        await console.Press(page.Locator(".inbox .entry a").Filter(new() { HasText = "Kestrel Cycles" }).Last);
        await Assertions.Expect(thread).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(desk.Width, desk.Height);
    }

    private static async Task Another_tab_answers_first(Visit home, Champion nora)
    {
        var other = await home.Page.Context.NewPageAsync();
        await other.GotoAsync(home.Page.Url);
        await other.Locator("[name=goals][value=save_time]").CheckAsync();
        await Assertions.Expect(other.Locator("#saved")).ToContainTextAsync("Saved");
        await other.CloseAsync();

        await nora.Choose("where_to_be", "first_win");
        await Assertions.Expect(home.Page.Locator("#saved")).ToContainTextAsync("Answered in another tab meanwhile");
        await nora.GoesOn();
        await Assertions.Expect(home.Page.Locator(".notice")).ToContainTextAsync("Also answered in another tab");
        await Look.At(home, "survey-meanwhile");
    }
}
