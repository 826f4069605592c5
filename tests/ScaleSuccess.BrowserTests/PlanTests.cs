using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>The customer's plan in its states, on a phone and by keyboard, for everybody's eyes and hands.</summary>
public sealed class PlanTests : IAsyncLifetime
{
    private RunningProduct product = null!;

    public async Task InitializeAsync()
    {
        product = await RunningProduct.Start();
        await product.Run("seed", "--customers", "4", "--seed", "1");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task Plans_say_one_thing_first_from_the_first_visit_to_the_goal()
    {
        using var crowd = new Crowd(product);
        var plans = await crowd.Links("/p/", butNot: null, atLeast: 4);
        await The_first_screen_of_a_phone_holds_all_that_counts(plans[0]);
        var needing = await One_that_needs_more_than_its_hero_says(plans);
        await A_tick_by_keyboard_keeps_focus_and_place_and_can_be_undone(needing);
        await A_milestone_by_keyboard_keeps_focus_when_it_folds_and_when_it_opens_again(needing);
        await A_tick_without_script_leads_back_to_its_row(plans[1]);
        await What_is_needed_opens_in_place(needing);
        await Everybody_can_use_it(plans[1]);
        await The_milestones_are_travelled_to_the_goal(plans[2]);
        await Both_sides_lateness_is_told(plans[3]);
        await Past_its_deadline_it_is_closed_opened_again_and_extended([plans[0], plans[1], plans[3]]);
    }

    private async Task The_first_screen_of_a_phone_holds_all_that_counts(string plan)
    {
        await using var phone = await Chromium.Visit(product.Url);
        await phone.Page.SetViewportSizeAsync(360, 780);
        await phone.Page.AddInitScriptAsync("new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value; }).observe({ type: 'layout-shift', buffered: true });");
        await phone.Open(plan);
        foreach (var part in new[] { "h1", "#next-title", ".next .main", ".where" })
            Assert.InRange(await Bottom(phone.Page, part), 1, 780);
        Assert.Equal(1, await phone.Page.Locator(".button.main").CountAsync());
        Assert.InRange(await phone.Page.EvaluateAsync<double>("() => window.shifted ?? 0"), 0, 0.01);
        Assert.InRange(await phone.Page.EvaluateAsync<double>("() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.encodedBodySize, 0)"), 1, 60_000);

        await phone.Page.Locator("#next-accept").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("h1")).Not.ToContainTextAsync("Is it right for you?");
        await Assertions.Expect(phone.Page.Locator("#plan-said")).ToContainTextAsync("Done:");
        Assert.InRange(await Bottom(phone.Page, ".next .main"), 1, 780);
        phone.DidNothingUnwanted();
    }

    /// <summary>A careful plan may have nothing else in its next 14 days: on which day of the week it starts decides.</summary>
    private async Task<string> One_that_needs_more_than_its_hero_says(IReadOnlyList<string> plans)
    {
        await using var visit = await Chromium.Visit(product.Url);
        foreach (var plan in plans)
        {
            await visit.Open(plan);
            if (await visit.Page.Locator("section:has(#needs-you) li.item:has(> details) button.tick").CountAsync() > 0) return plan;
        }
        throw new InvalidOperationException("No plan needs anything besides what its hero says.");
    }

