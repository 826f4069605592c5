using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class CheckInPageTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Following_a_one_click_answer_changes_nothing()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var page = await host.Browser().Get(Urls.CheckIn(guest.Token, id, "done"));
        Assert.True(((IHtmlInputElement)page.Document.QuerySelector("[name=answer][value=done]")!).IsChecked);
        Assert.Null((await host.CheckInsOf(guest))[0].AnsweredAt);
    }

    [Fact]
    public async Task Sending_it_takes_the_answer_the_reading_and_the_words()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.CheckIn(guest.Token, id, "done")), "form",
            ("reading", ["9,5"]), ("words", ["Nearly there"]));
        Assert.Contains("Next: First report or workflow in use", page.Text, StringComparison.Ordinal);
        var checkIn = (await host.CheckInsOf(guest))[0];
        Assert.Equal(("done", 9.5, "Nearly there"), (checkIn.Answer, checkIn.Reading, checkIn.Words));
        Assert.True((await host.PlanOf(guest)).Items.Single(i => i.Kind == ItemKind.Milestone && i.Key == checkIn.Milestone).IsDone);
    }

    [Fact]
    public async Task What_comes_next_and_is_overdue_is_not_written_as_if_it_were_to_come()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var due = (await host.PlanOf(guest)).Items.Single(i => i is { Kind: ItemKind.Milestone, Key: "first_result" }).DueOn!.Value;
        host.Clock.SetUtcNow(new DateTimeOffset(due.AddDays(20), new TimeOnly(12, 0), TimeSpan.Zero));
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.CheckIn(guest.Token, id, "done")), "form");
        Assert.Contains($"Was due {Days.Long(due)}, 20 days ago", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_that_is_no_number_is_kept_and_explained()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.CheckIn(guest.Token, id, "on_track")), "form",
            ("reading", ["less"]), ("words", ["It goes well"]));
        Assert.Equal("less", ((IHtmlInputElement)page.Document.QuerySelector("[name=reading]")!).Value);
        Assert.Equal("It goes well", page.Document.QuerySelector("[name=words]")!.TextContent);
        Assert.Contains("Please enter a number", page.Document.QuerySelector("#f-reading-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await host.CheckInsOf(guest))[0].AnsweredAt);
    }

    [Fact]
    public async Task Who_comes_second_sees_the_first_answer_with_everything_still_typed_and_can_add_it()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        var open = await browser.Get(Urls.CheckIn(guest.Token, id, "stuck"));
        await browser.Submit(open, "form");
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        var second = await browser.Submit(open, "form", ("answer", ["done"]), ("reading", ["7"]), ("words", ["Solved it"]));
        Assert.Contains("You answered 3 minutes ago: “We're stuck”.", second.Text, StringComparison.Ordinal);
        Assert.Contains("Your answer is not added yet", second.Text, StringComparison.Ordinal);
        Assert.Equal(("7", "Solved it"), (((IHtmlInputElement)second.Document.QuerySelector("[name=reading]")!).Value, second.Document.QuerySelector("[name=words]")!.TextContent));
        Assert.Equal(CheckInAnswer.Stuck, (await host.CheckInsOf(guest))[0].Answer);

        var added = await browser.Submit(second, "form");
        Assert.Contains("“It's done”", added.Text, StringComparison.Ordinal);
        Assert.Contains("“We're stuck”", added.Text, StringComparison.Ordinal);
        Assert.Contains("Solved it", added.Text, StringComparison.Ordinal);
        Assert.Equal(CheckInAnswer.Done, (await host.CheckInsOf(guest))[0].Answer);
    }

    [Fact]
    public async Task Another_customers_check_in_is_out_of_reach()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var (stranger, own) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        var page = await browser.Get(Urls.CheckIn(stranger.Token, id, "done"));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain(guest.Visitor.CustomerName, page.Text, StringComparison.Ordinal);

        var form = await browser.Get(Urls.CheckIn(stranger.Token, own, "done"));
        form.Document.QuerySelector("form")!.SetAttribute("action", Urls.CheckIn(stranger.Token, id));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Submit(form, "form")).Status);
        Assert.Null((await host.CheckInsOf(guest))[0].AnsweredAt);
    }
}
