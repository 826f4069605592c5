using System.Net;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class SurveyLanguagesTests : IAsyncLifetime
{
    private const string Save = "button[value=save]", Ask = "translations/de/questions/goals/ask";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Ops_change_a_translation_by_form_and_publish_it_with_the_questions()
    {
        var (begun, fresh) = (await A_German_at_the_last_page(), await host.A_guest());
        var page = await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de"));
        Assert.Contains("complete", page.Text, StringComparison.Ordinal);
        Assert.Equal("What do you want to achieve?", page.Document.GetElementById("f-source-questions-goals-ask")!.QuerySelector("p[lang=en]")!.TextContent);
        Assert.Equal(("Was möchten Sie erreichen?", "de"), (page.Document.QuerySelector($"[name='{Ask}']")!.TextContent.Trim(), page.Document.QuerySelector($"[name='{Ask}']")!.GetAttribute("lang")));

        page = await ops.Submit(page, Save, (Ask, ["Was soll besser werden?"]), ("translations/de/questions/goals/hint", [""]));
        Assert.Contains("1 text of", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 thing worth a look", page.Text, StringComparison.Ordinal);
        Assert.Equal(Urls.OpsSurveyLanguages("onboarding"), (await ops.Get(Urls.OpsSurvey("onboarding"))).Document.QuerySelector(".survey-warn a")!.GetAttribute("href"));
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("Worded in another way in German: “What do you want to achieve?”", page.Text, StringComparison.Ordinal);
        Assert.Contains("Missing: hint.", page.Text.Replace("`", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await ops.Submit(page, "button[value=publish]");

        Assert.Contains("Was möchten Sie erreichen?", (await host.Browser().Get(begun.Page(1))).Text, StringComparison.Ordinal);
        await host.Speaks(fresh, "de");
        var now = await host.Browser().Get(fresh.Page(1));
        Assert.Contains("Was soll besser werden?", now.Text, StringComparison.Ordinal);
        Assert.Contains("Choose up to three.", now.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_is_added_and_removed_and_nothing_else_is_taken_for_one()
    {
        var page = await ops.Get(Urls.OpsSurveyLanguages("nps"));
        page = await ops.Submit(page, "button[value=add-language]", ("new-language", ["nonsense"]));
        Assert.Contains("This is no language", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value=add-language]", ("new-language", ["FR"]));
        Assert.Equal(Urls.OpsSurveyLanguages("nps", "fr"), page.Url.AbsolutePath);
        Assert.Contains("Nobody gets it: the product speaks English and German", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, Save, ("translations/fr/title", ["Merci, {{customer.name"]));
        Assert.Contains("never closed", page.Text, StringComparison.Ordinal);
        Assert.Equal("Merci, {{customer.name", page.Document.QuerySelector("[name='translations/fr/title']")!.GetAttribute("value"));
        Assert.Contains("Something is to be fixed in its other languages", (await ops.Get(Urls.OpsSurvey("nps"))).Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value='remove-language fr']");
        Assert.Equal(Urls.OpsSurveyLanguages("nps"), page.Url.AbsolutePath);
        Assert.Empty(page.Document.QuerySelectorAll("a[href$='/fr']"));
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurveyLanguages("nps", "fr"))).Status);
    }

    [Fact]
    public async Task Two_people_translate_into_two_languages_at_once_and_of_one_text_the_later_one_decides()
    {
        await ops.Submit(await ops.Get(Urls.OpsSurveyLanguages("nps")), "button[value=add-language]", ("new-language", ["fr"]));
        var (german, again, french) = (await ops.Get(Urls.OpsSurveyLanguages("nps", "de")), await ops.Get(Urls.OpsSurveyLanguages("nps", "de")), await ops.Get(Urls.OpsSurveyLanguages("nps", "fr")));
        await ops.Submit(german, Save, ("translations/de/thanks", ["Danke!"]));
        Assert.Contains("Merci!", (await ops.Submit(french, Save, ("translations/fr/thanks", ["Merci!"]))).Document.QuerySelector("[name='translations/fr/thanks']")!.TextContent, StringComparison.Ordinal);
        var conflict = await ops.Submit(again, Save, ("translations/de/thanks", ["Vielen Dank!"]));
        Assert.Contains("has changed the same meanwhile", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("Vielen Dank!", conflict.Document.QuerySelector("[name='translations/de/thanks']")!.TextContent, StringComparison.Ordinal);
        await ops.Submit(conflict, Save);
        Assert.Contains("Vielen Dank!", (await ops.Get(Urls.OpsSurveyLanguages("nps", "de"))).Document.QuerySelector("[name='translations/de/thanks']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clash_shows_both_words_and_a_translation_of_what_was_removed_meanwhile_is_named()
    {
        var (mine, theirs) = (await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de")), await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de")));
        await ops.Submit(theirs, Save, (Ask, ["Was wollen Sie erreichen?"]), ("translations/de/title", ["Plan"]));
        var conflict = await ops.Submit(mine, Save, (Ask, ["Was soll besser werden?"]));
        Assert.Equal(["German, “What do you want to achieve?”: yours is “Was soll besser werden?”, theirs is “Was wollen Sie erreichen?”"],
            conflict.Document.QuerySelectorAll(".notice.warning li").Select(line => line.TextContent));

        conflict = await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de"));
        await ops.Submit(await ops.Get(Urls.OpsSurvey("onboarding", "pages/0/questions/0")), "button[value='remove pages/0/questions/0/choices/0']");
        conflict = await ops.Submit(conflict, Save, ("translations/de/questions/goals/choices/save_time/label", ["Zeit gewinnen"]));
        Assert.Contains("German, “What do you want to achieve?”, “Zeit gewinnen”: yours is “Zeit gewinnen”, theirs has none", conflict.Text, StringComparison.Ordinal);
        conflict = await ops.Submit(conflict, Save);
        Assert.Contains("“What do you want to achieve?”, “Zeit gewinnen”", conflict.Document.QuerySelector(".notice.warning")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_surveys_own_language_cannot_be_one_of_its_translations()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsSurveyLanguages("nps")), Save, ("language", ["de"]));
        var field = page.Document.QuerySelector("[name=language]")!;
        Assert.Equal(("de", "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.Contains("It has a translation into German, too. Put back the language in which the questions are written, or remove that translation.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("translations", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value='remove-language de']");
        Assert.Empty(page.Document.QuerySelectorAll("[aria-invalid]"));
        Assert.Contains("German de", page.Document.QuerySelector(".language-list")!.TextContent, StringComparison.Ordinal);

        page = await ops.Submit(page, Save, ("language", ["xx-nope"]));
        Assert.Equal(("xx-nope", "true"), (page.Document.QuerySelector("[name=language]")!.GetAttribute("value"), page.Document.QuerySelector("[name=language]")!.GetAttribute("aria-invalid")));
    }

    [Fact]
    public async Task What_is_taken_out_of_the_questions_is_taken_out_of_the_translations()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsSurvey("nps", "pages/0/questions/1")), "button[value='remove pages/0/questions/1']");
        Assert.DoesNotContain("other languages", page.Text, StringComparison.Ordinal);
        page = await ops.Get(Urls.OpsSurveyLanguages("nps", "de"));
        Assert.Contains("complete", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value=publish]");
        Assert.DoesNotContain("any more", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_translates_that_is_not_there_is_told_in_words_wherever_it_is_told_and_taken_out_by_a_button()
    {
        await Import("onboarding", source => source.Replace("          save_time:", "          save_trees: Bäume sparen\n          save_time:", StringComparison.Ordinal));
        Assert.Contains("1 text worth a look in its other languages", (await ops.Get(Urls.OpsSurvey("onboarding"))).Text, StringComparison.Ordinal);
        Assert.Contains("1 text worth a look", (await ops.Get(Urls.OpsSurveyLanguages("onboarding"))).Document.QuerySelector(".language-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("German, “What do you want to achieve?”, “Bäume sparen”: Nothing in the survey has this place any more", (await ops.Get(Urls.OpsSurveyPublish("onboarding"))).Text, StringComparison.Ordinal);

        var page = await ops.Submit(await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de")), "button[value='tidy-language de']");
        Assert.Empty(page.Document.QuerySelectorAll("button[value='tidy-language de']"));
        Assert.DoesNotContain("worth a look", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_whose_original_has_changed_since_is_told_at_its_field_and_before_publishing_and_a_look_is_enough()
    {
        const string doubt = "The original has changed since it was translated.", fits = "button[value='still-fits de questions/goals/ask']";
        await ops.Submit(await ops.Get(Urls.OpsSurvey("onboarding", "pages/0/questions/0")), Save, ("pages/0/questions/0/ask", ["What matters most to you?"]));
        Assert.Contains($"German, “What matters most to you?”: {doubt}", (await ops.Get(Urls.OpsSurveyPublish("onboarding"))).Text, StringComparison.Ordinal);
        var page = await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de"));
        Assert.Contains(doubt, page.Document.GetElementById("f-source-questions-goals-ask")!.TextContent, StringComparison.Ordinal);

        page = await ops.Submit(page, Save, ("translations/de/title", ["Ihr Plan"]));
        Assert.Contains(doubt, page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, fits);
        Assert.DoesNotContain(doubt, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(fits));
        Assert.DoesNotContain(doubt, (await ops.Get(Urls.OpsSurveyPublish("onboarding"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_is_missing_is_told_by_its_words()
    {
        var page = await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de"));
        page = await ops.Submit(page, Save, ("translations/de/questions/goals/choices/save_time/label", [""]));
        Assert.Contains("1 text missing in its other languages", (await ops.Get(Urls.OpsSurvey("onboarding"))).Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "button[value=publish]");
        Assert.Contains("German, “What do you want to achieve?”: Missing: “Spend less time on manual reports”.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("questions/goals/ask", "It has 600 characters")]
    [InlineData("questions/goals/choices/save_time/label", "It has 600 characters")]
    [InlineData("thanks", "No question is called bogus.")]
    public async Task What_is_wrong_with_a_translation_is_told_at_its_field(string place, string says)
    {
        var name = $"translations/de/{place}";
        var page = await ops.Submit(await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de")), Save, (name, [place == "thanks" ? "Danke, {{answers.bogus}}" : new string('x', 600)]));
        var field = page.Document.QuerySelector($"[name='{name}']")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(says, page.Document.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("[aria-invalid]"));
        Assert.Contains("to fix", page.Document.QuerySelector(".translations")!.TextContent, StringComparison.Ordinal);
        var told = page.Document.QuerySelector(".notice.danger li")!.TextContent;
        Assert.StartsWith("German, ", told, StringComparison.Ordinal);
        if (place.EndsWith("/label", StringComparison.Ordinal)) Assert.StartsWith("German, “What do you want to achieve?”, “Spend less time on manual reports”: ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_is_in_any_language_of_the_draft()
    {
        await ops.Submit(await ops.Get(Urls.OpsSurveyLanguages("onboarding", "de")), Save, (Ask, ["Was soll besser werden?"]));
        var around = await ops.Get(Urls.OpsSurveyPreview("onboarding", "1", "de"));
        Assert.Equal(["Theirs: English", "English", "German"], around.Document.QuerySelectorAll("select[name=language] option").Select(option => option.TextContent));
        Assert.Equal("en", around.Document.DocumentElement.GetAttribute("lang"));
        var preview = await ops.Get(around.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Contains("Was soll besser werden?", preview.Text, StringComparison.Ordinal);
        Assert.Contains("von 3 gewählt", preview.Text, StringComparison.Ordinal);
        Assert.Equal("de", preview.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("of 3 chosen", (await ops.Get(Urls.OpsSurveyPreviewed("onboarding", ("page", "1")))).Text, StringComparison.Ordinal);
    }

    private async Task Import(string survey, Func<string, string> changed)
    {
        var source = (await host.Use<DefinitionDrafts, DefinitionDraft?>((drafts, cancel) => drafts.Find("survey", survey, cancel)))!.Source;
        var now = changed(source);
        Assert.NotEqual(source, now);
        Assert.IsType<ImportDraftOutcome.Kept>(await host.Use<ImportDraft, ImportDraftOutcome>((import, cancel) => import.Run(new($"{survey}.yaml", now), false, "ops", cancel)));
    }

    private async Task<Guest> A_German_at_the_last_page()
    {
        var guest = await host.A_guest_at_the_last_page();
        await host.Speaks(guest, "de");
        return guest;
    }
}
