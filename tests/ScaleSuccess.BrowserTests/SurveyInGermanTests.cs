using ScaleSuccess.BrowserTests.Given;

namespace ScaleSuccess.BrowserTests;

/// <summary>Somebody whose browser is German answers in German to the end, and may change their mind about the language on the way.</summary>
public sealed class SurveyInGermanTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_German_contact_opens_her_link_and_answers_in_German(bool script)
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url, script, "de-DE");
        var page = home.Page;
        await home.Open(product.Told("Answer the survey as a sample customer"));
        await Says("Ihr Erfolgsplan");
        if (script) await Look.At(home, "survey-german");
        await home.Press(page.Locator("a.main"));

        await Tick("goals", "other");
        await page.Locator("[name='goals.other']").FillAsync("Früher Feierabend");
        if (script)
        {
            await Assertions.Expect(page.Locator("[data-autosave]")).ToContainTextAsync("Gespeichert um");
            await page.Context.SetOfflineAsync(true);
            await page.Locator("[name='goals.other']").FillAsync("Jeden Tag früher Feierabend");
            await Assertions.Expect(page.Locator("[data-autosave]")).ToContainTextAsync("Nicht gespeichert: Sie sind offline.");
            await page.Context.SetOfflineAsync(false);
        }
        await home.Press(page.Locator("button.main"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Woran erkennen Sie den Erfolg? Bitte wählen Sie eine Antwort.");

        // What is typed and not sent yet goes along.
        await Tick("where_to_be", "my_team");
        await home.Press(page.GetByRole(AriaRole.Button, new() { Name = "English" }));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Locator("[name=where_to_be][value=my_team]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[name='goals.other']")).ToHaveValueAsync(script ? "Jeden Tag früher Feierabend" : "Früher Feierabend");
        await home.Press(page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }));
        await home.Press(page.Locator("button.main"));

        foreach (var (field, choice) in new[] { ("where_now", "starting"), ("team_size", "few") }) await Tick(field, choice);
        await home.Press(page.Locator("button.main"));
        foreach (var (field, choice) in new[] { ("how", "fast"), ("risk", "some") }) await Tick(field, choice);
        await home.Press(page.Locator("button.main"));
        await home.Press(page.Locator("button.main"));
        await home.Press(page.Locator("button.main"));
        await Says("Ist das so richtig?");
        await Assertions.Expect(page.Locator(".given-words").Nth(1)).ToHaveTextAsync("Mein ganzes Team arbeitet jede Woche damit");
        if (script) await Look.At(home, "survey-german-review");
        await home.Press(page.Locator("button.main"));
        // With script the page goes on to the plan once it is there, which is in English.
        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Vielen Dank|plan", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
        // Being offline is reported where there are scripts.
        if (!script) home.DidNothingUnwanted();

        Task Says(string title) => Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        Task Tick(string field, string choice) => page.Locator($"[name='{field}'][value='{choice}']").CheckAsync(new() { Force = true });
    }
}
