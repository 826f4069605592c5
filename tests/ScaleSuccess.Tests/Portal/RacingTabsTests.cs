using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>Two tabs that answer one survey: the later sees the earlier, also when nothing had been saved yet.</summary>
public sealed class RacingTabsTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Of_two_first_saves_at_the_same_moment_one_is_told_of_the_other()
    {
        for (var round = 0; round < 10; round++)
        {
            var guest = await host.A_guest();
            var (one, other) = (await Tab.Open(host, guest), await Tab.Open(host, guest));
            var answers = await Task.WhenAll(
                Task.Run(() => one.Save(("where_to_be", "my_team"))), Task.Run(() => other.Save(("where_to_be", "first_win"))));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
        }
    }

    [Fact]
    public async Task Of_two_first_saves_of_different_questions_both_are_kept_and_the_later_is_told()
    {
        for (var round = 0; round < 10; round++)
        {
            var guest = await host.A_guest();
            var (one, other) = (await Tab.Open(host, guest), await Tab.Open(host, guest));
            var answers = await Task.WhenAll(
                Task.Run(() => one.Save(("goals", "save_time"))), Task.Run(() => other.Save(("where_to_be", "my_team"))));
            var kept = (await host.ResponseOf(guest))!.Read();
            Assert.Equal(("save_time", "my_team"), (kept.One("goals"), kept.One("where_to_be")));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.Single(answers, answer => answer.Says.Contains("Answered in another tab meanwhile: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_page_that_is_sent_shows_what_another_tab_has_answered_before_it_goes_on()
    {
        var guest = await host.A_guest();
        var (one, other) = (host.Browser(), host.Browser());
        var (early, late) = (await one.Get(guest.Page(1)), await other.Get(guest.Page(1)));
        await one.Submit(early, Next, ("goals", ["save_time"]));

        var told = await other.Submit(late, Next, ("where_to_be", ["my_team"]));
        Assert.Contains("Also answered in another tab", told.Text, StringComparison.Ordinal);
        Assert.Contains("Spend less time on manual reports", told.Document.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.True(told.Document.QuerySelector<IHtmlInputElement>("[name=goals][value=save_time]")!.IsChecked);
        Assert.True(told.Document.QuerySelector<IHtmlInputElement>("[name=where_to_be][value=my_team]")!.IsChecked);

        Assert.Equal(guest.Page(2), (await other.Submit(told, Next)).Url.AbsolutePath);
        var kept = (await host.ResponseOf(guest))!.Read();
        Assert.Equal(("save_time", "my_team"), (kept.One("goals"), kept.One("where_to_be")));
    }

    [Fact]
    public async Task Sending_a_page_again_after_a_conflict_wipes_nothing_that_it_did_not_show()
    {
        var guest = await host.A_guest();
        var (one, other) = (host.Browser(), host.Browser());
        var (early, late) = (await one.Get(guest.Page(1)), await other.Get(guest.Page(1)));
        await one.Submit(early, Next, ("goals", ["save_time"]), ("where_to_be", ["first_win"]));

        var told = await other.Submit(late, Next, ("where_to_be", ["my_team"]));
        Assert.Contains("Answered differently in another tab", told.Text, StringComparison.Ordinal);
        await other.Submit(told, Next);
        var kept = (await host.ResponseOf(guest))!.Read();
        Assert.Equal(("save_time", "my_team"), (kept.One("goals"), kept.One("where_to_be")));
    }

    [Fact]
    public async Task What_another_tab_answered_is_not_wiped_by_the_second_save_of_a_tab_that_never_showed_it()
    {
        var guest = await host.A_guest();
        var (one, other) = (await Tab.Open(host, guest), await Tab.Open(host, guest));
        await one.Save(("goals", "save_time"));
        await other.Save(("where_to_be", "my_team"));
        await other.Save(("where_to_be", "first_win"));
        var answers = (await host.ResponseOf(guest))!.Read();
        Assert.Equal("save_time", answers.One("goals"));
    }

    /// <summary>A tab with the survey's first page, which saves as autosave.js does: the whole page, and what the last save said is shown.</summary>
    private sealed class Tab(Browser browser, Guest guest, string token, string shown)
    {
        private string shown = shown;

        public static async Task<Tab> Open(TestHost host, Guest guest)
        {
            var browser = host.Browser();
            var page = await browser.Get(guest.Page(1));
            return new Tab(browser, guest, page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
                page.Document.QuerySelector("[name=shown]")!.GetAttribute("value")!);
        }

        public async Task<(HttpStatusCode Status, string Says)> Save(params (string Field, string Value)[] typed)
        {
            var answer = await browser.Http.PostAsync(Urls.SaveAnswers(guest.Token, "onboarding"), new FormUrlEncodedContent([
                new("__RequestVerificationToken", token), new("page", "1"), new("shown", shown), new("goals.other", ""), new("where_to_be.other", ""),
                .. typed.Select(field => new KeyValuePair<string, string>(field.Field, field.Value)),
            ]));
            var says = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.OK)
                shown = new HtmlParser().ParseDocument(says).QuerySelector("[name=shown]")!.GetAttribute("value")!;
            return (answer.StatusCode, says);
        }
    }
}
