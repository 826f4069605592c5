using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>A measure in a customer's hands: a number is entered, corrected and gets old.</summary>
public sealed class MeasuresTests
{
    private const string Item = "#measure-report_hours", Library = "script[src*=echarts]";

    [Fact]
    public async Task A_number_is_entered_corrected_gets_old_and_reaches_its_target()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        var nora = new Champion(home);
        await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"));
        var (plan, measure) = (home.Page.Url, home.Page.Locator(Item));
        await Assertions.Expect(measure.Locator(".measure-number")).ToHaveTextAsync("10 hours a week");
        await Assertions.Expect(home.Page.Locator(Library)).ToHaveCountAsync(0);

        await measure.Locator("summary").First.ClickAsync();
        await measure.Locator("[name='report_hours.value']").FillAsync("six");
        await home.Press(measure.Locator("[id$=-add] button"));
        await Assertions.Expect(measure.Locator("[name='report_hours.value']")).ToHaveValueAsync("six");
        await Assertions.Expect(measure.Locator("[name='report_hours.value']")).ToBeFocusedAsync();
        await Look.At(home, "plan-measure-mistake");
        await measure.Locator("[name='report_hours.value']").FillAsync("6,5");
        await home.Press(measure.Locator("[id$=-add] button"));
        await Assertions.Expect(measure.Locator(".measure-number")).ToHaveTextAsync("6.5 hours a week");
        await Assertions.Expect(measure).ToBeInViewportAsync();

        // The chart comes with the panel, and its library only then.
        await Assertions.Expect(home.Page.Locator(Library)).ToHaveCountAsync(0);
        await measure.Locator("summary").First.ClickAsync();
        await Assertions.Expect(measure.Locator("[data-chart] canvas")).ToBeVisibleAsync();
        await measure.Locator(".own-reading summary").ClickAsync();
        await Look.At(home, "plan-measure");
        await measure.Locator(".own-reading .number").FillAsync("6");
        await home.Press(measure.Locator(".own-reading form:has([name=correct]) button"));
        await Assertions.Expect(measure.Locator(".measure-number")).ToHaveTextAsync("6 hours a week");

        await new Ops(home).MovesTheClock(days: 61);
        await home.Open(plan);
        await Assertions.Expect(measure.Locator(".measure-number")).ToHaveTextAsync("Unknown");
        await Look.At(home, "plan-measure-old");
        await measure.Locator("a.button").ClickAsync();
        await measure.Locator("[name='report_hours.value']").FillAsync("2");
        await home.Press(measure.Locator("[id$=-add] button"));
        await home.Page.Locator("#next-goal").ClickAsync();
        await Assertions.Expect(home.Page.Locator(".gain-say")).ToHaveTextAsync("Down by 8 hours a week");
        await Look.At(home, "plan-before-and-after");
        home.DidNothingUnwanted();
    }
}
