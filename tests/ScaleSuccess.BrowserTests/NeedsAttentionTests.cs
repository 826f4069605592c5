using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>What only a person can help with reaches ops, and no page claims what its customer did not say.</summary>
public sealed class NeedsAttentionTests(Chromium chromium) : MailedProduct
{
    private const string Nora = "nora@example.com", Jonas = "jonas@example.com";

    [Fact]
    public async Task Many_requests_of_one_customer_and_a_reported_invitation_reach_ops()
    {
        await using var console = await chromium.Visit(Running.Url);
        await using var home = await chromium.Visit(Running.Url);
        await using var stranger = await chromium.Visit(Running.Url);
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

        await Assertions.Expect(home.Page.Locator(".canvas-section").Filter(new() { HasText = "Key benefits" })).ToContainTextAsync("You named none yourself.");
        await home.Page.Locator(".needs a.check").ClickAsync();
        await Assertions.Expect(home.Page.Locator("#acceptance button")).ToBeInViewportAsync();
        foreach (var words in new[] { "Who sets up sign-in?", "Can we start later?", "We need another admin", "Where is the starter set?", "Can somebody call us?" })
            await nora.AsksForHelp(words);
        await Look.At(home, "plan-none-named");

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
