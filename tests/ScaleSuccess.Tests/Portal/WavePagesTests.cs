using System.Net;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Surveys.Waves;

namespace ScaleSuccess.Tests.Portal;

/// <summary>A survey that was sent in a wave, as whoever was asked sees it.</summary>
public sealed class WavePagesTests : IAsyncLifetime
{
    private const string Send = "form button[name=go][value=next]";
    private static readonly SendFilter Everybody = new(null, 100, false, false);
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task After_its_last_day_it_says_kindly_that_it_is_closed()
    {
        var guest = await Asked();
        host.Jump(TimeSpan.FromDays(21));
        Assert.Contains("Would you recommend us?", (await host.Browser().Get(Page(guest))).Text, StringComparison.Ordinal);
        // The day ends where they are.
        host.Jump(TimeSpan.FromHours(14));
        foreach (var address in new[] { Page(guest), Urls.Survey(guest.Token, SentSurveys.Pulse), Urls.ReviewAnswers(guest.Token, SentSurveys.Pulse) })
        {
            var page = await host.Browser().Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("These questions are closed", page.Text, StringComparison.Ordinal);
            Assert.Contains("until 26 January 2026", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_has_it_open_as_it_closes_can_still_send_it_for_a_day()
    {
        var (early, late) = (await Asked(), await A_guest_who_answered());
        await Now();
        var (one, other) = (host.Browser(), host.Browser());
        var (open, forgotten) = (await one.Get(Page(early)), await other.Get(Page(late)));
        host.Jump(TimeSpan.FromDays(22));
        Assert.Contains("Thank you, Nora!", (await one.Submit(open, Send, ("recommend", ["9"]))).Text, StringComparison.Ordinal);
        host.Jump(TimeSpan.FromDays(1));
        Assert.Contains("These questions are closed", (await other.Submit(forgotten, Send, ("recommend", ["9"]))).Text, StringComparison.Ordinal);
        Assert.Equal(1, await Answers());
    }

    [Fact]
    public async Task The_link_of_an_earlier_wave_opens_the_present_one()
    {
        var guest = await Asked();
        var tab = host.Browser();
        await tab.Submit(await tab.Get(Page(guest)), Send, ("recommend", ["3"]));
        Assert.Contains("We have your answers", (await tab.Get(Page(guest))).Text, StringComparison.Ordinal);
        host.Jump(TimeSpan.FromDays(91));
        await Now();
        var again = await tab.Get(Page(guest));
        Assert.Contains("Would you recommend us?", again.Text, StringComparison.Ordinal);
        await tab.Submit(again, Send, ("recommend", ["10"]));
        Assert.Equal(2, await Answers());
    }

    [Fact]
    public async Task The_page_before_the_questions_speaks_of_this_survey_not_of_the_plan()
    {
        var guest = await Asked();
        var page = await host.Browser().Get(Urls.Survey(guest.Token, SentSurveys.Pulse));
        Assert.Contains("You can answer until 26 January 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("your colleagues do not see them", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("plan", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Page(Guest guest) => Urls.SurveyPage(guest.Token, SentSurveys.Pulse, 1);

    private async Task<Guest> Asked()
    {
        var guest = await A_guest_who_answered();
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, SentSurveys.Pulse, SentSurveys.Text([]), null, 0, "olga", cancel));
        await Now();
        return guest;
    }

    private async Task<Guest> A_guest_who_answered()
    {
        var guest = await host.A_guest_at_the_last_page();
        await host.Use<ScaleSuccess.Surveys.Responses.SubmitAnswers, ScaleSuccess.Surveys.Responses.SubmitOutcome>((submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel));
        return guest;
    }

    private async Task Now()
    {
        var wave = (await host.Use<SendNow, SendPreview?>((send, cancel) => send.Preview(SentSurveys.Pulse, Everybody, cancel)))!.Wave;
        Assert.IsType<SendNowOutcome.Sent>(await host.Use<SendNow, SendNowOutcome>((send, cancel) => send.Run(SentSurveys.Pulse, Everybody, wave, "olga", cancel)));
    }

    private Task<int> Answers() => host.Ask(async db =>
        (await db.Database.QueryAsync<int>("select count(*)::int as \"Value\" from responses where survey = 'pulse' and submitted_at is not null", CancellationToken.None)).Single());
}
