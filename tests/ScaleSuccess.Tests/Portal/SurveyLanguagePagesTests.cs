using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class SurveyLanguagePagesTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]", German = "button[name=language][value=de]", English = "button[name=language][value=en]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Whoever_reads_German_by_their_vendor_s_word_is_asked_in_German()
    {
        var (guest, tab) = (await A_German(), host.Browser());
        var intro = await tab.Get(guest.Survey);
        Assert.Equal("de", intro.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Ihr Erfolgsplan", intro.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Hallo Nora", intro.Text, StringComparison.Ordinal);

        var page = await tab.Get(guest.Page(1));
        Assert.Contains("Was möchten Sie erreichen?", page.Text, StringComparison.Ordinal);
        Assert.Contains("Woran erkennen Sie den Erfolg?", page.Text, StringComparison.Ordinal);
        var wrong = await tab.Submit(page, Next);
        Assert.Contains("Bitte wählen Sie mindestens eine Antwort.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Seite 1 von", wrong.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_in_German_is_kept_as_in_any_language()
    {
        var (guest, tab) = (await A_German(), host.Browser());
        await tab.Submit(await tab.Get(guest.Page(1)), Next, ("goals", ["save_time"]), ("where_to_be", ["first_win"]));
        Assert.Equal(["save_time"], (await host.ResponseOf(guest))!.Read().Many("goals"));
    }

    [Theory]
    [InlineData("de-AT,de;q=0.9,en;q=0.8", "de")]
    [InlineData("fr,de;q=0.5", "de")]
    [InlineData("en-GB,de;q=0.9", "en")]
    [InlineData("fr, *;q=0.1", "en")]
    [InlineData("de;q=0", "en")]
    [InlineData(";;, q=", "en")]
    public async Task Of_whom_nothing_is_known_the_browser_says_the_language(string accepted, string language)
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        tab.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);
        Assert.Equal(language, (await tab.Get(guest.Survey)).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_language_is_switched_without_losing_what_was_typed_and_is_remembered()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        var switched = await tab.Submit(await tab.Get(guest.Page(1)), German, ("goals", ["save_time", "other"]), ("goals.other", ["Früher Feierabend"]));
        Assert.Equal("de", switched.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Früher Feierabend", switched.Document.QuerySelector("[name='goals.other']")!.GetAttribute("value"));
        Assert.Equal(("en", "English"), (switched.Document.QuerySelector(English)!.GetAttribute("lang"), switched.Document.QuerySelector(English)!.TextContent));

        // On another device, and whatever the vendor sends later.
        Assert.Contains("Willkommen zurück", (await host.Browser().Get(guest.Survey)).Text, StringComparison.Ordinal);
        await host.Speaks(guest, "en");
        Assert.Contains("Willkommen zurück", (await host.Browser().Get(guest.Survey)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_mistakes_shows_them_in_the_other_language_too()
    {
        var (guest, tab) = (await host.A_guest(), host.Browser());
        var wrong = await tab.Submit(await tab.Get(guest.Page(1)), Next);
        Assert.Contains("Please choose", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Bitte wählen Sie mindestens eine Antwort.", (await tab.Submit(wrong, German)).Text, StringComparison.Ordinal);
        // Also where something was typed before.
        wrong = await tab.Submit(await tab.Get(guest.Page(1) + "?check=true"), English, ("goals", ["save_time"]));
        Assert.Contains("Please choose", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_stand_in_for_a_missing_translation_say_in_which_language_they_are()
    {
        await Save("half", """
            survey: half
            title: Half
            intro: Hello
            thanks: Thanks
            pages:
              - key: one
                title: One
                questions:
                  - { key: size, ask: How big?, kind: number }
                  - { key: cost, ask: How much?, kind: number }
                  - { key: when, ask: When?, kind: choice, choices: [ { key: soon, label: Soon }, { key: later, label: Later } ] }
            translations: { de: { title: Halb, questions: { size: { ask: Wie groß? }, when: { ask: Wann?, choices: { soon: Bald } } } } }
            """);
        var page = (await host.Browser().Get(Urls.SurveyPage((await A_German()).Token, "half", 1))).Document;
        Assert.Equal("en", page.QuerySelector("h1")!.Closest("[lang]")!.GetAttribute("lang"));
        Assert.Equal(["de", "en", "de"], page.QuerySelectorAll(".answer-sheet .field").Select(field => field.Closest("[lang]")!.GetAttribute("lang")));
        Assert.Equal([("Bald", "de"), ("Later", "en")], page.QuerySelectorAll(".choice-label").Select(label => (label.TextContent, label.Closest("[lang]")!.GetAttribute("lang")!)));
    }

    [Fact]
    public async Task Each_text_that_stands_in_says_its_language_also_where_others_beside_it_are_translated()
    {
        await Save("part", """
            survey: part
            title: Part
            intro: Hello
            thanks: Thanks
            pages:
              - key: one
                title: One
                hint: About you
                questions:
                  - { key: size, ask: How big?, hint: A guess, kind: number }
                  - { key: cost, ask: How much?, hint: A year, kind: number }
            translations: { de: { title: Teil, pages: { one: { title: Eins } }, questions: { size: { ask: Wie groß? }, cost: { hint: Im Jahr } } } }
            """);
        var token = (await A_German()).Token;
        var page = (await host.Browser().Get(Urls.SurveyPage(token, "part", 1))).Document;
        Assert.Equal([("Eins", "de"), ("About you", "en"), ("A guess", "en"), ("How much?", "en"), ("Im Jahr", "de")], new[] { "h1", ".page-head .subtitle", "#f-size-hint", "label[for=f-cost] span", "#f-cost-hint" }
            .Select(place => page.QuerySelector(place)!).Select(text => (text.TextContent.Trim(), text.Closest("[lang]")!.GetAttribute("lang")!)));
        var intro = (await host.Browser().Get(Urls.Survey(token, "part"))).Document;
        Assert.Equal(("de", "en"), (intro.QuerySelector("h1")!.Closest("[lang]")!.GetAttribute("lang"), intro.QuerySelector(".so")!.GetAttribute("lang")));
    }

    [Fact]
    public async Task Hints_of_choices_ends_of_scales_rows_units_and_titles_in_sentences_say_their_language_too()
    {
        await Save("deep", """
            survey: deep
            title: Deep
            intro: Hello
            thanks: Thanks
            pages:
              - key: one
                title: Beginnings
                questions:
                  - { key: size, ask: How big?, kind: choice, required: true, choices: [ { key: small, label: Small, hint: Up to ten }, { key: big, label: Big } ] }
                  - { key: mood, ask: How are you?, kind: scale, min: 1, max: 5, low: Badly, high: Very well }
                  - { key: cost, ask: What is it worth?, kind: number, unit: points }
                  - { key: grid, ask: How good?, kind: matrix, required: true, rows: [ { key: help, label: Help }, { key: app, label: App } ], choices: [ { key: bad, label: Bad }, { key: good, label: Good } ] }
                  - { key: yes_, ask: May we?, kind: consent, text: Yes please }
            translations:
              de:
                questions:
                  size: { choices: { small: Klein } }
                  mood: { ask: Wie geht es?, high: Sehr gut }
                  cost: { ask: Was ist es wert? }
                  grid: { ask: Wie gut?, rows: { app: Die App }, choices: { good: Gut } }
                  yes_: { ask: Dürfen wir? }
            """);
        var (token, tab) = ((await A_German()).Token, host.Browser());
        var intro = (await tab.Get(Urls.Survey(token, "deep"))).Document;
        Assert.Equal(("Zuerst: Beginnings", "en"), (intro.QuerySelector("#next-title")!.TextContent.Trim(), intro.QuerySelector("#next-title [lang]")!.GetAttribute("lang")));

        var page = await tab.Get(Urls.SurveyPage(token, "deep", 1));
        Assert.Equal(
            [("Up to ten", "en"), ("1: Badly", "en"), ("5: Sehr gut", "de"), ("points", "en"), ("Bad", "en"), ("Gut", "de"), ("Help", "en"), ("Die App", "de"), ("Yes please", "en"), ("Beginnings", "en")],
            new[] { ".choice-hint", ".scale-ends span:first-child", ".scale-ends span:last-child", ".unit", ".matrix-head span:nth-child(2)", ".matrix-head span:nth-child(3)", "fieldset.matrix-row legend", "fieldset.matrix-row ~ fieldset legend", "[for=f-yes_] .choice-label", ".stops b" }
                .Select(place => page.Document.QuerySelector(place)!).Select(text => (text.TextContent, text.Closest("[lang]")!.GetAttribute("lang")!)));
        Assert.Equal(["Badly"], page.Document.QuerySelectorAll(".scale-step .sr [lang]").Select(words => words.TextContent));

        // What is missing is told in German, and names its question as it is asked.
        var wrong = (await tab.Submit(page, Next)).Document.QuerySelectorAll(".error-summary a");
        Assert.Equal(["en", "en"], wrong.Take(2).Select(told => told.QuerySelector("[lang]")!.GetAttribute("lang")));
        Assert.StartsWith("How big? Bitte", wrong[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Wie gut? Help: ", wrong[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(wrong[2].QuerySelectorAll("[lang]"));
    }

    [Fact]
    public async Task It_is_switched_on_pages_without_questions_too()
    {
        var (guest, tab) = (await host.A_guest_at_the_last_page(), host.Browser());
        Assert.Equal("Ihr Erfolgsplan", (await tab.Submit(await tab.Get(guest.Survey), German)).Document.QuerySelector("h1")!.TextContent.Trim());
        var review = await tab.Get(guest.Review);
        Assert.Contains("Ist das so richtig?", review.Text, StringComparison.Ordinal);
        Assert.Contains("Is this right?", (await tab.Submit(review, English)).Text, StringComparison.Ordinal);
        var thanks = await tab.Submit(await tab.Get(guest.Review), "form button.main");
        Assert.Contains("Vielen Dank, Nora!", (await tab.Submit(thanks, German)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_goes_on_and_does_not_switch()
    {
        var page = await host.Browser().Get((await host.A_guest()).Page(1));
        var first = page.Document.QuerySelectorAll("button[type=submit]")[0];
        Assert.Equal(("go", "next", "answering"), (first.GetAttribute("name"), first.GetAttribute("value"), first.GetAttribute("form")));
    }

    [Fact]
    public async Task Autosave_answers_in_the_language_of_the_page()
    {
        var (guest, tab) = (await A_German(), host.Browser());
        var page = await tab.Get(guest.Page(1));
        var saved = await tab.Http.PostAsync(Urls.SaveAnswers(guest.Token, "onboarding"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!, ["page"] = "1", ["goals"] = "save_time",
        }));
        Assert.Contains("Gespeichert um 10:00", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_translation_lacks_is_read_in_the_survey_s_own_language()
    {
        await Save("half", """
            survey: half
            title: Half
            intro: Hello
            thanks: Thanks
            pages:
              - key: one
                title: One
                hint: A hint
                questions:
                  - key: size
                    ask: How big?
                    kind: choice
                    choices: [ { key: small, label: Small, hint: Up to ten }, { key: big, label: Big } ]
            translations:
              de:
                title: Halb
                pages: { one: { title: Eins } }
                questions: { size: { choices: { small: Klein, gone: Weg } }, gone: { ask: Weg? } }
            """);
        var page = await host.Browser().Get(Urls.SurveyPage((await A_German()).Token, "half", 1));
        Assert.Contains("Eins", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var text in new[] { "A hint", "How big?", "Klein", "Up to ten", "Big" }) Assert.Contains(text, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Weg", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_in_a_language_that_the_product_does_not_speak_is_read_as_it_is()
    {
        await Save("court", """
            survey: court
            language: fr
            title: Bonjour
            intro: Deux minutes
            thanks: Merci
            pages: [ { title: Une, questions: [ { key: a, ask: Pourquoi ?, kind: text } ] } ]
            translations: { it: { title: Ciao } }
            """);
        var tab = host.Browser();
        tab.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "it");
        var intro = await tab.Get(Urls.Survey((await host.A_guest()).Token, "court"));
        Assert.Equal("Bonjour", intro.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Empty(intro.Document.QuerySelectorAll("button[name=language]"));
    }

    /// <summary>To choose the language takes no question of its own.</summary>
    [Fact]
    public async Task The_page_is_told_what_was_found_for_its_language()
    {
        var guest = await host.A_guest();
        await host.Use<FindSurvey, bool>(async (find, cancel) =>
        {
            var ahead = await find.Ahead(guest.Token, "onboarding", cancel);
            Assert.Same(ahead!.Value.Survey, (await find.Behind(guest.Token, "onboarding", 0, cancel))!.Value.Survey);
            // Once: what is saved meanwhile is seen.
            Assert.NotSame(ahead.Value.Survey, (await find.Behind(guest.Token, "onboarding", 0, cancel))!.Value.Survey);
            await find.Ahead(guest.Token, "onboarding", cancel);
            Assert.NotEqual(guest.Visitor.ContactId, (await find.Behind((await host.A_guest()).Token, "onboarding", 0, cancel))!.Value.Visitor.ContactId);
            return true;
        });
    }

    private Task Save(string key, string source) => host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps(Definition.Survey, key, source, null, 0, "olga", cancel));

    private async Task<Guest> A_German()
    {
        var guest = await host.A_guest();
        await host.Speaks(guest, "de-AT");
        return guest;
    }
}
