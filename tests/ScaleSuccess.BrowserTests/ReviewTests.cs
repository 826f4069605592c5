using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>From a look back to the next phase of the plan.</summary>
public sealed class ReviewTests
{
    private const string Learned = "Small steps, and one person who keeps at it.";

    [Fact]
    public async Task A_review_leads_to_the_next_phase()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        await using var desk = await Chromium.Visit(product.Url, script: false);
        var nora = new Champion(home);
        var plan = await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"));
        await nora.AcceptsThePlan();
        await home.Open(plan);
        await home.Page.Locator(".leg:not(.done) button[name=reached]").First.ClickAsync();
        await Assertions.Expect(home.Page.Locator(".leg.done")).ToHaveCountAsync(1);

        await Under_way_it_is_read_and_confirmed_without_script(desk, plan);
        await The_goal_is_reached(home, plan);
        await Its_review_shows_the_next_goal_and_starts_it(home, plan);
        await The_old_one_reads_as_it_was(desk, plan);

        home.DidNothingUnwanted();
        desk.DidNothingUnwanted();
    }

    private static async Task Under_way_it_is_read_and_confirmed_without_script(Visit desk, string plan)
    {
        await desk.Open(plan);
        await desk.Press(desk.Page.Locator("#reviews a"));
        await desk.Press(desk.Page.Locator("#review-now"));
        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Review 1");
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync("1 milestone reached");
        // To a change, and back.
        await desk.Press(desk.Page.Locator("a[href$='/edit']"));
        await desk.Press(desk.Page.Locator("main a[href$='/reviews/1']"));
        await desk.Page.Locator("[name=learned]").FillAsync(Learned);
        await Look.At(desk, "review-under-way");
        await desk.Press(desk.Page.Locator("#confirm-review"));
        await Assertions.Expect(desk.Page.Locator("#decided")).ToContainTextAsync("Confirmed by you");
    }

    private static async Task The_goal_is_reached(Visit home, string plan)
    {
        for (var left = await home.Page.Locator(".leg:not(.done)").CountAsync(); left > 0; left--)
        {
            await home.Open(plan);
            await home.Page.Locator(".leg:not(.done) button[name=reached]").First.ClickAsync();
            await Assertions.Expect(home.Page.Locator(".leg:not(.done)")).ToHaveCountAsync(left - 1);
        }
        await Assertions.Expect(home.Page.Locator("h1")).ToHaveTextAsync("You have reached your goal.");
    }

    /// <summary>By keyboard where it matters.</summary>
    private static async Task Its_review_shows_the_next_goal_and_starts_it(Visit home, string plan)
    {
        await home.Open(plan + "/reviews");
        await Look.At(home, "review-list");
        await home.Page.Locator("#review-now").FocusAsync();
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(home.Page.Locator("main")).ToContainTextAsync(Learned);
        await Assertions.Expect(home.Page.Locator("#drafted")).ToBeVisibleAsync();
        var chosen = home.Page.Locator("[name=goals]:not(:checked)").First;
        await chosen.FocusAsync();
        await home.Page.Keyboard.PressAsync("Space");
        // The first button only shows what would come.
        await home.Page.Locator("[name=by_when]").FocusAsync();
        await home.Press(() => home.Page.Locator("button[value=show]").PressAsync("Enter"));
        var shown = await home.Page.Locator("#drafted .review-list").First.InnerTextAsync();
        await Look.At(home, "review-next-goal");
        await On_a_phone_the_yes_stands_before_what_is_not_now(home.Page);
        await home.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await home.Page.SetViewportSizeAsync(794, 1123);
        await Look.Fits(home, "review-print");
        await home.Page.SetViewportSizeAsync(1280, 900);
        await home.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await home.Page.Locator("#confirm-next").FocusAsync();
        await home.Press(() => home.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(home.Page.Locator("#next-accept")).ToBeVisibleAsync();
        foreach (var milestone in await home.Page.Locator(".leg h3").AllInnerTextsAsync()) Assert.Contains(milestone.Split('\n')[^1], shown, StringComparison.Ordinal);
        await Assertions.Expect(home.Page.Locator("#phase-1")).ToHaveCountAsync(1);
    }

    /// <summary>On the screen as in the page, and so by keyboard.</summary>
    private static async Task On_a_phone_the_yes_stands_before_what_is_not_now(IPage page)
    {
        await page.SetViewportSizeAsync(360, 780);
        var tops = await page.Locator("#confirm .form-actions button").EvaluateAllAsync<double[]>("buttons => buttons.map(button => button.getBoundingClientRect().top)");
        Assert.Equal(3, tops.Length);
        Assert.Equal(tops.Order(), tops);
        await page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task The_old_one_reads_as_it_was(Visit desk, string plan)
    {
        await desk.Open(plan + "/reviews/2");
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync("You went on with the next goal");
        await desk.Open(plan + "/reviews/1");
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync("1 milestone reached");
    }
}
