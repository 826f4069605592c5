using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.BrowserTests;

/// <summary>Every kind of question in a person's hands.</summary>
public sealed class EveryKindTests
{
    [Fact]
    public async Task Every_kind_of_question_is_answered_by_keyboard_and_counts_what_is_chosen()
    {
        await using var product = await RunningProduct.Start(surveys: new Dictionary<string, string> { ["kinds"] = EveryKind.Survey });
        await using var home = await Chromium.Visit(product.Url);
        var page = home.Page;
        await home.Open(await Kinds(home, product));
        await Look.At(home, "survey-kinds");
        await page.SetViewportSizeAsync(320, 740);
        await Look.Fits(home, "survey-kinds-320");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Look.Fits(home, "survey-kinds-320-forced");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(1280, 900);

        // Said to those who hear the page; for the eye CSS counts.
        await page.Locator("[name=parts][value=flows]").CheckAsync();
        await page.Locator("[name=parts][value=audit]").CheckAsync();
        await Assertions.Expect(page.Locator(".tally output")).ToHaveTextAsync("2 of 3 chosen");
        await page.Locator("[name=parts][value=none]").CheckAsync();
        await Assertions.Expect(page.Locator(".tally output")).ToHaveTextAsync("1 of 3 chosen");
        await page.Locator("[name=parts][value=reports]").CheckAsync();
        await Assertions.Expect(page.Locator("[name=parts][value=none]")).Not.ToBeCheckedAsync();
        await page.Locator("[name=parts][value=flows]").CheckAsync();

        await page.Locator("[name=nps]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[name=nps][value='1']")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "10 of 10, Extremely likely" }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "4 of 5 stars" }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "5 of 5, Very satisfied" }).CheckAsync();
        await page.GetByLabel("1st", new() { Exact = true }).SelectOptionAsync("calm");
        await page.GetByLabel("2nd", new() { Exact = true }).SelectOptionAsync("calm");
        await page.GetByRole(AriaRole.Group, new() { Name = "Reports" }).GetByLabel("Good").CheckAsync();
        await page.Locator("[name=budget]").FillAsync("1.200,505");
        await page.Locator("[name=spent]").FillAsync("80");
        await page.GetByLabel("This quarter").CheckAsync();
        await home.Press(page.Locator(".dock button[value=next]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("How good is it? Our support: Please choose one.");
        await Look.At(home, "survey-kinds-wrong");

        await page.GetByLabel("2nd", new() { Exact = true }).SelectOptionAsync("price");
        await page.Locator("[name='rate.support'][value=bad]").CheckAsync();
        await page.Locator("[name=budget]").FillAsync("1.200,50");
        await page.GetByLabel("Currency").SelectOptionAsync("USD");
        await page.Locator("[name=terms]").CheckAsync();
        await home.Press(page.Locator(".dock button[value=next]"));
        await home.Press(page.Locator(".dock button[value=next]"));
        await Assertions.Expect(page.GetByText("1st A calm month end without anybody working late and 2nd Price")).ToBeVisibleAsync();
        home.DidNothingUnwanted();

        // Without script it is counted, too.
        await using var plain = await Chromium.Visit(product.Url, script: false);
        await plain.Open(new Uri(home.Page.Url).AbsolutePath.Replace("/review", "/1", StringComparison.Ordinal));
        await plain.Page.Locator("[name=parts][value=audit]").CheckAsync();
        await Look.At(plain, "survey-kinds-counted-without-script");
        plain.DidNothingUnwanted();
    }

    private static async Task<string> Kinds(Visit home, RunningProduct product)
    {
        await new Champion(home).OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        return new Uri(home.Page.Url).AbsolutePath.Replace("/onboarding/", "/kinds/", StringComparison.Ordinal);
    }
}
