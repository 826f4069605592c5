using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>What came of a survey, as ops see it.</summary>
public sealed class SurveyResultsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Ops_filter_the_results_compare_two_questions_and_read_the_texts()
    {
        await using var product = await RunningProduct.Start();
        await using var console = await chromium.Visit(product.Url);
        var (ops, page) = (new Ops(console), console.Page);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        await product.Run("seed", "--customers", "60", "--seed", "1");
        await ops.RunsNow("assign-segments");
        await ops.RunsNow("count-responses");
        await Look.At(console, "ops-survey-results", Urls.OpsSurveyResults("onboarding"));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Look.Fits(console, "ops-survey-results-forced");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });

        await page.Locator("[name=tier]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await console.Press(page.Locator("form[aria-label=Filter] button"));
        await page.Locator("[name=rows]").SelectOptionAsync("how");
        await page.Locator("[name=columns]").SelectOptionAsync("goals");
        await console.Press(page.Locator("#together button"));
        Assert.Contains("tier=", page.Url, StringComparison.Ordinal);
        await Look.At(console, "ops-survey-results-together");
        await Look.At(console, "ops-survey-texts-none", Urls.OpsSurveyTexts("onboarding", ("question", "goals"), ("search", "nobody writes this")));
        console.DidNothingUnwanted();
    }
}
