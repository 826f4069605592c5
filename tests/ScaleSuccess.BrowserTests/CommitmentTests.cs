using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>What both sides promised each other: said to be missed, with the keyboard and without script.</summary>
public sealed class CommitmentTests
{
    [Fact]
    public async Task A_customer_says_that_a_commitment_was_missed_by_keyboard_and_another_one_without_script()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        await using var desk = await Chromium.Visit(product.Url, script: false);
        await using var console = await Chromium.Visit(product.Url);
        var nora = new Champion(home);
        var plan = await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"));
        await Adds(home, plan, "Petra reads the numbers", "week");
        await Adds(home, plan, "Jonas asks the team", "week");
        await home.Open(plan);
        await Look.At(home, "plan-commitments");

        await new Ops(console).MovesTheClock(days: 9);
        await home.Open(plan);
        var asked = Asked(home, "Petra");
        await Assertions.Expect(asked).ToContainTextAsync("Was “Petra reads the numbers” kept?");
        await Look.At(home, "plan-commitment-asked");
        await asked.Locator(".report .talk-tool > summary").FocusAsync();
        await home.Page.Keyboard.PressAsync("Enter");
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Page.Keyboard.TypeAsync("She was ill.");
        await asked.Locator("button[value=missed]").FocusAsync();
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(Own(home, "Petra")).ToContainTextAsync("you said so on");
        await Assertions.Expect(Own(home, "Petra").Locator(".words")).ToHaveTextAsync("She was ill.");
        await Assertions.Expect(Own(home, "Petra")).ToContainTextAsync("Kept 0 of 1 time");
        await Assertions.Expect(asked).ToHaveCountAsync(0);

        await desk.Open(plan);
        await desk.Press(Asked(desk, "Jonas").Locator("button[value=missed]"));
        await Assertions.Expect(Own(desk, "Jonas")).ToContainTextAsync("Kept 0 of 1 time");
        await desk.Press(Own(desk, "Jonas").Locator("button[value=undo]"));
        await desk.Press(Asked(desk, "Jonas").Locator("button[value=kept]"));
        await Assertions.Expect(Own(desk, "Jonas")).ToContainTextAsync("Kept 1 of 1 time");
        await Look.At(home, "plan-commitment-said");
        home.DidNothingUnwanted();
        desk.DidNothingUnwanted();

        await On_a_phone_they_fold_once_the_plan_is_accepted_and_open_where_a_link_leads(nora, home, plan);
        await What_we_promised_is_asked_of_us(console, home, plan, product.Told("one-time password"));
        console.DidNothingUnwanted();
    }

    private static async Task Adds(Visit home, string plan, string title, string every)
    {
        await home.Open(plan + "/add?kind=commitment");
        await Look.At(home, "plan-add-commitment");
        await home.Page.Locator("[name=title]").FillAsync(title);
        await home.Page.Locator("[name=every]").SelectOptionAsync(every);
        await home.Press(home.Page.Locator("form .push"));
        await Assertions.Expect(Own(home, title)).ToContainTextAsync("each week");
    }

    private static async Task On_a_phone_they_fold_once_the_plan_is_accepted_and_open_where_a_link_leads(Champion nora, Visit home, string plan)
    {
        await home.Page.SetViewportSizeAsync(360, 780);
        await home.Open(plan);
        await Assertions.Expect(Own(home, "Petra")).ToBeVisibleAsync();
        await nora.AcceptsThePlan();
        await home.Open(plan);
        await Assertions.Expect(Own(home, "Petra")).ToBeHiddenAsync();
        await home.Page.Locator("summary:has(#commitments-title)").PressAsync("Enter");
        await Assertions.Expect(Own(home, "Petra")).ToBeVisibleAsync();
        await home.Press(Own(home, "Petra").Locator("button[value=undo]"));
        await Assertions.Expect(Asked(home, "Petra")).ToBeVisibleAsync();
        // Who has said what became of it is shown what was kept.
        await home.Press(Asked(home, "Petra").Locator("button[value=missed]"));
        await Assertions.Expect(Own(home, "Petra")).ToBeVisibleAsync();
        await home.Page.SetViewportSizeAsync(1280, 900);
        await home.Open(plan);
        await Assertions.Expect(Own(home, "Petra")).ToBeVisibleAsync();
    }

    /// <summary>The customer reads our word, with how we put it.</summary>
    private static async Task What_we_promised_is_asked_of_us(Visit console, Visit home, string plan, string oneTimePassword)
    {
        var ops = new Ops(console);
        await ops.MovesTheClock(days: 70);
        await ops.SignsInForTheFirstTime(oneTimePassword);
        await console.Open(Urls.OpsOwed);
        await Look.At(console, "owed-commitments");
        var row = console.Page.Locator("tr:has(button[value=missed])").First;
        var title = (await row.Locator("td").First.InnerTextAsync()).Split(',')[0];
        await console.Press(row.Locator("th a"));
        await Look.At(console, "customer-commitments");
        var ours = console.Page.Locator("li[id^=commitment-]").Filter(new() { HasText = title });
        await ours.Locator("textarea").FillAsync("Two answers took longer.");
        await console.Press(ours.Locator("button[value=missed]"));
        await home.Open(plan);
        await Assertions.Expect(Own(home, title)).ToContainTextAsync("Two answers took longer.");
        await Look.At(home, "plan-commitment-ours");
    }

    private static ILocator Asked(Visit visit, string about) => visit.Page.Locator("li[id^=need-commitment]").Filter(new() { HasText = about });

    private static ILocator Own(Visit visit, string about) => visit.Page.Locator(".sides li.commitment").Filter(new() { HasText = about });
}
