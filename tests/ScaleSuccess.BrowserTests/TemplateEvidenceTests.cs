using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Customers reword an action; somebody of ops sees it in the evidence, follows it into the studio and says it as they do.</summary>
public sealed class TemplateEvidenceTests
{
    private const string Ours = "Set up sign-in for everyone who will use it", Theirs = "Give everybody a way to sign in", Action = "action%2Fkick_off.invite_team";

    [Fact]
    public async Task Ops_see_what_customers_change_most_and_take_their_wording()
    {
        await using var product = await RunningProduct.Start();
        await product.Run("seed", "--customers", "30");
        await using var desk = await Chromium.Visit(product.Url);
        await using var home = await Chromium.Visit(product.Url);
        using var crowd = new Crowd(product);
        using var http = new HttpClient();
        var ops = new Ops(desk);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        await ops.RunsNow("assign-segments");

        // Several templates have the action: of each plan with it, whichever its template.
        foreach (var plan in await crowd.Links("/p/", butNot: "answer=", atLeast: 30))
        {
            if (!(await http.GetStringAsync(plan)).Contains(Ours, StringComparison.Ordinal)) continue;
            await home.Open($"{plan}/change?item={Action}");
            await home.Page.Locator("[name=title]").FillAsync(Theirs);
            await home.Press(home.Page.Locator("form .push"));
        }

        await ops.RunsNow("count-evidence");
        var page = desk.Page;
        await desk.OpenUntil(Urls.OpsTemplateEvidence("small-fast"), async () => await page.GetByText(Theirs).CountAsync() > 0);
        await Assertions.Expect(page.Locator("#changes")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(Theirs + ".*[3-9] customers"));
        await Look.At(desk, "ops-template-evidence");
        await desk.Press(page.Locator("#changes .change-title a", new() { HasText = Ours }));
        await Assertions.Expect(page.Locator(".template-line > details[open]")).ToContainTextAsync("Done in");
        await Look.At(desk, "ops-template-wording");
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Use this wording" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Taken into the draft");
        await Assertions.Expect(page.Locator("[name='milestones/0/actions/1/title']")).ToHaveValueAsync(Theirs);
        await desk.Press(page.GetByRole(AriaRole.Button, new() { Name = "Put our words back" }));
        await Assertions.Expect(page.Locator("[name='milestones/0/actions/1/title']")).ToHaveValueAsync(Ours);
        await Looks_at_it_as_three_customers(page);
        desk.DidNothingUnwanted();
    }

    private static async Task Looks_at_it_as_three_customers(IPage page)
    {
        var people = await page.Locator("#preview [name=as] option").AllInnerTextsAsync();
        foreach (var person in people.Reverse().Take(3))
        {
            await page.Locator("#preview [name=as]").SelectOptionAsync(new SelectOptionValue { Label = person });
            await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync($"For {person}, from");
        }
        await page.Locator("#preview [name=find]").FillAsync(people[0]);
        await page.Locator("#preview [name=find]").BlurAsync();
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync($"For {people[0]}, from their own answers");
    }
}
