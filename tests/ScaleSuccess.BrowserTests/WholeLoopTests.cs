using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests;

/// <summary>The seven steps of the loop, as people take them: a browser each, real mail, and the clock moved by command.</summary>
public sealed class WholeLoopTests : MailedProduct
{
    private const string Customer = "Kestrel Cycles", Second = "Harbour Print";
    private const string Nora = "nora@example.com", Mia = "mia@example.com";

    [Fact]
    public async Task One_customer_travels_from_answer_to_outcome()
    {
        await using var console = await Chromium.Visit(Running.Url);
        await using var home = await Chromium.Visit(Running.Url);
        var (ops, nora) = (new Ops(console), new Champion(home));

        await ops.SignsInForTheFirstTime(Running.Told("one-time password"));
        using var crm = new PartnerSystem(Running.Url, await ops.MakesAnApiKey("Our CRM"));
        await crm.MakesKnown(Customer, "Nora Lindqvist", Nora);

        await Answers_survive_a_closed_tab_and_become_a_plan(home, nora, await Mail(Nora, "/s/"));
        var ready = await Mail(Nora, "/p/");
        await The_plan_is_worked_with_and_accepted(home, nora, ready);
        // Accepted, and something of it done already.
        await ops.SeesTheStage(Customer, "Active");

        await ops.MovesTheClock(days: 10);
        await A_check_in_counts_once_it_is_confirmed(home, nora, await Mail(Nora, "answer=done"), ready.Link("/p/"));

        await ops.ComesBack();
        Assert.Equal(1, await ops.SeesInTheFunnel("Active"));
        await console.Open(await ops.SeesTheStage(Customer, "Active"));
        await Look.At(console, "ops-customer");

        await The_next_plan_uses_what_ops_wrote(ops, crm);

        home.DidNothingUnwanted();
        console.DidNothingUnwanted();
        Assert.Equal(0, await Running.Stop());
        Assert.Empty(await ((InstalledProduct)Running).Processes());
    }

    protected override async Task<StartedProduct> Start(Postfix postfix) => await InstalledProduct.Start(postfix);

    private static async Task Answers_survive_a_closed_tab_and_become_a_plan(Visit home, Champion nora, ReceivedMail invitation)
    {
        await Look.AtMail(home, "mail-invitation", invitation);
        await Look.At(home, "survey-intro", invitation.Link("/s/"));
        await nora.OpensTheSurvey(invitation.Link("/s/"));
        await nora.GoesOn();
        await Assertions.Expect(home.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Look.At(home, "survey-mistakes");
        await nora.ChoosesGoals();
        await Look.At(home, "survey-1-goals");
        await nora.GoesOn();

        await nora.Choose("where_now", "starting");
        await Assertions.Expect(home.Page.Locator("#saved")).ToContainTextAsync("Saved ");
        await home.OpenTab();
        await nora.OpensTheSurvey(invitation.Link("/s/"));
        await Assertions.Expect(home.Page.Locator("[name=where_now][value=starting]")).ToBeCheckedAsync();

        await nora.TellsWhereTheyAre();
        await Look.At(home, "survey-2-today");
        await nora.GoesOn();
        await nora.TellsTheWay();
        await Look.At(home, "survey-3-way");
        await nora.GoesOn();
        await nora.TellsWhatItShouldBring();
        await Look.At(home, "survey-4-measures");
        await nora.GoesOn();
        await nora.NamesAColleague("jonas@example.com");
        await Look.At(home, "survey-5-people");
        await nora.SendsTheAnswersAndWaitsForThePlan();

        await Look.At(home, "survey-closed", invitation.Link("/s/"));
        // But for the language, there is nothing to send any more.
        Assert.Equal(0, await home.Page.Locator("form:not([action$='/language'])").CountAsync());
    }

    private static async Task The_plan_is_worked_with_and_accepted(Visit home, Champion nora, ReceivedMail ready)
    {
        await Look.AtMail(home, "mail-plan-ready", ready);
        await Look.At(home, "plan-new", ready.Link("/p/"));
        // axe leaves empty style attributes, which htmx would carry over.
        await home.Open(ready.Link("/p/"));
        await nora.AcceptsThePlan();
        await nora.AsksForHelpWithAPause("Who sets up sign-in?");
        await Look.At(home, "plan-accepted");
    }

    private static async Task A_check_in_counts_once_it_is_confirmed(Visit home, Champion nora, ReceivedMail checkIn, string plan)
    {
        await Look.AtMail(home, "mail-check-in", checkIn);
        await home.Open(plan);
        var milestone = await nora.NextMilestone();
        await home.Open(checkIn.Link("answer=done"));
        await home.Open(plan);
        Assert.Equal((0, milestone), (await nora.MilestonesDone(), await nora.NextMilestone()));

        await Look.At(home, "check-in", checkIn.Link("answer=done"));
        await Assertions.Expect(home.Page.Locator("[name=answer][value=done]")).ToBeCheckedAsync();
        await nora.Type("reading", "4");
        await home.Press(home.Page.Locator("main form button[type=submit]"));
        await Look.At(home, "check-in-answered");

        await home.OpenUntil(plan, async () => await nora.MilestonesDone() == 1);
        Assert.NotEqual(milestone, await nora.NextMilestone());
        await Assertions.Expect(home.Page.Locator("#plan")).ToContainTextAsync("4 hours a week");
        await Look.At(home, "plan-after-check-in");
        await Look.At(home, "unsubscribe", checkIn.Link("/u/"));
    }

    private async Task The_next_plan_uses_what_ops_wrote(Ops ops, PartnerSystem crm)
    {
        await ops.RewritesTemplate("small-fast", "quick first results", "first results within weeks");
        await ops.RewritesSubject(Urls.OpsEmail("plan-ready"), "Good news, your plan is ready", "ops-email");
        await crm.MakesKnown(Second, "Mia Sommer", Mia);

        await using var shop = await Chromium.Visit(Running.Url);
        var mia = new Champion(shop);
        await mia.GetsAPlan((await Mail(Mia, "/s/")).Link("/s/"), "lea@example.com");

        await Assertions.Expect(shop.Page.Locator("#canvas")).ToContainTextAsync("First results within weeks");
        Assert.StartsWith("Good news, ", (await Mail(Mia, "/p/")).Subject, StringComparison.Ordinal);
        shop.DidNothingUnwanted();
    }
}
