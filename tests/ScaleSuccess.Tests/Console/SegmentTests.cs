using System.Net;
using AngleSharp.Dom;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class SegmentTests
{
    private const string First = "segment-1", Second = "segment-2";

    [Fact]
    public async Task Before_anybody_has_answered_the_page_says_what_will_happen()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsSegments);
        Assert.Contains("No answers yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("Growing teams", page.Text, StringComparison.Ordinal);
        Assert.Contains("No model yet", (await browser.Get(Urls.OpsModels)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_cards_the_table_of_answers_and_the_map_in_words_say_it_all()
    {
        await using var host = await Published();
        var page = await (await OpsConsole.SignedIn(host)).Get(Urls.OpsSegments);
        var found = page.Document.QuerySelectorAll(".segment-card .mark").Length;
        Assert.True(found > 1);
        Assert.All(page.Document.QuerySelectorAll(".segment-card"), card =>
        {
            Assert.NotEmpty(card.QuerySelectorAll(".distinguishing li"));
            Assert.Contains("Most typical", card.TextContent, StringComparison.Ordinal);
        });
        Assert.Equal(found + 2, page.Document.QuerySelectorAll(".heat-table thead th").Length);
        // Days until the target are told in thirds, not in twenty narrow ranges.
        Assert.InRange(page.Document.QuerySelectorAll(".heat-table tbody").Single(body => body.TextContent.Contains("When do you want", StringComparison.Ordinal))
            .QuerySelectorAll("th[scope=row]").Length, 2, 4);
        Assert.All(page.Document.QuerySelectorAll(".chart-table"), table => Assert.True(table.HasAttribute("open")));
        Assert.Contains("Nearest segment", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_stands_everywhere_and_a_taken_one_is_refused_with_what_was_typed()
    {
        await using var host = await Published();
        var browser = await OpsConsole.SignedIn(host);
        await browser.Submit(await browser.Get(Urls.OpsSegment(First)), "[name=Name]", ("Name", ["Careful beginners"]));
        Assert.Contains("Careful beginners", (await browser.Get(Urls.OpsSegments)).Text, StringComparison.Ordinal);
        Assert.Contains("Careful beginners", (await browser.Get(Urls.OpsCustomers)).Text, StringComparison.Ordinal);

        var refused = await browser.Submit(await browser.Get(Urls.OpsSegment(Second)), "[name=Name]", ("Name", ["Careful beginners"]));

        Assert.Contains("Another segment already has this name.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Careful beginners", refused.Document.QuerySelector("[name=Name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Two_merged_segments_are_one_card_until_somebody_undoes_it()
    {
        await using var host = await Published();
        var browser = await OpsConsole.SignedIn(host);
        var before = await Cards(browser);
        var open = await browser.Get(Urls.OpsSegment(Second));
        AsksFirstTests.Asks(open, "merge");
        var merged = await browser.Submit(open, "[name=Into]", ("Into", [First]));
        Assert.Equal(Urls.OpsSegment(First), merged.Url.AbsolutePath);
        await host.Run<AssignSegments>();
        Assert.Equal(before - 1, await Cards(browser));
        Assert.Contains("Merged into", (await browser.Get(Urls.OpsSegment(Second))).Text, StringComparison.Ordinal);

        var whole = await browser.Get(Urls.OpsSegment(First));
        AsksFirstTests.Asks(whole, $"undo {Second}");
        await browser.Submit(whole, ".entries form");
        await host.Run<AssignSegments>();

        Assert.Equal(before, await Cards(browser));
    }

    [Fact]
    public async Task The_next_plans_start_from_the_template_that_was_chosen()
    {
        await using var host = await Published();
        var browser = await OpsConsole.SignedIn(host);
        await browser.Submit(await browser.Get(Urls.OpsSegment(First)), "[name=Template]", ("Template", ["steady"]));
        var segments = await host.Use<KnownSegments, IReadOnlyList<KnownSegment>>((known, cancel) => known.All(cancel));
        Assert.Equal("steady", segments.Single(segment => segment.Key == First).Template);
    }

    [Fact]
    public async Task A_split_offers_a_dry_run_or_says_why_not_and_changes_nothing()
    {
        await using var host = await Published();
        var browser = await OpsConsole.SignedIn(host);
        var before = await Cards(browser);
        var after = await browser.Submit(Form(await browser.Get(Urls.OpsSegment(First)), "Look for two segments"), "button[data-found]");
        Assert.True(after.Text.Contains("Two segments were found", StringComparison.Ordinal)
            || after.Text.Contains("do not form two groups", StringComparison.Ordinal), after.Text);
        Assert.Equal(before, await Cards(browser));
    }

    [Fact]
    public async Task A_customers_page_says_why_they_are_there_and_a_pin_needs_a_reason()
    {
        await using var host = await Published();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsCustomer(17));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".reasons li"));
        Assert.Contains("confidence", page.Document.QuerySelector(".sureness")!.TextContent, StringComparison.Ordinal);

        var refused = await browser.Submit(page, "[name=Segment]", ("Segment", ["steady"]));
        Assert.Contains("Enter a reason of up to 300 characters", refused.Text, StringComparison.Ordinal);
        var pinned = await browser.Submit(refused, "[name=Segment]", ("Reason", ["They told us on the phone."]));
        Assert.Contains("Pinned by admin", NowOf(pinned), StringComparison.Ordinal);
        Assert.Contains("They told us on the phone.", pinned.Text, StringComparison.Ordinal);
        Assert.Contains("The model would choose ", pinned.Text, StringComparison.Ordinal);

        Assert.Contains("They told us on the phone.", (await browser.Get(Urls.OpsPinned)).Text, StringComparison.Ordinal);

        var lifted = await browser.Submit(Form(pinned, "Yes, remove the pin"), "button[data-found]");
        Assert.DoesNotContain("Pinned by admin", NowOf(lifted), StringComparison.Ordinal);
        Assert.Contains("No pinned customers", (await browser.Get(Urls.OpsPinned)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_that_does_not_exist_gets_a_kind_page_and_a_templates_own_names_its_template()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nothing = await browser.Get(Urls.OpsSegment("nobody"));
        Assert.Equal(HttpStatusCode.NotFound, nothing.Status);
        Assert.Contains("Segment not found", nothing.Text, StringComparison.Ordinal);
        var rules = await browser.Get(Urls.OpsSegment("growing"));
        Assert.NotNull(rules.Document.QuerySelector($"a[href='{Urls.OpsTemplate("growing")}']"));
    }

    /// <summary>A host whose model is published and has assigned everybody.</summary>
    private static async Task<TestHost> Published()
    {
        var host = await TestHost.WithACandidate();
        Assert.Null(await host.Use<PublishModel, SegmentRefusal?>((publish, cancel) => publish.Run(1, null, "olga", cancel)));
        await host.Run<AssignSegments>();
        return host;
    }

    private static async Task<int> Cards(Browser browser) =>
        (await browser.Get(Urls.OpsSegments)).Document.QuerySelectorAll(".segment-card").Length;

    /// <summary>What the customer's card says of today, without the segments before.</summary>
    private static string NowOf(Page page)
    {
        var card = (IElement)page.Document.QuerySelectorAll(".card").Single(card => card.QuerySelector(".card-title")?.TextContent == "Segment").Clone();
        foreach (var folded in card.QuerySelectorAll("details.more").ToList()) folded.Remove();
        return card.TextContent;
    }

    /// <summary>Marks the button that says this, to be pressed.</summary>
    private static Page Form(Page page, string button)
    {
        page.Document.QuerySelectorAll("button").First(found => found.TextContent.StartsWith(button, StringComparison.Ordinal)).SetAttribute("data-found", "");
        return page;
    }
}
