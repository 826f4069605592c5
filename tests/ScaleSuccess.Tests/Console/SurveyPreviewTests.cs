using AngleSharp.Dom;
using ScaleSuccess.Customers.Readers;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class SurveyPreviewTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("goals", "save_time")]
    [InlineData("goals", "see_numbers", "audit_ready")]
    [InlineData("challenges", "habits")]
    public async Task The_preview_shows_what_the_person_gets_on_every_page(string question, params string[] chosen)
    {
        var fresh = await host.A_guest();
        var welcome = Shown((await host.Browser().Get(fresh.Survey)).Document, ".hero");

        var guest = await host.A_guest_at_the_last_page((question, chosen));
        var theirs = new Dictionary<string, string>();
        foreach (var page in Enumerable.Range(1, 9)) if ((await host.Browser().Get(guest.Page(page))) is { } got && got.Url.AbsolutePath == guest.Page(page)) theirs[$"{page}"] = Shown(got.Document, Sheet);
        theirs[PreviewPages.Review] = Shown((await host.Browser().Get(guest.Review)).Document, Sheet);
        await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel));
        var thanks = Shown((await host.Browser().Get(Urls.SurveyThanks(guest.Token, "onboarding"))).Document, ".customer-head .language, .hero");

        var person = guest.Visitor.ContactId;
        Assert.True(theirs.Count > 4);
        foreach (var (page, shown) in theirs)
            Assert.Equal(shown, Shown((await Previewed(("page", page), ("as", person))).Document, Sheet));
        Assert.Equal(welcome.Replace(fresh.Visitor.CustomerName, guest.Visitor.CustomerName, StringComparison.Ordinal), Shown((await Previewed(("page", PreviewPages.Welcome), ("as", person))).Document, ".hero"));
        Assert.Equal(thanks, Shown((await Previewed(("page", PreviewPages.Thanks), ("as", person))).Document, ".customer-head .language, .hero"));
    }

    [Fact]
    public async Task The_preview_leads_from_page_to_page_and_sends_nothing()
    {
        var page = await Previewed(("page", PreviewPages.Welcome));
        var seen = new List<string>();
        while (page.Document.QuerySelector(".dock .main, .next .main") is { } next && seen.Count < 12)
        {
            Assert.Empty(page.Document.QuerySelectorAll("form"));
            seen.Add(page.Document.QuerySelector("h1")!.TextContent);
            page = await ops.Get(next.GetAttribute("href")!);
        }
        Assert.Contains("frame-ancestors 'self'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Is this right?", seen);
        Assert.Contains("Nora", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ops_look_at_it_as_any_tier_role_segment_and_plan_there_is_here()
    {
        await host.A_guest_with_a_plan();
        const string If = "show_if: { customer.tier: [small], contact.role: [admin], plan.state: [accepted] }";
        var source = (await host.Use<DefinitionDrafts, DefinitionDraft?>((drafts, cancel) => drafts.Find("survey", "onboarding", cancel)))!.Source;
        await host.Use<ImportDraft, ImportDraftOutcome>((import, cancel) => import.Run(new("o.yaml", source.Replace("means: pace\n", $"means: pace\n        {If}\n", StringComparison.Ordinal)), false, "ops", cancel));

        var page = await ops.Get(Urls.OpsSurveyPreview("onboarding"));
        Assert.Equal(["", "small"], Offered(page, "customer.tier"));
        Assert.Equal(["", "champion", "economic_buyer", "admin", "user"], Offered(page, "contact.role"));
        Assert.Equal(["", "none", "open", "accepted", "achieved", "closed"], Offered(page, "plan.state"));
        Assert.NotEmpty(Offered(page, "customer.segment"));
        // The survey names no country.
        Assert.Empty(Offered(page, "customer.country"));

        Assert.Null((await Previewed(("page", 3))).Document.QuerySelector("[name=how]"));
        page = await ops.Get(Urls.OpsSurveyPreview("onboarding") + "?page=3&customer.tier=small&contact.role=admin&plan.state=accepted");
        Assert.NotNull((await ops.Get(page.Document.QuerySelector("iframe")!.GetAttribute("src")!)).Document.QuerySelector("[name=how]"));
    }

    [Fact]
    public async Task Whoever_answered_long_ago_is_found_by_their_name_or_their_companys()
    {
        var first = await host.A_guest_with_a_plan();
        host.Jump(TimeSpan.FromMinutes(1));
        for (var more = 0; more < SamplePeople.Most; more++)
        {
            var guest = await host.A_guest_at_the_last_page();
            await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel));
        }
        var page = await ops.Get(Urls.OpsSurveyPreview("onboarding"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("[name=as] option"), option => option.TextContent.EndsWith(first.Visitor.CustomerName, StringComparison.Ordinal));

        page = await ops.Get(Urls.OpsSurveyPreview("onboarding") + $"?find=1&as=&search={Uri.EscapeDataString(first.Visitor.CustomerName.ToUpperInvariant())}");
        Assert.Contains($"As Nora Lindqvist, {first.Visitor.CustomerName} gets it", page.Text, StringComparison.Ordinal);
        page = await ops.Get(Urls.OpsSurveyPreview("onboarding") + "?find=1&search=no_such_person");
        Assert.Contains("Nobody has this in their name", page.Text, StringComparison.Ordinal);
        Assert.Contains("As Nora, Fjord & Sons gets it", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_answered_is_found_by_their_address_too_and_sees_an_empty_survey()
    {
        var guest = await host.A_guest();
        var page = await ops.Get(Urls.OpsSurveyPreview("onboarding") + $"?find=1&page=1&search={Uri.EscapeDataString(guest.Visitor.Email.ToUpperInvariant())}");
        Assert.Contains($"As {guest.Visitor.ContactName}, {guest.Visitor.CustomerName} gets it", page.Text, StringComparison.Ordinal);
        var shown = await ops.Get(page.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Equal(Shown((await host.Browser().Get(guest.Page(1))).Document, Sheet), Shown(shown.Document, Sheet));
        Assert.Contains("of 3 chosen", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing entered yet", shown.Document.QuerySelector(".dock .saved")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_it_in_their_language_unless_another_one_is_chosen()
    {
        var guest = await host.A_guest();
        await host.Use<ChooseLanguage, bool>(async (choose, cancel) => { await choose.Run(guest.Visitor.ContactId, "de-AT", cancel); return true; });
        var german = await Previewed(("page", 1), ("as", guest.Visitor.ContactId));
        Assert.Contains("von 3 gewählt", german.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("de", german.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("of 3 chosen", (await Previewed(("page", 1))).Text, StringComparison.Ordinal);

        var around = await ops.Get(Urls.OpsSurveyPreview("onboarding") + $"?page=1&as={guest.Visitor.ContactId}");
        Assert.Equal("Theirs: German", around.Document.QuerySelector("[name=language] option")!.TextContent);
        // As a person does, whoever looks goes over to another language.
        var english = await ops.Get(german.Document.QuerySelector(".languages [lang=en]")!.GetAttribute("href")!);
        Assert.Contains("of 3 chosen", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_in_german_is_german_around_its_questions_too()
    {
        var source = (await host.Use<DefinitionDrafts, DefinitionDraft?>((drafts, cancel) => drafts.Find("survey", "onboarding", cancel)))!.Source;
        source = source[..source.IndexOf("\ntranslations:", StringComparison.Ordinal)] + "\n";
        await host.Use<ImportDraft, ImportDraftOutcome>((import, cancel) => import.Run(new("o.yaml", "language: de\n" + source), false, "ops", cancel));
        Assert.Contains("von 3 gewählt", (await Previewed(("page", 1))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_has_come_as_far_as_the_page_that_is_shown()
    {
        var page = await Previewed(("page", 1));
        Assert.Empty(page.Document.QuerySelectorAll(".stops .done"));
        Assert.DoesNotContain("Less than a minute", page.Document.QuerySelector(".customer-head")!.TextContent, StringComparison.Ordinal);
        page = await Previewed(("page", PreviewPages.Thanks));
        Assert.Empty(page.Document.QuerySelectorAll(".stops li:not(.done)"));
        Assert.Contains("We're creating your plan", page.Text, StringComparison.Ordinal);
    }

    /// <summary>What is read of a page with questions: the bar on top without whose it is, the questions, what is kept and where it leads.</summary>
    private const string Sheet = ".customer-head .language, .answer-sheet, .dock .button";

    private static string[] Offered(Page page, string name) => [.. page.Document.QuerySelectorAll($"[name='{name}'] option").Select(option => option.GetAttribute("value")!)];

    private Task<Page> Previewed(params (string, object?)[] query) => ops.Get(Urls.OpsSurveyPreviewed("onboarding", query));

    /// <summary>All that is read, chosen and typed there.</summary>
    private static string Shown(IDocument page, string where) => string.Join('\n',
        page.QuerySelectorAll(where).SelectMany(part => part.Descendants<IText>()).Select(text => text.Text.Trim()).Where(text => text.Length > 0)
            .Concat(page.QuerySelectorAll(where).SelectMany(part => part.QuerySelectorAll("input, select, textarea")).Select(field => $"{field.GetAttribute("name")}={field.GetAttribute("value")}{(field.HasAttribute("checked") ? " chosen" : "")}")));
}

internal static class PreviewPages
{
    public const string Welcome = "welcome", Review = "review", Thanks = "thanks";
}
