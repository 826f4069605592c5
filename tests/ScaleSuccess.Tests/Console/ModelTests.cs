using System.Net;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class ModelTests
{
    private const string Publish = "input[name=Seen]";

    [Fact]
    public async Task Ops_read_who_would_move_before_anybody_does()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var segments = await browser.Get(Urls.OpsSegments);
        var dryRun = await browser.Get(segments.Document.QuerySelector(".notice a")!.GetAttribute("href")!);
        var numbers = (await host.Use<ReadDryRun, DryRunNumbers?>((read, cancel) => read.Numbers(1, cancel)))!;
        var words = $"Of 300 customers, {numbers.OtherTemplate} would get another template and {numbers.SegmentOnly} would change segment only";
        Assert.Contains(words, dryRun.Text, StringComparison.Ordinal);
        Assert.Contains(words, segments.Text, StringComparison.Ordinal);
        Assert.False(await host.Ask(db => db.Set<Assignment>().AnyAsync(assignment => assignment.ModelId != null)));
    }

    [Fact]
    public async Task A_number_in_the_table_of_moves_opens_the_list_of_just_those()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var dryRun = await browser.Get(Urls.OpsModel(1));
        var fewest = dryRun.Document.QuerySelectorAll(".matrix td a").MinBy(Count)!;
        var list = await browser.Get(fewest.GetAttribute("href")!);
        Assert.Equal(Math.Min(Count(fewest), ReadDryRun.PageSize), list.Document.QuerySelectorAll("#customers tbody tr").Length);

        static int Count(AngleSharp.Dom.IElement link) => int.Parse(link.FirstChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("template")]
    [InlineData("segment")]
    [InlineData("unclear")]
    public async Task The_list_can_be_narrowed_to_those_whom_a_tile_counts(string show)
    {
        await using var host = await TestHost.WithACandidate();
        var numbers = (await host.Use<ReadDryRun, DryRunNumbers?>((read, cancel) => read.Numbers(1, cancel)))!;
        var count = show switch { "template" => numbers.OtherTemplate, "segment" => numbers.SegmentOnly, _ => numbers.Unclear };
        var list = await (await OpsConsole.SignedIn(host)).Get(Urls.OpsMoves(1, null, null, show));
        var rows = list.Document.QuerySelectorAll("#customers tbody tr");
        Assert.Equal(Math.Min(count, ReadDryRun.PageSize), rows.Length);
        if (show != "unclear") Assert.All(rows, row => Assert.Equal(show == "template", row.QuerySelector("[data-label=Template] .badge") is not null));
    }

    [Fact]
    public async Task Everybody_who_would_move_is_listed_page_by_page()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var links = new List<string>();
        for (var next = Urls.OpsModel(1); next is not null;)
        {
            var page = await browser.Get(next);
            links.AddRange(page.Document.QuerySelectorAll("#customers tbody th a").Select(link => link.GetAttribute("href")!));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        var numbers = (await host.Use<ReadDryRun, DryRunNumbers?>((read, cancel) => read.Numbers(1, cancel)))!;
        Assert.Equal(links.Count, links.Distinct().Count());
        Assert.InRange(links.Count, numbers.Moved, numbers.Moved + numbers.Unclear);
    }

    [Fact]
    public async Task A_dry_run_from_before_a_pin_is_out_of_date_until_it_is_run_again()
    {
        await using var host = await TestHost.WithACandidate();
        Task<DryRunNumbers?> Numbers() => host.Use<ReadDryRun, DryRunNumbers?>((read, cancel) => read.Numbers(1, cancel));
        Assert.False((await Numbers())!.IsOutdated);
        host.Clock.SetUtcNow((await Numbers())!.MadeAt.AddMinutes(5));
        var customer = await host.Ask(db => db.Set<Assignment>().Where(a => a.Segment != "steady").Select(a => a.CustomerId).FirstAsync());
        Assert.Null(await host.Use<PinCustomer, SegmentRefusal?>((pin, cancel) => pin.Run(customer, "steady", "They asked.", "admin", cancel)));

        var browser = await OpsConsole.SignedIn(host);
        Assert.Contains("Its dry run is out of date", (await browser.Get(Urls.OpsSegments)).Text, StringComparison.Ordinal);
        var page = await browser.Get(Urls.OpsModel(1));
        Assert.Contains("The dry run is out of date", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Would get another template", page.Text, StringComparison.Ordinal);

        var again = await browser.Submit(page, ".decide-actions > form button");
        Assert.Contains("Of 300 customers", again.Text, StringComparison.Ordinal);
        Assert.False((await Numbers())!.IsOutdated);
    }

    [Fact]
    public async Task Customers_who_came_after_a_dry_run_are_said_not_to_be_counted()
    {
        await using var host = await TestHost.WithACandidate();
        await host.Ask(db => db.Database.ExecuteSqlRawAsync("delete from assigner_results where model_id = 1 and customer_id = (select min(customer_id) from assignments)"));
        Assert.Contains("Not counted: 1 customer who came later.", (await (await OpsConsole.SignedIn(host)).Get(Urls.OpsModel(1))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_twice_from_the_same_page_publishes_once_and_moves_customers_at_once()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var dryRun = await browser.Get(Urls.OpsModel(1));
        Assert.Contains("Published", (await browser.Submit(dryRun, Publish)).Text, StringComparison.Ordinal);
        await browser.Submit(dryRun, Publish);
        Assert.Contains("assign-segments", host.Nudges);
        Assert.Single(await host.Use<ReadSegmentLog, IReadOnlyList<SegmentEvent>>((log, cancel) => log.Newest(10, cancel)));
        Assert.Contains("admin published model 1", (await browser.Get(Urls.OpsModels)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_on_an_old_page_is_told_of_the_conflict_and_nothing_changes()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var told = await browser.Submit(await browser.Get(Urls.OpsModel(1)), Publish, ("Seen", ["4711"]));
        Assert.Contains("Another model was published while you had this page open", told.Text, StringComparison.Ordinal);
        Assert.Null((await host.Use<ReadAssigner, Assigner>((read, cancel) => read.Now(cancel))).Model);
        // They have seen it now: deciding once more is no accident.
        Assert.Contains("This model is published", (await browser.Submit(told, Publish)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_can_come_back_and_the_model_can_be_published_again()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        await browser.Submit(await browser.Get(Urls.OpsModel(1)), Publish);
        var back = await browser.Submit(await browser.Get(Urls.OpsModels), "input[name=Seen]");
        Assert.Contains("went back to the template rules", back.Text, StringComparison.Ordinal);
        var again = await browser.Get(Urls.OpsModel(1));
        Assert.Contains("Publish again", again.Text, StringComparison.Ordinal);
        Assert.Contains("This model is published", (await browser.Submit(again, Publish)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_model_says_who_did_and_cannot_be_published()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var after = await browser.Submit(await browser.Get(Urls.OpsModel(1)), ".button.danger");
        Assert.Contains("Discarded by admin", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector(Publish));
    }

    [Fact]
    public async Task A_rule_for_publishing_is_kept_and_nonsense_is_asked_about()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var refused = await browser.Submit(await browser.Get(Urls.OpsModels), "[name=Most]", ("When", ["auto"]), ("Most", ["a few"]));
        Assert.Contains("Enter a number", refused.Text, StringComparison.Ordinal);
        await browser.Submit(refused, "[name=Most]", ("Most", ["3,5"]));
        var policy = await host.Use<SetPublishPolicy, PublishPolicy>((keep, cancel) => keep.Now(cancel));
        Assert.Equal((true, 0.035, "admin"), (policy.IsAutomatic, policy.MostMoved, policy.ChangedBy));
    }

    [Fact]
    public async Task A_rule_for_publishing_that_nobody_offered_is_refused()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var refused = await browser.Submit(await browser.Get(Urls.OpsModels), "[name=Most]", ("When", ["never"]), ("Most", ["2.5"]));
        Assert.Contains("Choose how a new model is published", refused.Text, StringComparison.Ordinal);
        Assert.Null((await host.Use<SetPublishPolicy, PublishPolicy>((keep, cancel) => keep.Now(cancel))).ChangedAt);
    }

    [Theory]
    [InlineData("/ops/segments/models/1?after=abc")]
    [InlineData("/ops/segments/models/1?show=maybe&after=99999999999999999999")]
    [InlineData("/ops/segments/models/1?from=%00&to=a%00b")]
    [InlineData("/ops/segments/unclear?after=abc")]
    [InlineData("/ops/segments/pinned?after=-x")]
    [InlineData("/ops/customers?afterId=abc&afterName=%00")]
    public async Task Whatever_stands_in_an_address_a_page_is_shown(string address)
    {
        await using var host = await TestHost.WithACandidate();
        Assert.Equal(HttpStatusCode.OK, (await (await OpsConsole.SignedIn(host)).Get(address)).Status);
    }

    [Fact]
    public async Task A_tab_of_before_the_decision_hears_that_the_page_has_changed()
    {
        await using var host = await TestHost.WithACandidate();
        var browser = await OpsConsole.SignedIn(host);
        var early = await browser.Get(Urls.OpsModel(1));
        await browser.Submit(await browser.Get(Urls.OpsModel(1)), Publish);
        foreach (var form in new[] { Publish, ".button.danger" })
        {
            var late = await browser.Submit(early, form);
            Assert.Equal(HttpStatusCode.OK, late.Status);
            Assert.Contains("The page has changed since you opened it", late.Text, StringComparison.Ordinal);
        }
        var rules = await browser.Get(Urls.OpsModels);
        await browser.Submit(rules, "input[name=Seen]");
        Assert.Contains("The page has changed", (await browser.Submit(rules, "input[name=Seen]")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_model_stands_among_what_needs_attention_today()
    {
        await using var host = await TestHost.WithACandidate();
        var today = await (await OpsConsole.SignedIn(host)).Get(Urls.Ops);
        Assert.Contains("A new model is waiting for your decision", today.Text, StringComparison.Ordinal);
        Assert.NotNull(today.Document.QuerySelector($"a[href='{Urls.OpsModel(1)}']"));
    }

    [Fact]
    public async Task A_model_that_found_one_segment_says_that_customers_do_not_differ_and_offers_nothing_to_publish()
    {
        await using var host = await TestHost.WithACandidate();
        await host.Ask(db => db.Database.ExecuteAsync("update segment_models set k = 1", default));
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsModel(1));
        Assert.Contains("these customers do not differ", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(Publish));
        Assert.Contains("nothing to publish", (await browser.Get(Urls.OpsSegments)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_kept_has_no_proposal_any_more()
    {
        await using var host = await TestHost.WithACandidate();
        await host.Run<StartPlans>();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await host.Use<PublishModel, SegmentRefusal?>((publish, cancel) => publish.Run(1, null, "olga", cancel)));
        await host.Run<AssignSegments>();
        await host.Run<ProposePlans>();
        var browser = await OpsConsole.SignedIn(host);
        var list = await browser.Get(Urls.OpsProposals);
        var customer = list.Document.QuerySelector(".entry a")!.GetAttribute("href")!;
        Assert.Contains("Changes to their plan are proposed", (await browser.Get(customer)).Text, StringComparison.Ordinal);
        await browser.Submit(list, ".entry form");
        Assert.DoesNotContain("Changes to their plan are proposed", (await browser.Get(customer)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_does_not_exist_gets_a_kind_page()
    {
        await using var host = await TestHost.Start();
        var page = await (await OpsConsole.SignedIn(host)).Get(Urls.OpsModel(4711));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Model not found", page.Text, StringComparison.Ordinal);
    }
}
