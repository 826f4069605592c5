using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Ops build a health survey by form, publish it, change it while somebody answers, and read what came of it.</summary>
public sealed class SurveyConsoleTests
{
    private const string Questions = "pages/0/questions";

    [Fact]
    public async Task Ops_build_a_health_survey_of_eight_questions_change_it_under_somebody_and_read_the_results()
    {
        await using var product = await RunningProduct.Start();
        await using var desk = await Chromium.Visit(product.Url);
        await using var home = await Chromium.Visit(product.Url);
        var ops = new Ops(desk);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        var page = desk.Page;

        await desk.Open(Urls.OpsSurveys);
        await Look.At(desk, "ops-surveys");
        await page.Locator("[name=title]").FillAsync("How is it going?");
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Begin the draft" }));
        await page.Locator("[name=intro]").FillAsync("Two minutes.");
        await page.Locator("[name=thanks]").FillAsync("Thank you.");
        await desk.Press(page.Locator("button[value='open pages/0']"));
        await page.Locator("[name='pages/0/title']").FillAsync("You");
        foreach (var (kind, ask, place) in new[]
        {
            ("scale", "Would you recommend us, {{contact.firstName}}?", 0), ("long-text", "What should be better?", 1), ("choices", "What do you use?", 2), ("number", "How many people use it?", 3),
            ("date", "When did you start?", 4), ("money", "What does it save?", 5), ("text", "Your role?", 6), ("consent", "May we call you?", 7),
        })
            await Adds(desk, kind, ask, place);

        // Logic as a sentence: who would not recommend us is asked why.
        await desk.Press(page.Locator($"button[value='open {Questions}/1']"));
        await desk.Press(page.Locator($"button[value^='add-line {Questions}/1/show_if']"));
        await page.Locator("[name$=':is']").SelectOptionAsync("AtMost");
        await desk.Press(page.Locator(".survey-buttons button[value=save]"));
        await page.Locator("[name$=':is']").SelectOptionAsync("AtMost");
        await page.Locator("[name$=':value']").FillAsync("6");
        await desk.Press(page.Locator(".survey-buttons button[value=save]"));
        await Look.At(desk, "ops-survey-editor");
        await Assertions.Expect(page.FrameLocator(".survey-phone").GetByText("Would you recommend us, Nora?")).ToBeVisibleAsync();
        await LooksAtThePreview(desk);

        // And one question of it in German.
        await desk.Press(page.GetByRole(AriaRole.Link, new() { Name = "Languages" }));
        await page.Locator("[name=new-language]").FillAsync("de");
        await desk.Press(page.Locator("button[value=add-language]"));
        await page.Locator("[name='translations/de/questions/would_you_recommend_us/ask']").FillAsync("Würden Sie uns empfehlen, {{contact.firstName}}?");
        await desk.Press(page.Locator(".survey-bar button[value=save]"));
        await Assertions.Expect(page.Locator(".language-list")).ToContainTextAsync("missing");
        await Look.At(desk, "ops-survey-languages");
        await desk.Press(page.Locator("button[value=publish]"));
        await Look.At(desk, "ops-survey-publish");
        await desk.Press(page.Locator("button[value=publish]"));

        // Somebody is at it when it changes: they finish with what they saw.
        await new Champion(home).OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        await home.Open(new Uri(home.Page.Url).AbsolutePath.Replace("/onboarding/", "/how_is_it_going/", StringComparison.Ordinal));
        await home.Page.Locator("[name=would_you_recommend_us][value='3']").CheckAsync();
        await Assertions.Expect(home.Page.Locator("label[for=f-what_should_be_better]")).ToBeVisibleAsync();
        await desk.Press(page.Locator($"button[value='open {Questions}/0']"));
        await desk.Press(page.Locator($"button[value='remove {Questions}/0']"));
        await desk.Press(page.Locator($"button[value='open {Questions}/0']"));
        await desk.Press(page.Locator($"button[value^='drop if:{Questions}/0/show_if']"));
        await desk.Press(page.Locator("button[value=publish]"));
        await Assertions.Expect(page.GetByText("1 person has begun it")).ToBeVisibleAsync();
        await desk.Press(page.Locator("button[value=publish]"));
        await home.Page.GetByLabel("What should be better?").FillAsync("The reports");
        await home.Press(home.Page.Locator(".dock button[value=next]"));

        await ops.RunsNow("count-responses");
        await desk.OpenUntil(Urls.OpsSurveyResults("how_is_it_going"), () => page.GetByText("1 sent in").IsVisibleAsync());
        await Look.At(desk, "ops-survey-results-one");
        await Assertions.Expect(page.GetByText("Would you recommend us").First).ToBeVisibleAsync();
        var export = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        Assert.Contains("The reports", await File.ReadAllTextAsync(await export.PathAsync()), StringComparison.Ordinal);
        home.DidNothingUnwanted();
        await ReadsWhatManySay(product, desk, ops);
        desk.DidNothingUnwanted();
    }

