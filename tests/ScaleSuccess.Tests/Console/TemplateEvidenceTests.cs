using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Console.Templates.Fields;

namespace ScaleSuccess.Tests.Console;

public sealed class TemplateEvidenceTests : IAsyncLifetime
{
    private const string Theirs = "Ask everybody to a short call";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Before_anything_is_counted_the_page_says_so()
    {
        Assert.Contains("Nothing is counted yet", (await ops.Get(Urls.OpsTemplateEvidence("growing"))).Text, StringComparison.Ordinal);
        await host.Run<CountEvidence>();
        Assert.Contains("No plan has anything of it yet", (await ops.Get(Urls.OpsTemplateEvidence("growing"))).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await ops.Get(Urls.OpsTemplateEvidence("nothing"))).Status);
    }

    [Fact]
    public async Task Ops_take_the_wording_of_customers_into_the_draft_and_put_their_own_back()
    {
        var (segment, ours) = await Reworded(3);
        var page = await ops.Get(Urls.OpsTemplateEvidence(segment));
        Assert.Contains("Reworded in 3, of 3 plans that have it: too few to tell.", page.Text, StringComparison.Ordinal);
        var link = page.Document.QuerySelector("#changes .change-title a")!;
        Assert.Equal(ours, link.TextContent.Trim());
        Assert.Contains("0 of 3 accepted, 0 at the goal", (await ops.Get(Urls.OpsTemplates)).Document.QuerySelector($"tr:has(a[href='{Urls.OpsTemplateEvidence(segment)}'])")!.TextContent, StringComparison.Ordinal);

        page = await ops.Get(link.GetAttribute("href")!);
        Assert.Contains("reworded in 3 – too few to tell", page.Text, StringComparison.Ordinal);
        Assert.Contains(Theirs, page.Document.QuerySelector(".wording-offer")!.TextContent, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value^='wording ']");
        Assert.Contains("Taken into the draft", page.Text, StringComparison.Ordinal);
        Assert.Contains(Theirs, page.Document.QuerySelectorAll("[name^='milestones/'][name$='/title']").Select(field => field.GetAttribute("value")));

        page = await ops.Submit(page, "button[value^='wording ']");
        Assert.DoesNotContain(Theirs, page.Document.QuerySelectorAll("[name^='milestones/'][name$='/title']").Select(field => field.GetAttribute("value")));
        Assert.Contains("Use this wording", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_customers_wrote_is_shown_and_not_offered()
    {
        var (segment, _) = await Reworded(2);
        var page = await ops.Get(Urls.OpsTemplateEvidence(segment));
        Assert.Contains(Theirs, page.Text, StringComparison.Ordinal);
        page = await ops.Get(page.Document.QuerySelector("#changes .change-title a")!.GetAttribute("href")!);
        Assert.Null(page.Document.QuerySelector("button[value^='wording ']"));
    }

    [Fact]
    public async Task Two_versions_stand_side_by_side_and_a_table_shows_one_of_them()
    {
        var plan = await Loop.PlanOf(host, await Loop.A_customer_with_a_plan(host));
        var text = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), $"plans/{plan.Segment}.yaml")) + "\n# Tuned.\n";
        await Loop.Do<SaveDefinition>(host, (save, cancel) => save.FromOps("plan", plan.Segment, text, null, 1, "olga", cancel));
        await Loop.A_customer_with_a_plan(host);
        await host.Run<CountEvidence>();
        var page = await ops.Get(Urls.OpsTemplateEvidence(plan.Segment) + "?one=1&other=2");
        var compared = page.Document.QuerySelector("#compare")!.TextContent;
        Assert.Contains("Version 1, 1 plan (too few to tell)", compared, StringComparison.Ordinal);
        Assert.Contains("Too few to tell", compared, StringComparison.Ordinal);
        page = await ops.Get(Urls.OpsTemplateEvidence(plan.Segment, 2));
        Assert.Equal("Version 2", page.Document.QuerySelector(".evidence-versions [aria-current=true]")!.TextContent.Trim());
        Assert.Contains("Lines that came with version 2.", page.Text, StringComparison.Ordinal);
        Assert.Contains("All versions together.", (await ops.Get(Urls.OpsTemplateEvidence(plan.Segment, 9))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, 100, 60, 100, "More often with version 2: 18 to 41 points")]
    [InlineData(60, 100, 90, 100, "More often with version 1: 18 to 41 points")]
    [InlineData(11, 20, 10, 20, "Too close to tell")]
    [InlineData(9, 9, 0, 100, "Too few to tell")]
    [InlineData(0, 0, 5, 100, "Nothing to compare")]
    public void Two_versions_are_told_apart_only_as_far_as_their_numbers_allow(int one, int of, int other, int ofOther, string expected) =>
        Assert.Equal(expected, EvidenceWords.Compared(2, one, of, 1, other, ofOther));

    [Theory]
    [InlineData(3, 4, "Done in 3 of 4 plans – too few to tell")]
    [InlineData(1, 1, "Done in 1 of 1 plan – too few to tell")]
    [InlineData(15, 20, "Done in 75\u00a0% (few: 53 to 89\u00a0%) of 20 plans")]
    [InlineData(640, 1000, "Done in 64\u00a0% of 1,000 plans")]
    public void Small_numbers_say_that_they_are_small(int done, int plans, string expected) =>
        Assert.Equal(expected, EvidenceWords.Short(new ItemCount(0, ItemKind.Action, "a", plans, 0, done, 0, 0, 0, 0, 0, 0, null, 0, 0)));

    private async Task<(string Segment, string Ours)> Reworded(int customers)
    {
        string segment = "", ours = "";
        for (var customer = 0; customer < customers; customer++)
        {
            var visitor = await Loop.A_customer_with_a_plan(host);
            var plan = await Loop.PlanOf(host, visitor);
            var action = plan.Items.Where(item => item is { Kind: ItemKind.Action, Side: "customer", AcceptsPlan: false } && item.ReadOrigin().Definition == plan.Segment).OrderBy(item => item.Position).First();
            (segment, ours) = (plan.Segment, action.Title);
            Assert.IsType<EditOutcome.Saved>(await host.Use<ChangeItem, EditOutcome>((change, cancel) => change.Run(visitor,
                new ItemEdit(action.Kind, action.Key, new Dictionary<string, FieldEdit> { [ItemField.Title] = new(action.Title, Theirs) }), cancel)));
        }
        await host.Run<CountEvidence>();
        return (segment, ours);
    }
}
