using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>What the vendor's systems know is asked for a yes: by keyboard with script, and by mouse without.</summary>
public sealed class KnownToTheVendorTests
{
    private static readonly Dictionary<string, object> Answers = new() { ["where_now"] = "trying", ["team_size"] = "few", ["challenges"] = new[] { "no_time", "messy_data" } };

    [Fact]
    public async Task One_press_answers_what_the_vendor_knows()
    {
        await using var product = await RunningProduct.Start();
        await using var console = await Chromium.Visit(product.Url);
        var ops = new Ops(console);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        using var crm = new PartnerSystem(product.Url, await ops.MakesAnApiKey("Our CRM"));
        await using var home = await Chromium.Visit(product.Url);
        await using var office = await Chromium.Visit(product.Url, script: false);
        await Says_yes(home, await crm.MakesKnown("Kestrel Cycles", "Nora Lindqvist", "nora@example.com", Answers), "survey-thought", byKeyboard: true);
        await Says_yes(office, await crm.MakesKnown("Harbour Print", "Mia Holm", "mia@example.com", Answers), null, byKeyboard: false);
        home.DidNothingUnwanted();
        office.DidNothingUnwanted();
    }

    private static async Task Says_yes(Visit visit, string link, string? picture, bool byKeyboard)
    {
        var champion = new Champion(visit);
        await champion.OpensTheSurvey(new Uri(link).AbsolutePath);
        await champion.ChoosesGoals();
        await champion.GoesOn();
        if (picture is not null) await Look.At(visit, picture);
        foreach (var left in new[] { 2, 1, 0 })
        {
            var yes = visit.Page.Locator("button[name=confirm]").First;
            if (byKeyboard)
            {
                await yes.FocusAsync();
                await visit.Press(() => visit.Page.Keyboard.PressAsync("Enter"));
            }
            else await visit.Press(yes);
            await Assertions.Expect(visit.Page.Locator("button[name=confirm]")).ToHaveCountAsync(left);
        }
        await Assertions.Expect(visit.Page.Locator("[name=challenges]:checked")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator("[name=team_size][value=few]")).ToBeCheckedAsync();
        await champion.GoesOn();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("How to get there");
    }
}