    /// <summary>As an economic buyer, on a desktop, page by page to the thanks; and back in the form.</summary>
    private static async Task LooksAtThePreview(Visit desk)
    {
        var (page, form) = (desk.Page, desk.Page.Url);
        await desk.Open(Urls.OpsSurveyPreview("how_is_it_going"));
        await Look.At(desk, "ops-survey-preview");
        await page.Locator("[name='contact.role']").SelectOptionAsync("economic_buyer");
        await page.GetByLabel("Desktop").CheckAsync();
        await desk.Press(page.Locator("#preview > button"));
        await Assertions.Expect(page.GetByLabel("Desktop")).ToBeCheckedAsync();
        var frame = page.FrameLocator(".survey-look iframe");
        await frame.Locator(".dock .main").ClickAsync();
        await Assertions.Expect(frame.GetByText("Thank you, Nora!")).ToBeVisibleAsync();
        await desk.Open(form);
    }

    private static async Task ReadsWhatManySay(RunningProduct product, Visit desk, Ops ops)
    {
        var page = desk.Page;
        await product.Run("seed", "--customers", "60", "--seed", "1");
        await ops.RunsNow("assign-segments");
        await ops.RunsNow("count-responses");
        await desk.OpenUntil(Urls.OpsSurveyResults("onboarding"), async () => await page.Locator("[name=tier] option").CountAsync() > 1);
        await Look.At(desk, "ops-survey-results");
        await page.Locator("[name=by]").SelectOptionAsync("tier");
        await desk.Press(page.Locator("form[aria-label=Filter] button"));
        await Look.Fits(desk, "ops-survey-results-by-tier");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Look.Fits(desk, "ops-survey-results-forced");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });

        await page.Locator("[name=tier]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Press(page.Locator("form[aria-label=Filter] button"));
        await page.Locator("[name=rows]").SelectOptionAsync("how");
        await page.Locator("[name=columns]").SelectOptionAsync("goals");
        await desk.Press(page.Locator("#together button"));
        Assert.Contains("tier=", page.Url, StringComparison.Ordinal);
        await Look.At(desk, "ops-survey-results-together");
        await Look.At(desk, "ops-survey-texts-none", Urls.OpsSurveyTexts("onboarding", ("question", "goals"), ("search", "nobody writes this")));
    }

    private static async Task Adds(Visit desk, string kind, string ask, int place)
    {
        await desk.Page.Locator(".survey-add > summary").ClickAsync();
        await desk.Press(desk.Page.Locator($"button[value='add-question pages/0 {kind}']"));
        await desk.Page.Locator($"[name='{Questions}/{place}/ask']").FillAsync(ask);
        if (kind == "scale") await desk.Page.Locator($"[name='{Questions}/{place}/preset']").SelectOptionAsync("nps");
        if (kind == "consent") await desk.Page.Locator($"[name='{Questions}/{place}/text']").FillAsync("You may call me.");
        if (kind == "choices")
            foreach (var (choice, label) in new[] { (0, "Reports"), (1, "Workflows") }) await desk.Page.Locator($"[name='{Questions}/{place}/choices/{choice}/label']").FillAsync(label);
    }
}
