using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>Threads on the plan's page.</summary>
public sealed class ThreadPagesTests : IAsyncLifetime
{
    private const string Item = "action/kick_off.invite_team", Anchor = "item-action-kick_off.invite_team";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Who_is_stuck_reads_the_answer_goes_on_talking_and_says_that_it_works()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), $"[id='stuck-{Anchor}']", ("words", ["No access"]));
        Assert.Equal("#" + Anchor, page.Url.Fragment);
        await host.Use<AnswerThread, ThreadOutcome>((answer, cancel) => answer.Run(guest.Visitor.CustomerId, ThreadItem.Read(Item), "maya.chen@acme.example", "Whose, @Nora?", false, cancel));
        page = await browser.Get(guest.Plan);
        Assert.Equal(["Nora Lindqvist Mon 5 Jan", $"Maya Chen, Acme Mon 5 Jan"], Thread(page).QuerySelectorAll(".talk-line div > p:first-child").Select(head => Squeezed(head.TextContent)));
        Assert.Equal("@Nora", Thread(page).QuerySelector(".mention")!.TextContent);
        Assert.Contains("On hold since Mon 5 Jan", page.Document.GetElementById("road-kick_off.invite_team")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("[id='road-kick_off.invite_team'] > details")!.HasAttribute("open"));
        // We have had the last word: it is their turn, and nothing says that they wait for us.
        Assert.Contains("Acme has answered", page.Document.QuerySelector("section:has(#needs-you)")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("until we have helped", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[id='need-kick_off.invite_team']"));

        page = await browser.Submit(page, $"[id='reply-{Anchor}']", ("words", ["Ole's."]));
        Assert.Equal("#" + Anchor, page.Url.Fragment);
        page = await browser.Submit(page, $"[id='{Anchor}'] form:has([value=solved])");
        Assert.Equal(["No access", "Whose, @Nora?", "Ole's."], Thread(page).QuerySelectorAll(".talk-words").Select(said => said.TextContent));
        Assert.Contains("You said that it works now.", Thread(page).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("On hold", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await host.Ask(db => db.Set<HelpRequest>().SingleAsync())).ClosedAt);
    }

    [Fact]
    public async Task Empty_words_are_asked_for_in_the_panel_that_they_came_from_and_no_other()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), $"[id='stuck-{Anchor}']", ("words", ["No access"]));
        page = await browser.Submit(page, $"[id='reply-{Anchor}']", ("words", [" "]));
        var open = Assert.Single(page.Document.QuerySelectorAll("details.talk-tool[open]"));
        Assert.Equal($"reply-{Anchor}", open.QuerySelector("form")!.Id);
        Assert.Contains("Please say in a few words", open.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", open.QuerySelector("textarea")!.GetAttribute("aria-invalid"));
        Assert.Empty(page.Document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [InlineData("measure/report_hours")]
    [InlineData("benefit/hours_back")]
    [InlineData("milestone/goal")]
    public async Task Every_item_takes_comments_where_it_stands(string item)
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var anchor = ThreadItem.Read(item).Anchor;
        // What is not near has its forms on the page once they are asked for.
        var asked = (await browser.Get(guest.Plan)).Document.GetElementById(anchor)!.QuerySelector("a.link")!.GetAttribute("href")!;
        Assert.EndsWith("#" + anchor, asked, StringComparison.Ordinal);
        var page = await browser.Submit(await browser.Get(asked), $"[id='comment-{anchor}']", ("words", [" "]));
        for (var at = page.Document.GetElementById($"comment-{anchor}")!.ParentElement; at is not null; at = at.ParentElement)
            Assert.True(at is not IHtmlDetailsElement || at.HasAttribute("open"), at.OuterHtml[..80]);
        page = await browser.Submit(page, $"[id='comment-{anchor}']", ("words", ["We count from <June>"]));
        Assert.Equal("#" + anchor, page.Url.Fragment);
        Assert.Equal("We count from <June>", page.Document.GetElementById(anchor)!.QuerySelector(".talk-words")!.TextContent);
    }

    [Fact]
    public async Task The_page_stays_light_with_two_forms_at_every_item()
    {
        var guest = await host.A_guest_with_a_plan();
        var html = await host.Browser().Http.GetByteArrayAsync(guest.Plan);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(html);
        Assert.InRange(packed.Length, 1, 14_000);
    }

    [Fact]
    public async Task What_is_too_long_stays_as_it_was_typed()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "#comment-stuck", ("words", [new string('x', 2001)]));
        Assert.Contains("That is too long by 1", page.Text, StringComparison.Ordinal);
        Assert.Equal(2001, page.Document.QuerySelector<IHtmlTextAreaElement>("#comment-stuck textarea")!.Value.Length);
    }

    [Theory]
    [InlineData("#comment-stuck", "")]
    [InlineData("[id='reply-item-action-kick_off.invite_team']", Item)]
    public async Task A_lost_token_leaves_the_words_in_their_open_panel(string form, string item)
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), $"[id='stuck-{Anchor}']", ("words", ["No access"]));
        var lost = await browser.Submit(page, form, ("words", ["We lost <it>"]), ("__RequestVerificationToken", ["x"]));
        Assert.Equal(HttpStatusCode.BadRequest, lost.Status);
        Assert.Equal("We lost <it>", lost.Document.QuerySelector<IHtmlTextAreaElement>($"{form} textarea")!.Value);
        Assert.Single(lost.Document.QuerySelectorAll("details.talk-tool[open]"));
        await browser.Submit(lost, form);
        Assert.Equal((item, "We lost <it>"), await host.Ask(db => db.Set<Comment>().Select(one => new ValueTuple<string, string>(one.ItemKind == null ? "" : one.ItemKind + "/" + one.ItemKey, one.Words)).SingleAsync()));
    }

    [Fact]
    public async Task Markup_is_shown_as_it_was_written_and_another_customers_words_never()
    {
        var (guest, other) = (await host.A_guest_with_a_plan(), await host.A_guest_with_a_plan());
        const string Words = "</p><script>alert(1)</script><b>@Nora</b> & \"quotes\"";
        await host.Use<AddComment, ThreadOutcome>((add, cancel) => add.Run(other.Visitor, ThreadItem.Whole, "Theirs alone", cancel));
        await host.Use<AddComment, ThreadOutcome>((add, cancel) => add.Run(guest.Visitor, ThreadItem.Whole, Words, cancel));
        var page = await host.Browser().Get(guest.Plan);
        Assert.Equal(Words, page.Document.QuerySelector("#stuck .talk-words")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".talk script, .talk b"));
        Assert.DoesNotContain("Theirs alone", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_about_what_is_not_in_the_plan_any_more_stay_in_a_form_that_sends_them_about_the_whole_plan()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        foreach (var (form, whole) in new[] { ($"[id='stuck-{Anchor}']", "#stuck-stuck"), ($"[id='comment-{Anchor}']", "#reply-stuck") })
        {
            var page = await browser.Submit(await browser.Get(guest.Plan), form, ("item", ["milestone/gone"]), ("words", ["Hello?"]));
            Assert.Equal(0, await host.Ask(db => db.Set<HelpRequest>().CountAsync(one => one.ItemKey != null)) + await host.Ask(db => db.Set<Comment>().CountAsync(one => one.ItemKey != null)));
            var open = Assert.Single(page.Document.QuerySelectorAll("details.talk-tool[open]"));
            Assert.Contains("is not in the plan any more", open.TextContent, StringComparison.Ordinal);
            Assert.Equal("Hello?", open.QuerySelector("textarea")!.TextContent);
            page = await browser.Submit(page, whole);
            Assert.Equal("#stuck", page.Url.Fragment);
            Assert.Equal("Hello?", page.Document.QuerySelectorAll("#stuck .talk-words")[^1].TextContent);
        }
    }

    [Fact]
    public async Task Where_something_is_needed_its_panel_opens_in_place_and_the_road_leads_there()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        foreach (var key in new[] { "kick_off.invite_team", "kick_off.send_starter" })
        {
            Assert.NotNull(page.Document.QuerySelector($"[id='need-{key}'] [id='item-action-{key}'] form"));
            Assert.Equal($"#item-action-{key}", page.Document.QuerySelector($"[id='road-{key}'] .panel a.link")!.GetAttribute("href"));
        }
        page = await browser.Submit(page, $"[id='comment-{Anchor}']", ("words", [" "]));
        Assert.True(page.Document.QuerySelector("[id='need-kick_off.invite_team'] > details")!.HasAttribute("open"));
        Assert.Empty(page.Document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        // What the hero asks for stands on the road alone.
        await browser.Submit(page, "#next-accept");
        page = await browser.Get(guest.Plan);
        Assert.NotNull(page.Document.QuerySelector($"[id='road-kick_off.invite_team'] [id='{Anchor}'] form"));
    }

    private static AngleSharp.Dom.IElement Thread(Page page) => page.Document.GetElementById(Anchor)!;

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
