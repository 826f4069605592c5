using System.Net;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class RetireSurveyTests : IAsyncLifetime
{
    private const string Pulse = "survey: pulse\ntitle: Pulse\nintro: I\nthanks: T\npages:\n  - title: One\n    questions:\n      - { key: mood, ask: Mood?, kind: text }\n";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
        await host.Use<SaveDefinition, Definition?>((save, cancel) => save.FromFile("survey", "pulse", Pulse, null, cancel));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_whose_file_is_gone_is_told_and_retired_and_who_has_begun_it_finishes()
    {
        var (begun, late) = (await host.A_guest(), await host.A_guest());
        await host.Use<SaveAnswers, bool>((save, cancel) => save.Run(begun.Visitor, "pulse", new Dictionary<string, string[]> { ["mood"] = ["Good"] }, cancel));

        var list = await ops.Get(Urls.OpsSurveys);
        // What has its file is fine.
        var told = Assert.Single(list.Document.QuerySelectorAll("tr .survey-warn a"));
        var page = await ops.Get(told.GetAttribute("href")!);
        page = await ops.Submit(page, "button.danger");
        Assert.Contains("Nobody is asked it any more", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("tr .survey-warn"));

        Assert.NotNull((await host.Browser().Get(Urls.SurveyPage(begun.Token, "pulse", 1))).Document.QuerySelector("[name=mood]"));
        Assert.Null((await host.Browser().Get(Urls.SurveyPage(late.Token, "pulse", 1))).Document.QuerySelector("[name=mood]"));
        Assert.Null(await host.Use<SendNow, SendPreview?>((send, cancel) => send.Preview("pulse", new SendFilter(null, 100, false, false), cancel)));
        Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSurveyResults("pulse"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurveyRetire("pulse"))).Status);

        page = await ops.Submit(page, "button[form=bring-back]");
        Assert.Contains("It is back", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await host.Browser().Get(Urls.SurveyPage(late.Token, "pulse", 1))).Document.QuerySelector("[name=mood]"));
    }

    [Fact]
    public async Task The_survey_that_plans_are_made_from_is_not_retired()
    {
        var page = await ops.Get(Urls.OpsSurveyRetire("onboarding"));
        Assert.Contains("Plans are made from it.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button.danger"));
        await ops.Submit(page, "form[method=post]:has([name=_handler][value=retire-survey])");
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get((await host.A_guest()).Survey)).Status);
        Assert.Empty((await ops.Get(Urls.OpsSurveys)).Document.QuerySelectorAll("button[form=bring-back]"));
    }
}
