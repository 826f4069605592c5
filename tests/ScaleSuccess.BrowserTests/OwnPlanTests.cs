using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>The plan in its customer's hands: changed, agreed, and better templates only by its leave.</summary>
public sealed class OwnPlanTests
{
    private const string Milestone = "First report or workflow in use";

    [Fact]
    public async Task A_customer_changes_its_plan_accepts_it_and_is_asked_before_a_better_template_changes_it()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        await using var desk = await Chromium.Visit(product.Url, script: false);
        await using var console = await Chromium.Visit(product.Url);
        var nora = new Champion(home);
        var plan = await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"));

        await Everything_of_the_plan_can_be_changed(home, plan);
        await Two_at_once_lose_nothing(home, desk, plan);
        await A_tick_from_an_older_page_is_told_in_sight(home, desk, plan);
        await A_milestone_moves_with_what_depends_on_it(home, plan);
        await By_keyboard(home, plan);
        await home.Open(plan);
        await nora.AcceptsThePlan();
        await What_is_changed_later_is_in_the_history(home, plan);
        await A_better_template_is_asked_about(console, home, plan, product);
        await However_long_its_words_a_phones_first_screen_holds_the_next_thing(home, plan);

        home.DidNothingUnwanted();
        desk.DidNothingUnwanted();
        console.DidNothingUnwanted();
    }

    private static async Task Everything_of_the_plan_can_be_changed(Visit home, string plan)
    {
        await home.Press(home.Page.Locator(".next .others a").Last);
        await Look.At(home, "plan-edit");
        await home.Press(home.Page.Locator(".edit-list a").Filter(new() { HasText = "Add an objective" }));
        await home.Page.Locator("[name=title]").FillAsync("Fewer calls to the help desk");
        await home.Press(home.Page.Locator("form .push"));
        await Assertions.Expect(home.Page.Locator("#canvas")).ToContainTextAsync("Fewer calls to the help desk");

        var dropped = home.Page.Locator(".leg.here li.item").Filter(new() { HasNotText = "Accept" }).First;
        await dropped.Locator("summary").First.ClickAsync();
        await home.Press(dropped.Locator("a[href*='/change']"));
        await home.Page.Locator(".drop > summary").ClickAsync();
        await Look.At(home, "plan-change");
        await home.Page.Locator("[name=reason]").SelectOptionAsync("done_before");
        await home.Press(home.Page.Locator(".drop button"));
        await Assertions.Expect(home.Page.Locator("#left-out")).ToContainTextAsync("We have done it already");
        await Look.At(home, "plan-left-out");
        await home.Press(home.Page.Locator("#left-out button"));
        await Assertions.Expect(home.Page.Locator("#left-out")).ToHaveCountAsync(0);
    }

    /// <summary>The second of two sees both texts, here without script.</summary>
    private static async Task Two_at_once_lose_nothing(Visit home, Visit desk, string plan)
    {
        await home.Open(plan);
        var address = (await home.Page.Locator(".leg.here li.item:has(button.tick) a[href*='/change?item=action']").First.GetAttributeAsync("href"))!;
        await desk.Open(address);
        await home.Open(address);
        await home.Page.Locator("[name=title]").FillAsync("Nora's words");
        await home.Press(home.Page.Locator("form .push"));
        await desk.Page.Locator("[name=title]").FillAsync("Words from the desk");
        await desk.Press(desk.Page.Locator("form .push"));
        await Assertions.Expect(desk.Page.Locator(".clash")).ToContainTextAsync("Nora's words");
        await Look.At(desk, "plan-clash");
        await desk.Page.Locator(".clash [value=theirs]").CheckAsync();
        await desk.Press(desk.Page.Locator("form .push"));
        await Assertions.Expect(desk.Page.Locator(".leg.here")).ToContainTextAsync("Nora's words");
    }

    /// <summary>What is ticked far down the page has been left out meanwhile.</summary>
    private static async Task A_tick_from_an_older_page_is_told_in_sight(Visit home, Visit desk, string plan)
    {
        await home.Open(plan);
        var tick = home.Page.Locator(".leg.here button.tick[id^=tick-road]").Last;
        var key = (await tick.GetAttributeAsync("id"))!["tick-road-".Length..];
        await desk.Open($"{plan}/change?item=action%2F{key}");
        await desk.Page.Locator(".drop > summary").ClickAsync();
        await desk.Page.Locator("[name=reason]").SelectOptionAsync("later");
        await desk.Press(desk.Page.Locator(".drop button"));
        await tick.ClickAsync();
        await Assertions.Expect(home.Page.Locator("#plan-changed")).ToBeFocusedAsync();
        await Assertions.Expect(home.Page.Locator("#plan-changed")).ToBeInViewportAsync();
        await desk.Press(desk.Page.Locator("#left-out button"));
    }

    private static async Task A_milestone_moves_with_what_depends_on_it(Visit home, string plan)
    {
        await home.Open(plan);
        await home.Press(home.Page.Locator(".leg.here .item-tools a[href*='item=milestone']"));
        var due = home.Page.Locator("[name=due_on]");
        var day = Days.ReadIso(await due.InputValueAsync())!.Value.AddDays(7);
        await due.FillAsync(Days.Iso(day));
        await home.Press(home.Page.Locator("form .push"));
        await Assertions.Expect(home.Page.Locator(".moves")).ToContainTextAsync(Days.Short(day));
        await Look.At(home, "plan-moves");
        await home.Press(home.Page.Locator("form .push"));
        await Assertions.Expect(home.Page.Locator(".leg.here .leg-head")).ToContainTextAsync(Days.Short(day));
    }

    private static async Task By_keyboard(Visit home, string plan)
    {
        await home.Open(plan + "/add?kind=criterion");
        await home.Page.Locator("[name=title]").FocusAsync();
        await home.Page.Keyboard.TypeAsync("Nobody types a number twice");
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(home.Page.Locator("#canvas")).ToContainTextAsync("Nobody types a number twice");
    }

    private static async Task What_is_changed_later_is_in_the_history(Visit home, string plan)
    {
        await home.Open(plan + "/history");
        await Assertions.Expect(home.Page.Locator(".revisions")).ToContainTextAsync("You added “Fewer calls to the help desk”");
        await Look.At(home, "plan-history");
        await home.Press(home.Page.Locator(".revisions a[href$='/versions/1']"));
        await Assertions.Expect(home.Page.Locator(".version")).Not.ToContainTextAsync("Fewer calls to the help desk");
        await Look.At(home, "plan-version");
    }

    /// <summary>The customer has reworded one milestone that ops reword, too.</summary>
    private static async Task A_better_template_is_asked_about(Visit console, Visit home, string plan, RunningProduct product)
    {
        var ops = new Ops(console);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        await console.Open(Urls.OpsTemplateText("small-fast"));
        var source = await console.Page.Locator("textarea[name=Text]").InputValueAsync();
        await console.Page.Locator("textarea[name=Text]").FillAsync(source.Replace($"title: {Milestone}", "title: A first result in use", StringComparison.Ordinal)
            .Replace("title: Part of everyday work", "title: Part of every day", StringComparison.Ordinal));
        await ops.PublishesTheDraft();
        await console.Press(console.Page.Locator("form.propose button"));
        await Assertions.Expect(console.Page.Locator("main")).ToContainTextAsync("Queued. Plans follow");
        await ops.RunsNow("redraft-plans");
        await home.OpenUntil(plan, async () => await home.Page.Locator(".proposal-card").CountAsync() > 0);
        await Look.At(home, "plan-proposed");
        await home.Press(home.Page.Locator(".proposal-card a"));
        await Look.At(home, "plan-proposal");
        var choices = home.Page.Locator(".proposed");
        await choices.Filter(new() { HasText = "A first result in use" }).Locator("[value=yes]").CheckAsync();
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(home.Page.Locator("main")).ToContainTextAsync("still without an answer");
        await home.Press(home.Page.Locator("button[name=all][value=no]"));
        await Assertions.Expect(home.Page.Locator(".road")).ToContainTextAsync("A first result in use");
        await Assertions.Expect(home.Page.Locator(".road")).Not.ToContainTextAsync("Part of every day ");
        await Assertions.Expect(home.Page.Locator(".proposal-card")).ToHaveCountAsync(0);
    }

    /// <summary>500 characters are the most that a title may have.</summary>
    private static async Task However_long_its_words_a_phones_first_screen_holds_the_next_thing(Visit home, string plan)
    {
        await home.Open(plan);
        var action = (await home.Page.Locator(".next .others a[href^='#road-']").GetAttributeAsync("href"))!["#road-".Length..];
        var milestone = (await home.Page.Locator(".leg.here").GetAttributeAsync("id"))!["road-".Length..];
        await home.Open(plan + "/edit");
        var objective = (await home.Page.Locator(".edit-list a[href*='item=objective']").First.GetAttributeAsync("href"))!;
        var words = string.Join(' ', Enumerable.Repeat("Geschäftsjahresabschluss", 20));
        foreach (var address in new[] { objective, $"{plan}/change?item=action%2F{action}", $"{plan}/change?item=milestone%2F{milestone}" })
        {
            await home.Open(address);
            await home.Page.Locator("[name=title]").FillAsync(words);
            await home.Press(home.Page.Locator("form .push"));
        }
        await home.Page.SetViewportSizeAsync(360, 780);
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator(".next h2")).ToContainTextAsync(words);
        await Look.Fits(home, "plan-long-words");
        Assert.InRange(await home.Page.Locator(".next .main").EvaluateAsync<double>("button => button.getBoundingClientRect().bottom"), 1, 780);
    }
}