    private async Task A_tick_by_keyboard_keeps_focus_and_place_and_can_be_undone(string plan)
    {
        await using var desk = await Chromium.Visit(product.Url);
        await desk.Open(plan);
        var value = (await desk.Page.Locator("button.tick[id^=tick-need]").First.GetAttributeAsync("value"))!;
        var key = value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var tick = desk.Page.Locator($"[id='tick-need-{key}']");
        await desk.Page.Locator($"[id='road-{key}'] summary").First.EvaluateAsync("summary => { summary.parentElement.open = true; }");
        await tick.FocusAsync();
        var before = await Top(desk.Page, tick);
        await desk.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(desk.Page.Locator($"[id='need-{key}']")).ToContainTextAsync("Done just now");
        await Assertions.Expect(tick).ToBeFocusedAsync();
        Assert.InRange(await Top(desk.Page, tick), before - 40, before + 40);
        await Assertions.Expect(desk.Page.Locator($"[id='road-{key}'] > details")).ToHaveAttributeAsync("open", "");

        await desk.Page.Locator($"[id='undo-{key}']").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator($"[id='tick-road-{key}']")).ToHaveAttributeAsync("aria-pressed", "false");
        desk.DidNothingUnwanted();
    }

    private async Task A_milestone_by_keyboard_keeps_focus_when_it_folds_and_when_it_opens_again(string plan)
    {
        await using var desk = await Chromium.Visit(product.Url);
        await desk.Open(plan);
        var leg = desk.Page.Locator($"[id='{await desk.Page.Locator(".leg.here").GetAttributeAsync("id")}']");
        var reach = leg.Locator("[id^=reach-]");
        await reach.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leg).ToHaveClassAsync("leg done");
        await Assertions.Expect(leg.Locator("summary.leg-head")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await reach.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leg).ToHaveClassAsync("leg here");
        await Assertions.Expect(reach).ToBeFocusedAsync();
        desk.DidNothingUnwanted();
    }

    private async Task What_is_needed_opens_in_place(string plan)
    {
        await using var phone = await Chromium.Visit(product.Url);
        await phone.Page.SetViewportSizeAsync(360, 780);
        await phone.Open(plan);
        var row = phone.Page.Locator("section:has(#needs-you) li.item:has(> details)").First;
        // What opens at the lower edge of the screen would open out of sight.
        await OpenAtTheLowerEdge(row.Locator("summary.item-head"));
        await Assertions.Expect(row.Locator(".talk-tool > summary").First).ToBeInViewportAsync();
        await OpenAtTheLowerEdge(row.Locator(".talk-tool > summary").Last);
        await Assertions.Expect(row.Locator("textarea").Last).ToBeInViewportAsync();
        await Assertions.Expect(row.Locator(".talk-tool > summary").Last).ToBeInViewportAsync();
        Assert.DoesNotContain('#', phone.Page.Url);
        phone.DidNothingUnwanted();
    }

    private static async Task OpenAtTheLowerEdge(ILocator summary)
    {
        await summary.EvaluateAsync("summary => summary.scrollIntoView({ block: 'end' })");
        await summary.ClickAsync();
    }

    private async Task A_tick_without_script_leads_back_to_its_row(string plan)
    {
        await using var plain = await Chromium.Visit(product.Url, script: false);
        await plain.Open(plan);
        var tick = plain.Page.Locator("button.tick[id^=tick-need]").First;
        var id = (await tick.GetAttributeAsync("id"))!["tick-".Length..];
        await plain.Press(tick);
        Assert.EndsWith("#" + id, plain.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(plain.Page.Locator($"[id='{id}']")).ToContainTextAsync("Done just now");
        await plain.Press(plain.Page.Locator("#next-accept"));
        await Assertions.Expect(plain.Page.Locator("#canvas")).ToContainTextAsync("Accepted by you");
        plain.DidNothingUnwanted();
    }

    /// <summary>320 px, which is 1280 px at 400 %; right to left; forced colours. The pictures are for people to look at.</summary>
    private async Task Everybody_can_use_it(string plan)
    {
        await using var visit = await Chromium.Visit(product.Url);
        await visit.Open(plan);
        await Look.At(visit, "plan-waiting");
        await On_a_wide_screen_its_parts_line_up_and_nothing_is_said_twice(visit.Page);
        await visit.Page.SetViewportSizeAsync(320, 640);
        await Look.Fits(visit, "plan-320");
        await visit.Page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        await Look.Fits(visit, "plan-rtl-320");
        await visit.Page.SetViewportSizeAsync(1280, 900);
        await Look.Fits(visit, "plan-rtl-1280");
        await visit.Page.EvaluateAsync("() => { document.documentElement.dir = ''; }");
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Look.Fits(visit, "plan-forced-colours");
        visit.DidNothingUnwanted();
    }

    private static async Task On_a_wide_screen_its_parts_line_up_and_nothing_is_said_twice(IPage page)
    {
        await Assertions.Expect(page.Locator(".where")).ToBeHiddenAsync();
        var edges = await page.EvaluateAsync<double[][]>("() => ['.hero-in', '.sheet'].map(part => document.querySelector(part).getBoundingClientRect()).map(box => [Math.round(box.left), Math.round(box.right)])");
        Assert.Equal(edges[0], edges[1]);
    }

    private async Task The_milestones_are_travelled_to_the_goal(string plan)
    {
        await using var home = await Chromium.Visit(product.Url);
        await home.Open(plan);
        await home.Page.Locator("#next-accept").ClickAsync();
        await Assertions.Expect(home.Page.Locator("#canvas")).ToContainTextAsync("Accepted by you");
        var milestones = await home.Page.Locator(".leg").CountAsync();
        for (var done = 0; done < milestones; done++)
        {
            await Assertions.Expect(home.Page.Locator(".leg.done")).ToHaveCountAsync(done);
            if (done == 1) await Look.At(home, "plan-under-way", plan);
            // axe leaves empty style attributes, which htmx would carry over.
            await home.Open(plan);
            // As in Safari, where a button that is pressed takes no focus.
            await home.Page.Locator(".leg:not(.done) button[name=reached]").First.EvaluateAsync("button => button.click()");
        }
        await Assertions.Expect(home.Page.Locator("h1")).ToHaveTextAsync("You have reached your goal.");
        await Look.At(home, "plan-goal-reached");
        await The_next_goal_is_started(home, plan);
        home.DidNothingUnwanted();
    }

    private static async Task The_next_goal_is_started(Visit home, string plan)
    {
        await home.Open(plan);
        await home.Press(home.Page.Locator("#next-goal-start"));
        await Look.At(home, "plan-next-goal");
        await home.Press(home.Page.Locator("main form button[type=submit]"));
        await Assertions.Expect(home.Page.Locator("#next-accept")).ToBeVisibleAsync();
        await Assertions.Expect(home.Page.Locator(".leg.done")).ToHaveCountAsync(0);
        await Look.At(home, "plan-next-phase");
        await home.Open(plan);
        await home.Page.Locator("#next-accept").ClickAsync();
        await Assertions.Expect(home.Page.Locator("#canvas")).ToContainTextAsync("Accepted by you");
    }

    /// <param name="accepted">One of these has ended half a year later.</param>
    private async Task Past_its_deadline_it_is_closed_opened_again_and_extended(IReadOnlyList<string> accepted)
    {
        await using var home = await Chromium.Visit(product.Url);
        await new Ops(home).MovesTheClock(days: 150);
        var plan = "";
        foreach (var one in accepted)
        {
            await home.Open(one);
            if (await home.Page.Locator("#extend").CountAsync() > 0) plan = one;
        }
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator("h1")).ToHaveTextAsync("Your target date has passed.");
        await home.Page.Locator(".next .main").ClickAsync();
        await Assertions.Expect(home.Page.Locator("#extend input")).ToBeInViewportAsync();
        await Look.At(home, "plan-past-deadline");
        await On_a_phone_to_close_it_unfolds_by_its_link(home, plan);
        await home.Open(plan);
        await home.Press(home.Page.Locator("button[name=close]"));
        await Assertions.Expect(home.Page.Locator("h1")).ToHaveTextAsync("This plan is closed.");
        await Look.At(home, "plan-closed");
        await home.Open(plan);
        await home.Press(home.Page.Locator("#next-again"));
        // With the date that is suggested.
        await home.Press(home.Page.Locator("button[name=extend]"));
        await Assertions.Expect(home.Page.Locator(".past").First).ToContainTextAsync("You moved the target date");
        await Assertions.Expect(home.Page.Locator("#extend")).ToHaveCountAsync(0);
        home.DidNothingUnwanted();
    }

    private static async Task On_a_phone_to_close_it_unfolds_by_its_link(Visit home, string plan)
    {
        await home.Page.SetViewportSizeAsync(360, 780);
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator("button[name=close]")).ToBeHiddenAsync();
        await home.Page.Locator(".next a[href='#close-plan']").PressAsync("Enter");
        await Assertions.Expect(home.Page.Locator("button[name=close]")).ToBeVisibleAsync();
        await home.Page.SetViewportSizeAsync(1280, 900);
    }

    private async Task Both_sides_lateness_is_told(string plan)
    {
        await using var home = await Chromium.Visit(product.Url);
        await home.Open(plan);
        await home.Page.Locator("#next-accept").ClickAsync();
        await Assertions.Expect(home.Page.Locator("#canvas")).ToContainTextAsync("Accepted by you");
        await new Ops(home).MovesTheClock(days: 25);
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator("h1")).ToContainTextAsync("overdue");
        await Assertions.Expect(home.Page.Locator(".so")).ToContainTextAsync("behind");
        Assert.NotEqual(0, await home.Page.Locator("section:has(#needs-us) .late").CountAsync());
        await Assertions.Expect(home.Page.Locator(".hero")).Not.ToContainTextAsync("Nothing");
        await Look.At(home, "plan-overdue");
        await On_a_narrow_phone_no_day_is_cut_off(home.Page);
        await On_paper_all_of_it_stands_and_nothing_to_press(home);
        home.DidNothingUnwanted();
    }

    private static async Task On_a_narrow_phone_no_day_is_cut_off(IPage page)
    {
        await page.SetViewportSizeAsync(320, 640);
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.facts > *')]
              .filter(fact => fact.checkVisibility({ contentVisibilityAuto: true }) && fact.getBoundingClientRect().right > fact.parentElement.getBoundingClientRect().right + 1)
              .map(fact => fact.innerText)
            """));
    }

    /// <summary>A4: nobody can unfold it, and dark surfaces cost ink.</summary>
    private static async Task On_paper_all_of_it_stands_and_nothing_to_press(Visit home)
    {
        var page = home.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(794, 1123);
        await Look.Fits(home, "plan-print");
        Assert.Equal("none", await page.Locator(".hero").EvaluateAsync<string>("hero => getComputedStyle(hero).backgroundImage"));
        Assert.Equal(await page.Locator("main").EvaluateAsync<string>("main => getComputedStyle(main).color"), await page.Locator("h1").EvaluateAsync<string>("title => getComputedStyle(title).color"));
        Assert.Equal(0, await page.Locator("#plan :is(.dots, .link, .button, .talk-tool > summary):visible").CountAsync());
        Assert.Equal(await page.Locator(".leg .item-title").CountAsync(), await page.Locator(".leg .item-title:visible").CountAsync());
        Assert.Equal(await page.Locator(".cell li").CountAsync(), await page.Locator(".cell li:visible").CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(1280, 900);
    }

    private static Task<double> Bottom(IPage page, string part) =>
        page.Locator(part).First.EvaluateAsync<double>("element => element.getBoundingClientRect().bottom");

    private static Task<double> Top(IPage page, ILocator element) => element.EvaluateAsync<double>("element => element.getBoundingClientRect().top");
}
