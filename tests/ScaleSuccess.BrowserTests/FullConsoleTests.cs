using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>What the pages look like after a month of work with many customers. The README's pictures are taken here.</summary>
public sealed class FullConsoleTests
{
    private const int Customers = 90, Silent = 8;

    [Fact]
    public async Task A_month_with_many_customers_stays_readable()
    {
        await using var product = await RunningProduct.Start();
        using var crowd = new Crowd(product);
        await using var console = await Chromium.Visit(product.Url);
        await using var home = await Chromium.Visit(product.Url);
        var (ops, nora) = (new Ops(console), new Champion(home));
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));

        await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"));
        await nora.AcceptsThePlan();
        var plan = new Uri(home.Page.Url).GetLeftPart(UriPartial.Path);

        await Most_others_accept_their_plan(ops, product, crowd);
        foreach (var (days, reading) in new[] { (10, "7"), (13, "4.5") })
        {
            await ops.MovesTheClock(days);
            await They_answer_their_check_ins(crowd, plan, reading);
            await ops.ComesBack();
        }
        await ops.DoesWhatWasPromised("Fjord & Sons");
        await home.OpenUntil(plan, async () => await nora.MilestonesDone() == 2);
        await Look.At(home, "plan-after-a-month");
        await Look.ForReadme(home, "plan.png", height: 1000);

        Assert.InRange(await ops.SeesInTheFunnel("Active"), 20, Customers);
        await Look.At(console, "ops-today");
        await A_drawing_that_has_not_narrowed_yet_does_not_widen_the_page(console);
        await Look.ForReadme(console, "console.png", height: 860);
        await The_rest_of_the_pages_is_readable(console);
        home.DidNothingUnwanted();
        console.DidNothingUnwanted();
    }

    private static async Task Most_others_accept_their_plan(Ops ops, RunningProduct product, Crowd crowd)
    {
        await product.Run("seed", "--customers", $"{Customers}", "--seed", "1");
        using var crm = new PartnerSystem(product.Url, await ops.MakesAnApiKey("Our CRM"));
        for (var i = 1; i <= Silent; i++) await crm.MakesKnown($"Silent Partner {i}", "Sam Silent", $"silent-{i}@example.com");
        await ops.RunsNow("assign-segments");
        var plans = await crowd.Links("/p/", butNot: "answer=", atLeast: Customers + 1);
        foreach (var other in plans.Skip(1).Where((_, i) => i % 4 > 0)) await crowd.Send(other, "#tick", ("accept", "yes"));
    }

    private static async Task They_answer_their_check_ins(Crowd crowd, string plan, string reading)
    {
        var token = plan.Split('/')[^1];
        var checkIns = await crowd.Links("answer=done", butNot: null, atLeast: Customers / 3, among: token);
        await crowd.Send(checkIns.First(link => link.Contains(token, StringComparison.Ordinal)), "form", ("answer", "done"), ("reading", reading));
        foreach (var (link, i) in checkIns.Where(link => !link.Contains(token, StringComparison.Ordinal)).Select((link, i) => (link, i)))
            if (i % 3 > 0)
                await crowd.Send(link, "form", ("answer", i % 16 == 7 ? "stuck" : i % 2 == 0 ? "done" : "on_track"), ("reading", i % 5 == 0 ? "1" : "6"),
                    ("words", i % 16 == 7 ? "We cannot get the data out of our old system." : ""));
    }

    private static async Task A_drawing_that_has_not_narrowed_yet_does_not_widen_the_page(Visit console)
    {
        await console.Page.SetViewportSizeAsync(360, 740);
        await console.Page.EvaluateAsync("() => { document.querySelector('.chart-canvas > div').style.inlineSize = '1280px'; }");
        await Look.Fits(console, "ops-today-narrowing");
        await console.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task The_rest_of_the_pages_is_readable(Visit console)
    {
        await Look.At(console, "ops-customers", Urls.OpsCustomers);
        await console.Press(console.Page.Locator("tbody tr:nth-child(3) a").First);
        await Look.At(console, "ops-customer-with-progress");
        await Look.At(console, "ops-segments", Urls.OpsSegments);
        await Look.At(console, "ops-goal-module", Urls.OpsTemplate("goal-save_time"));
        await Look.At(console, "ops-emails", Urls.OpsEmails);
        await Look.At(console, "ops-journey", Urls.OpsJourney);
        await Look.At(console, "home", "/");
        await Look.At(console, "dev-clock", Urls.DevelopmentClock);
        await Look.At(console, "dev-mail", Urls.DevelopmentMailbox);
        await console.Press(console.Page.Locator("tbody a").First);
        await Look.At(console, "dev-mail-message");
        Assert.Equal(404, (await console.Page.GotoAsync(Urls.Plan("not-a-link")))?.Status);
        await Look.At(console, "broken-link");
    }
}
