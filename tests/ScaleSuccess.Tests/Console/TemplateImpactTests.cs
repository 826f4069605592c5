using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops see what a draft does to plans before they publish it, and to whom.</summary>
public sealed class TemplateImpactTests
{
    [Fact]
    public async Task Too_many_plans_for_a_page_are_counted_by_a_step_with_its_progress_in_sight()
    {
        await using var host = await TestHost.Start(change: usual => usual with { Impact = new ImpactOptions { MostAtOnce = 0 } });
        var ops = await OpsConsole.SignedIn(host);
        await Loop.A_customer_with_a_plan(host);
        var page = await Changed(ops);
        Assert.Contains("There are too many plans that live", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "#impact button");
        Assert.Equal(Urls.OpsTemplateImpact("goal-save_time"), page.Url.AbsolutePath);
        Assert.Contains("Looking at 0 of 1 plan", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("noscript"));
        Assert.Contains("count-impacts", host.Nudges);

        var cancelled = await ops.Submit(page, "#impact-cancel");
        Assert.Contains("Count all of them", cancelled.Text, StringComparison.Ordinal);
        await ops.Submit(cancelled, "#impact button");
        await host.Run<CountImpacts>();
        page = await ops.Get(Urls.OpsTemplatePublish("goal-save_time"));
        Assert.Contains("1 plan would follow at once", page.Text, StringComparison.Ordinal);
        Assert.Contains("Count again", page.Text, StringComparison.Ordinal);
        var card = await ops.Get(Urls.OpsTemplateImpactCard("goal-save_time"));
        Assert.Contains("1 plan would follow at once", card.Text, StringComparison.Ordinal);
        Assert.Null(card.Document.QuerySelector("nav"));
    }

    [Fact]
    public async Task Each_number_opens_its_customers_with_what_they_would_be_asked_and_why()
    {
        await using var host = await TestHost.Start();
        var ops = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        var page = await Changed(ops);
        page = await ops.Get(page.Document.QuerySelector("#impact li a")!.GetAttribute("href")!);
        Assert.Contains(visitor.CustomerName, page.Document.QuerySelector("#plans")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reports that make themselves", page.Document.QuerySelector("#plans")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("None.", (await ops.Get(Urls.OpsTemplateImpact("goal-save_time", "asked"))).Text, StringComparison.Ordinal);
        foreach (var odd in new[] { "?of=nothing", "?of=asked&share=x&after=y", "?of=follow&share=999999999999&after=-1" })
            Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsTemplateImpact("goal-save_time") + odd)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsTemplateImpact("nothing"))).Status);
        Assert.Equal(Urls.OpsTemplate("growing"), (await ops.Get(Urls.OpsTemplateImpact("growing"))).Url.AbsolutePath);
    }

    /// <summary>The page that asks to publish it.</summary>
    private static async Task<Page> Changed(Browser ops) => await ops.Submit(
        await ops.Submit(await ops.Get(Urls.OpsTemplate("goal-save_time", "about")), "button[value=save]", ("objective", ["Reports that make themselves"])), "button[value=publish]");
}
