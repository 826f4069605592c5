using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests.People;

/// <summary>A user of the console, in the vendor's customer success operations.</summary>
public sealed class Ops(Visit visit)
{
    private const string Password = "purple lantern drives north";
    private IPage Page => visit.Page;

    public async Task SignsInForTheFirstTime(string oneTimePassword)
    {
        await visit.Open(Urls.Ops);
        Assert.Contains(Urls.SignIn, Page.Url, StringComparison.Ordinal);
        await Look.At(visit, "ops-sign-in");
        await SignsIn(oneTimePassword);
        Assert.EndsWith(Urls.Password, Page.Url, StringComparison.Ordinal);
        // No way around it.
        await visit.Open(Urls.OpsCustomers);
        Assert.EndsWith(Urls.Password, Page.Url, StringComparison.Ordinal);
        await Look.At(visit, "ops-password");
        await Field("Current").FillAsync(oneTimePassword);
        await Field("Chosen").FillAsync(Password);
        await Field("Again").FillAsync(Password);
        await visit.Press(Page.Locator("main form button[type=submit]"));
        Assert.Contains(Urls.Ops, Page.Url, StringComparison.Ordinal);
    }

    /// <summary>In another browser.</summary>
    public async Task SignsInAgain()
    {
        await visit.Open(Urls.Ops);
        await SignsIn(Password);
    }

    /// <summary>On the development page; the sessions of the console end with the days.</summary>
    public async Task MovesTheClock(int days)
    {
        await visit.Open(Urls.DevelopmentClock);
        var before = await Page.Locator("main strong").InnerTextAsync();
        await Page.Locator("[name=Days]").FillAsync($"{days}");
        await visit.Press(Page.Locator("main form button"));
        await Assertions.Expect(Page.Locator("main strong")).Not.ToHaveTextAsync(before);
    }

    public async Task RunsNow(string step)
    {
        await visit.Open(Urls.OpsJourney);
        await visit.Press(Page.Locator($"button[name=Step][value='{step}']"));
    }

    /// <summary>Days have gone by on the product's clock, and the session has ended with them.</summary>
    public async Task ComesBack()
    {
        await visit.Open(Urls.Ops);
        if (Page.Url.Contains(Urls.SignIn, StringComparison.Ordinal)) await SignsIn(Password);
        Assert.EndsWith(Urls.Ops, Page.Url, StringComparison.Ordinal);
    }

    public async Task<string> MakesAnApiKey(string name)
    {
        await visit.Open(Urls.OpsSettings);
        await Field("KeyName").FillAsync(name);
        await visit.Press(Page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }));
        var key = await Field("new-key").InputValueAsync();
        await Look.At(visit, "ops-settings");
        await visit.Open(Urls.OpsSettings);
        Assert.Equal(0, await Field("new-key").CountAsync());
        return key;
    }

    /// <summary>The vendor's own actions of the customer's next two milestones.</summary>
    public async Task DoesWhatWasPromised(string customer)
    {
        await visit.Open(await SeesTheStage(customer, "Active"));
        foreach (var milestone in new[] { 0, 1 })
        {
            var open = Page.Locator(".plan-milestone").Nth(milestone).Locator("button[name=Wanted][value=done]");
            while (await open.CountAsync() > 0) await visit.Press(open.First);
        }
    }

    /// <summary>Asks until the customer has come this far: the journey may still be on its way there.</summary>
    public async Task<string> SeesTheStage(string customer, string stage)
    {
        var row = Page.GetByRole(AriaRole.Row, new() { Name = customer });
        var stages = row.Locator("td").First;
        await visit.OpenUntil(Urls.OpsCustomers + "?search=" + Uri.EscapeDataString(customer), async () => (await stages.InnerTextAsync()).Contains(stage, StringComparison.Ordinal));
        return await row.GetByRole(AriaRole.Link).GetAttributeAsync("href") ?? "";
    }

    public async Task<int> SeesInTheFunnel(string stage)
    {
        await visit.Open(Urls.Ops);
        await Assertions.Expect(Page.Locator("[data-chart] canvas")).ToBeVisibleAsync();
        // The numbers are folded away under the chart, so not by what is visible.
        var row = Page.Locator(".chart-table tr", new() { HasText = stage });
        return int.Parse(await row.Locator("td").TextContentAsync() ?? "", CultureInfo.InvariantCulture);
    }

    /// <summary>Rewrites a text in an editor, sees it in the preview, and saves it as the active version.</summary>
    public async Task RewritesSubject(string address, string into, string picture)
    {
        await visit.Open(address);
        await Field("Subject").FillAsync(into);
        await Assertions.Expect(Page.Locator(".preview")).ToContainTextAsync(into);
        // The draft alone, not a console within the console.
        await Assertions.Expect(Page.Locator(".preview nav")).ToHaveCountAsync(0);
        await Look.At(visit, picture);
        var save = Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Save as version \\d+$") });
        var version = (await save.InnerTextAsync()).Split(' ')[^1];
        await visit.Press(save);
        var active = Page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "active" });
        await Assertions.Expect(active).ToContainTextAsync(version);
        await Look.At(visit, picture + "-saved");
    }

    /// <summary>Rewrites a text of a template's file, sees it in the preview, and publishes the draft.</summary>
    public async Task RewritesTemplate(string key, string words, string into)
    {
        await visit.Open(Urls.OpsTemplateText(key));
        await Field("Text").FillAsync((await Field("Text").InputValueAsync()).Replace(words, into, StringComparison.Ordinal));
        await Assertions.Expect(Page.Locator(".preview")).ToContainTextAsync(into);
        await Assertions.Expect(Page.Locator(".preview nav")).ToHaveCountAsync(0);
        await Look.At(visit, "ops-template-text");
        await PublishesTheDraft();
    }

    public async Task PublishesTheDraft()
    {
        await visit.Press(Page.Locator(".survey-bar button[value=save]"));
        await visit.Press(Page.Locator(".survey-bar button[value=publish]"));
        await Look.At(visit, "ops-template-publish");
        await Field("note").FillAsync("Said in plainer words.");
        if (await Page.Locator("[name=scope]").CountAsync() > 0)
        {
            await Page.Locator("[name=scope][value=new]").CheckAsync();
            await Page.Locator("[name=share][value='100']").CheckAsync();
        }
        await visit.Press(Page.Locator("button[value=publish]"));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Published. New plans are made from it.");
        await Look.At(visit, "ops-template-versions");
    }

    private async Task SignsIn(string password)
    {
        await Field("UserName").FillAsync("admin");
        await Field("Password").FillAsync(password);
        await visit.Press(Page.Locator("main form button[type=submit]"));
    }

    private ILocator Field(string name) => Page.Locator($"#f-{name}");
}
