using ScaleSuccess.Definitions;
using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class SurveyEditorTests : IAsyncLifetime
{
    private const string Question = "pages/0/questions/0";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Ops_change_a_survey_by_form_and_publish_it_with_its_consequence()
    {
        var (begun, answered) = (await host.A_guest_at_the_last_page(), await host.A_guest_with_a_plan());
        var page = await ops.Submit(await Open(Question), "button[value=save]", ($"{Question}/ask", ["What should get better, {{contact.firstName}}?"]));
        Assert.Contains("What should get better, …?", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, $"button[value='remove {Question}/choices/1']");
        Assert.Contains("to fix before it can be published", page.Text, StringComparison.Ordinal);

        // A goal module and measures name the choice.
        page = await ops.Submit(page, "button[value=publish]");
        Assert.NotNull(page.Document.QuerySelector(".notice.danger"));
        Assert.Null(page.Document.QuerySelector("button[value=publish]"));
        await ops.Submit(page, "button[value=discard]");
        page = await ops.Submit(await Open(Question), "button[value=save]", ($"{Question}/ask", ["What should get better, {{contact.firstName}}?"]));
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("1 person has begun it and finishes with the version they began.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 answer is in.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Reworded: “What should get better, …?”", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("Published.", page.Text, StringComparison.Ordinal);

        Assert.Contains("What do you want to achieve?", (await host.Browser().Get(begun.Page(1))).Text, StringComparison.Ordinal);
        Assert.Contains("What should get better, Nora?", (await host.Browser().Get((await host.A_guest()).Page(1))).Text, StringComparison.Ordinal);
        Assert.NotNull((await host.ResponseOf(answered))!.SubmittedAt);
    }

    [Fact]
    public async Task A_question_with_a_condition_is_added_by_buttons_and_the_preview_shows_what_a_person_gets()
    {
        var page = await ops.Submit(await Open("pages/1"), "button[value='add-question pages/1 long-text']");
        const string Added = "pages/1/questions/3";
        page = await ops.Submit(page, $"button[value^='add-line {Added}/show_if']", ($"{Added}/ask", ["Why little time, {{contact.firstName}}?"]));
        var line = $"if:{Added}/show_if:0:0";
        page = await ops.Submit(page, "button[value=save]", ($"{line}:name", ["challenges"]));
        page = await ops.Submit(page, "button[value=save]", ($"{line}:is", ["AnyOf"]), ($"{line}:value", ["no_time"]));
        Assert.Contains("shown if “What could get in the way?” includes Little time to set things up", (await Open("pages/0")).Text, StringComparison.Ordinal);

        // The sample has little time; somebody who answered otherwise is not asked.
        Assert.Contains("Why little time, Nora?", (await Previewed(("page", 2))).Text, StringComparison.Ordinal);
        await host.A_guest_with_a_plan(("challenges", ["habits"]));
        var other = (await ops.Get(Urls.OpsSurveyPreview("onboarding", "2"))).Document.QuerySelectorAll("[name=as] option")[^1].GetAttribute("value");
        Assert.DoesNotContain("Why little time", (await Previewed(("page", 2), ("as", other))).Text, StringComparison.Ordinal);

        page = await ops.Submit(page, $"button[value='drop {line}']");
        Assert.DoesNotContain("shown if “What could", (await Open("pages/0")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_whatever_is_half_done()
    {
        await ops.Submit(await Open("pages/1"), "button[value='add-question pages/1 matrix']");
        Assert.Equal(HttpStatusCode.OK, (await Previewed(("page", 2))).Status);
        foreach (var odd in new[] { "?page=x", "?page=99999999999", "?as=x&customer.tier=%00", "?search=%00&find=1", "?as=99999999999999999999", "?a%20b=c&customer.tier=x&customer.tier=y" })
        {
            Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSurveyPreview("onboarding") + odd)).Status);
            Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSurveyPreviewed("onboarding") + odd)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurveyPreviewed("nothing"))).Status);
    }

    [Fact]
    public async Task What_is_doubtful_is_shown_at_its_place_and_may_be_published()
    {
        const string Notes = "# Not taken over: a logo.\n# yaml-language-server: $schema=x\n";
        var source = (await host.Use<DefinitionDrafts, DefinitionDraft?>((drafts, cancel) => drafts.Find("survey", "onboarding", cancel)))!.Source;
        await host.Use<ImportDraft, ImportDraftOutcome>((import, cancel) => import.Run(new("o.yaml", Notes + source.Replace("means: risk\n", "means: risk\n        show_if: { pace: { none_of: [fast], all_of: [fast] } }\n", StringComparison.Ordinal)), false, "ops", cancel));
        var page = await Open("pages/2/questions/2");
        Assert.Contains("Its lines about “How do you want to get there?” exclude each other.", page.Document.QuerySelector(".notice.warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not taken over: a logo.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("yaml-language-server", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("Nobody is asked this", page.Document.QuerySelector(".notice.warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Published.", (await ops.Submit(page, "button[value=publish]")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_survey_that_was_imported_is_found_in_the_list()
    {
        await host.Use<ImportDraft, ImportDraftOutcome>((import, cancel) => import.Run(new("h.yaml", "survey: health\ntitle: How?\n"), false, "ops", cancel));
        var list = await ops.Get(Urls.OpsSurveys);
        Assert.Contains("Not published yet", list.Text, StringComparison.Ordinal);
        Assert.Contains("to fix before it can be published", (await ops.Get(Urls.OpsSurvey("health"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_change_different_things_both_keep_theirs_and_of_the_same_the_later_is_asked()
    {
        var (mine, theirs, same) = (await Open("pages/0/questions/1"), await Open(Question), await Open(Question));
        await ops.Submit(theirs, "button[value=save]", ($"{Question}/ask", ["Theirs?"]));
        // Theirs moves down; what I change is still the same question.
        await ops.Submit(await Open(Question), $"button[value='down {Question}']");
        await ops.Submit(mine, "button[value=save]", ("pages/0/questions/1/ask", ["Mine?"]));
        var draft = (await host.Use<DefinitionDrafts, DefinitionDraft?>((drafts, cancel) => drafts.Find("survey", "onboarding", cancel)))!;
        Assert.Equal(("Mine?", "Theirs?"), (ScaleSuccess.Definitions.YamlChange.TextAt(draft.Nodes, "pages", 0, "questions", 0, "ask"), ScaleSuccess.Definitions.YamlChange.TextAt(draft.Nodes, "pages", 0, "questions", 1, "ask")));

        var told = await ops.Submit(same, "button[value=save]", ($"{Question}/ask", ["Mine again?"]));
        Assert.Contains("has changed the same meanwhile", told.Text, StringComparison.Ordinal);
        Assert.Contains("Mine again?", told.Document.QuerySelector("[name='pages/0/questions/1/ask']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_no_file_may_have_is_left_out_and_a_text_too_long_for_a_file_is_refused()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsSurveys), "form:has([name=like])", ("title", ["\uffff\ufffe"]));
        Assert.Equal("/ops/surveys/survey", page.Url.AbsolutePath);
        await ops.Submit(await Open(Question), "button[value=save]", ($"{Question}/ask", ["How \ufffeare\u202e you?"]));
        Assert.Contains("How are you?", (await Open(Question)).Text, StringComparison.Ordinal);

        page = await ops.Submit(await Open(Question), "button[value=save]", ($"{Question}/hint", [new string('a', YamlFile.MostCharacters)]));
        Assert.Contains("That is too much for one survey", page.Text, StringComparison.Ordinal);
        Assert.Contains("How are you?", (await Open(Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_discarded_changes_nothing()
    {
        await ops.Submit(await Open(Question), "button[value=save]", ($"{Question}/ask", ["Something else?"]));
        var page = await Discard();
        Assert.Contains("The draft is discarded.", page.Text, StringComparison.Ordinal);
        Assert.Contains("What do you want to achieve?", (await Open(Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_survey_is_nobodys_until_it_is_published()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsSurveys), "form:has([name=like])", ("title", ["How is it going?"]));
        Assert.Equal("/ops/surveys/how_is_it_going", page.Url.AbsolutePath);
        var guest = await host.A_guest();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(Urls.Survey(guest.Token, "how_is_it_going"))).Status);
        page = await ops.Submit(page, "button[value=save]", ("intro", ["One minute."]), ("thanks", ["Thank you."]));
        page = await ops.Submit(await Open("pages/0", "how_is_it_going"), "button[value='add-question pages/0 scale']", ("pages/0/title", ["You"]));
        page = await ops.Submit(page, "button[value=publish]", ("pages/0/questions/0/ask", ["Would you recommend us, {{contact.firstName}}?"]), ("pages/0/questions/0/preset", ["nps"]));
        await ops.Submit(page, "button[value=publish]");
        Assert.Contains("Would you recommend us, Nora?", (await host.Browser().Get(Urls.SurveyPage(guest.Token, "how_is_it_going", 1))).Text, StringComparison.Ordinal);

        // A copy begins with its questions, under a key of its own.
        page = await ops.Submit(await ops.Get(Urls.OpsSurveys), "form:has([name=like])", ("title", ["How is it going?"]), ("like", ["how_is_it_going"]));
        Assert.Equal("/ops/surveys/how_is_it_going_2", page.Url.AbsolutePath);
        Assert.Contains("Would you recommend us", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello {{")]
    [InlineData("{{name}}")]
    [InlineData("{{answers.a.b}}")]
    [InlineData("{{#each answers.goals}}{{this}}{{/each}}")]
    public async Task A_text_whose_braces_are_wrong_is_told_at_its_place_and_shown_as_it_was_typed(string text)
    {
        const string Later = "pages/1/questions/0";
        var page = await ops.Submit(await Open(Later), "button[value=save]", ($"{Later}/ask", [text]));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(text, page.Document.QuerySelector($"[name='{Later}/ask']")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("#open .notice.danger"));
        Assert.Contains(text, (await Previewed(("page", 2))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_questions_without_words_are_told_and_nothing_fails()
    {
        var page = await ops.Submit(await Open("pages/0"), "button[value='add-question pages/0 text']");
        page = await ops.Submit(page, "button[value='add-question pages/0 number']");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.OK, (await Previewed(("page", 1))).Status);
        Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSurveyPublish("onboarding"))).Status);
    }

    [Fact]
    public async Task What_is_to_be_fixed_is_said_in_the_words_of_its_field_and_leads_there()
    {
        var page = await ops.Submit(await Open("about"), "button[value=save]", ("intro", [""]));
        var mistake = Assert.Single(page.Document.QuerySelectorAll("#open .notice.danger li a"));
        Assert.Equal("“Welcome” is missing.", mistake.TextContent.Trim());
        Assert.Equal("intro", page.Document.QuerySelector(mistake.GetAttribute("href")!)!.GetAttribute("name"));

        page = await ops.Submit(await Open("pages/1"), "button[value='add-question pages/1 number']");
        page = await ops.Submit(page, "button[value=save]", ("pages/1/questions/3/ask", ["How many?"]), ("pages/1/questions/3/min", ["9"]), ("pages/1/questions/3/max", ["3"]));
        mistake = Assert.Single(page.Document.QuerySelectorAll("#open .notice.danger li a"));
        Assert.Equal("“How many?”, “To”: It should be more than “From”.", mistake.TextContent.Trim());
        Assert.Equal("pages/1/questions/3/max", page.Document.QuerySelector(mistake.GetAttribute("href")!)!.GetAttribute("name"));

        page = await ops.Submit(await Open(Question), "button[value=save]", ($"{Question}/choices/1/label", [""]));
        Assert.Contains("choice 2: “Choice” is missing.", page.Document.QuerySelector("#open .notice.danger li a")!.TextContent, StringComparison.Ordinal);
        var listed = (await ops.Get(page.Document.QuerySelector(".survey-bar a")!.GetAttribute("href")!)).Document.QuerySelectorAll(".notice.danger li");
        Assert.Equal(3, listed.Length);
        Assert.All(listed, one => Assert.DoesNotContain('`', one.TextContent));
        foreach (var link in listed.Select(one => one.QuerySelector("a")!.GetAttribute("href")!))
            Assert.NotNull((await ops.Get(link)).Document.QuerySelector($"#open {link[link.IndexOf('#')..]}"));
    }

    [Fact]
    public async Task Choosing_another_question_in_a_condition_shows_what_it_can_be_compared_with_and_saves_nothing()
    {
        const string line = "if:pages/1/show_if:0:0";
        var page = await ops.Submit(await Open("pages/1"), $"button[value='add-line pages/1/show_if goals']");
        page = await ops.Submit(page, "button[value=save]", ($"{line}:is", ["AnyOf"]), ($"{line}:value", ["save_time"]));
        Assert.NotEmpty(Offered(page));
        var saved = (await ops.Get(Urls.OpsSurvey("onboarding", "pages/1"))).Document.QuerySelector("[name=began]")!.GetAttribute("value");

        page = await ops.Submit(page, "button[value=look]", ($"{line}:name", ["customer.tier"]), ("pages/1/title", ["Typed and not saved"]));
        Assert.DoesNotContain("save_time", Offered(page));
        Assert.Equal("customer.tier", page.Document.QuerySelector($"[name='{line}:was']")!.GetAttribute("value"));
        Assert.Equal("Typed and not saved", page.Document.QuerySelector("[name='pages/1/title']")!.GetAttribute("value"));
        Assert.Equal(saved, page.Document.QuerySelector("[name=began]")!.GetAttribute("value"));
        // With script the same is sent by choosing, and takes the place of this condition alone.
        var choose = page.Document.QuerySelector($"[name='{line}:name']")!;
        Assert.Equal(("""{"do": "look"}""", page.Document.QuerySelector($"[name='{line}:name']")!.Closest("fieldset")!.Id), (choose.GetAttribute("hx-vals"), choose.GetAttribute("hx-target")![1..]));

        static string[] Offered(Page page) => [.. page.Document.QuerySelectorAll($"[name='{line}:value']").Select(value => value.GetAttribute("value")!)];
    }

    [Fact]
    public async Task A_new_grid_says_only_that_it_has_no_words_yet_and_is_offered_nowhere()
    {
        var page = await ops.Submit(await Open("pages/1"), "button[value='add-question pages/1 matrix']");
        Assert.Equal("“New question”: “Question” is missing.", Assert.Single(page.Document.QuerySelectorAll("#open .notice.danger li")).TextContent.Trim());
        page = await ops.Submit(await Open("pages/1"), "button[value='add-question pages/1 text']");
        Assert.DoesNotContain("{{answers.}}", page.Text, StringComparison.Ordinal);
        // With words, its rows and choices are what is missing.
        page = await ops.Submit(await Open("pages/1/questions/3"), "button[value=save]", ("pages/1/questions/3/ask", ["How are they?"]));
        Assert.Equal(4, page.Document.QuerySelectorAll("#open .notice.danger li").Length);
    }

    [Fact]
    public async Task Publishing_says_how_many_answers_were_given_to_words_that_are_other_ones_now()
    {
        await host.A_guest_with_a_plan(("how", ["steady"]));
        await host.A_guest_with_a_plan(("how", ["fast"]));
        var (part, choice) = await PlaceOf("how", "steady");
        var page = await ops.Submit(await Open(part), "button[value=save]", ($"{part}/choices/{choice}/label", ["Not at all"]));
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("1 answer was given to the old words and is read as an answer to the new ones", page.Text, StringComparison.Ordinal);
        await ops.Submit(page, "button[value=discard]");
        page = await ops.Submit(await Open(part), "button[value=save]", ($"{part}/ask", ["Whom do you trust?"]));
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("2 answers were given to the old words and are read as answers to the new ones", page.Text, StringComparison.Ordinal);
        // Another hint is no other question.
        await ops.Submit(page, "button[value=discard]");
        page = await ops.Submit(await ops.Submit(await Open(part), "button[value=save]", ($"{part}/hint", ["A hint"])), "button[value=publish]");
        Assert.DoesNotContain("given to the old words", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_forms_change_nothing_and_never_fail()
    {
        foreach (var button in new[] { "remove pages/99", "up pages", "add-choice nowhere/9", "add-question pages/0 nonsense", "add-line x y", "drop x", "open ../..", "down pages/-1/questions/x", "" })
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await ops.Submit(await Open(Question), "button[value=save]", ("do", [button]), ("if:pages/0/show_if:0:0:name", ["nobody"]), ("pages/0/questions/7/ask", ["x"]))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurvey("nothing"))).Status);
    }

    /// <summary>Of a question, and of its choice.</summary>
    private async Task<(string Part, int Choice)> PlaceOf(string question, string choice)
    {
        var nodes = (await host.Use<DefinitionDrafts, DefinitionDraft?>((drafts, cancel) => drafts.Find("survey", "onboarding", cancel)))!.Nodes;
        foreach (var (p, page) in nodes.ItemsAt("pages").Index())
            foreach (var (q, asked) in page.ItemsAt("questions").Index())
                if (asked.TextAt("key") == question) return ($"pages/{p}/questions/{q}", asked.ItemsAt("choices").Index().First(one => one.Item.TextAt("key") == choice).Index);
        throw new InvalidOperationException();
    }

    private Task<Page> Previewed(params (string, object?)[] query) => ops.Get(Urls.OpsSurveyPreviewed("onboarding", query));

    private Task<Page> Open(string part, string survey = "onboarding") => ops.Get($"{Urls.OpsSurvey(survey)}?open={Uri.EscapeDataString(part)}");

    private async Task<Page> Discard() => await ops.Submit(await ops.Get(Urls.OpsSurveyPublish("onboarding")), "button[value=discard]");
}
