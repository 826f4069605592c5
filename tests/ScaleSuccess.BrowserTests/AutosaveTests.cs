using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;

namespace ScaleSuccess.BrowserTests;

/// <summary>Autosave says "saved" only when it is; what fails is said and tried again.</summary>
public sealed class AutosaveTests : IAsyncLifetime
{
    private const string Saves = "**/save";
    private RunningProduct product = null!;
    private Visit home = null!;

    public async Task InitializeAsync()
    {
        product = await RunningProduct.Start();
        home = await Chromium.Visit(product.Url);
    }

    public async Task DisposeAsync()
    {
        if (home is not null) await home.DisposeAsync();
        if (product is not null) await product.DisposeAsync();
    }

    [Fact]
    public async Task What_fails_is_said_and_saved_once_it_can_be()
    {
        var nora = new Champion(home);
        await nora.OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        await nora.Choose("goals", "other");
        await Says("Saved");

        // The network is cut, and comes back.
        await home.Page.Context.SetOfflineAsync(true);
        await nora.Type("goals.other", "Fewer phone calls");
        await Says("Not saved: you are offline");
        await Look.At(home, "survey-offline");
        await home.Page.Context.SetOfflineAsync(false);
        await Says("Saved");
        Assert.Equal("Fewer phone calls", await Kept());

        // The server is busy, then well again.
        foreach (var status in new[] { 503, 429 })
        {
            await Answer(status);
            await nora.Type("goals.other", $"After {status}");
            await Says("Not saved yet, trying again");
            await home.Page.UnrouteAsync(Saves);
            await Says("Saved");
            Assert.Equal($"After {status}", await Kept());
        }

        // What trying again cannot help is not called saved, nor is older text left standing.
        foreach (var (status, said) in new[] { (404, "this link no longer works"), (409, "your answers were already sent"), (400, "Go on to the next page") })
        {
            await Answer(status);
            await nora.Type("goals.other", $"Typed at {status}");
            await Says(said);
            await home.Page.UnrouteAsync(Saves);
        }
    }

    [Fact]
    public async Task What_is_typed_in_the_moment_of_leaving_is_kept()
    {
        var nora = new Champion(home);
        await nora.OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        await nora.Choose("goals", "other");
        await Says("Saved");
        var survey = home.Page.Url;
        await nora.Type("goals.other", "In the last moment");
        await Says("Not saved yet");
        await home.Open("/");
        await home.OpenUntil(survey, async () => await Kept() == "In the last moment");
        home.DidNothingUnwanted();
    }

    [Fact]
    public async Task A_page_that_is_sent_while_it_is_being_saved_is_not_taken_for_another_tabs()
    {
        var nora = new Champion(home);
        await nora.OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        await home.Page.RouteAsync(Saves, async route =>
        {
            await Task.Delay(1500);
            await route.ContinueAsync();
        });
        await nora.Choose("where_to_be", "my_team");
        await nora.Choose("goals", "other");
        await nora.Type("goals.other", "Fewer mista");
        await home.Page.WaitForRequestAsync(Saves);
        await nora.Type("goals.other", "Fewer mistakes");
        await nora.GoesOn();
        await Assertions.Expect(home.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/onboarding/2$"));
        await home.Page.UnrouteAsync(Saves);
        await home.Page.GoBackAsync();
        await Assertions.Expect(home.Page.Locator("[name='goals.other']")).ToHaveValueAsync("Fewer mistakes");
        // Back on the page, it saves itself again.
        await nora.Type("goals.other", "No mistakes");
        await Says("Saved");
        home.DidNothingUnwanted();
    }

    [Fact]
    public async Task What_is_typed_offline_is_kept_and_sent_when_back_even_after_its_tab_was_closed()
    {
        var nora = new Champion(home);
        await nora.OpensTheSurvey(product.Told("Answer the survey as a sample customer"));
        await nora.GoesOn();
        await Assertions.Expect(home.Page.Locator("#errors")).ToBeFocusedAsync();
        await nora.Choose("goals", "save_time", "see_numbers", "other");
        await Assertions.Expect(home.Page.Locator(".tally output")).ToHaveTextAsync("3 of 3 chosen");
        await Assertions.Expect(home.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await nora.Choose("where_to_be", "first_win");
        await Assertions.Expect(home.Page.Locator(".error-summary")).ToHaveCountAsync(0);
        await Says("Saved ");

        // Pressing Next offline loses nothing: it goes on by itself.
        await home.Page.Context.SetOfflineAsync(true);
        await nora.Type("goals.other", "Fewer phone calls");
        await Says("kept in this browser");
        await Next.ClickAsync();
        await Says("goes on by itself");
        await home.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(home.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/onboarding/2$"));

        // Closed while offline; opened again on the page before it, from which it is sent.
        await home.Page.Context.SetOfflineAsync(true);
        await nora.Choose("where_now", "starting");
        await Says("kept in this browser");
        var page = home.Page.Url;
        await home.OpenTab();
        await home.Page.Context.SetOfflineAsync(false);
        var sent = home.Page.WaitForResponseAsync(Saves);
        await home.Open(page[..^1] + "1");
        await Assertions.Expect(home.Page.Locator("[name='goals.other']")).ToHaveValueAsync("Fewer phone calls");
        Assert.True((await sent).Ok);
        Assert.Equal("[]", await home.Page.EvaluateAsync<string>("JSON.stringify(Object.keys(localStorage))"));

        // Closed while offline; opened again itself, it has what was typed and says so once the server has it.
        await home.Open(page);
        await Assertions.Expect(home.Page.Locator("[name=where_now][value=starting]")).ToBeCheckedAsync();
        await home.Page.Context.SetOfflineAsync(true);
        await nora.Choose("team_size", "few");
        await Says("kept in this browser");
        await home.OpenTab();
        await home.Page.Context.SetOfflineAsync(false);
        await home.Open(page);
        await Assertions.Expect(home.Page.Locator("[name=team_size][value=few]")).ToBeCheckedAsync();
        await Says("Saved ");
        await using var phone = await Chromium.Visit(product.Url);
        await phone.Open(page);
        await Assertions.Expect(phone.Page.Locator("[name=team_size][value=few]")).ToBeCheckedAsync();
    }

    private ILocator Next => home.Page.Locator(".dock button[value=next]");

    private Task Says(string words) => Assertions.Expect(home.Page.Locator("#saved")).ToContainTextAsync(words, new() { Timeout = 40_000 });

    private Task Answer(int status) => home.Page.RouteAsync(Saves, route => route.FulfillAsync(new() { Status = status }));

    /// <summary>What the server has, seen by another tab.</summary>
    private async Task<string> Kept()
    {
        var other = await home.Page.Context.NewPageAsync();
        await other.GotoAsync(home.Page.Url);
        var kept = await other.Locator("[name='goals.other']").InputValueAsync();
        await other.CloseAsync();
        return kept;
    }
}
