using System.Net;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class SurveyResultsTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Ops_read_the_funnel_and_each_answer_with_its_number()
    {
        Assert.Contains("Nobody has begun this survey yet", (await Results()).Text, StringComparison.Ordinal);
        await host.A_guest_at_the_last_page();
        await host.A_guest_with_a_plan();
        await host.A_guest_with_a_plan(("how", ["steady"]));
        var page = await Results();
        Assert.Contains("2 sent in, 67 % of those who began", Spaced(page), StringComparison.Ordinal);
        Assert.Equal("1 of 2", page.Document.QuerySelectorAll("#q-how tbody tr")[0].QuerySelector("b")!.TextContent);
        Assert.Equal("2 answers", page.Document.QuerySelector("[aria-current=page] .soft")!.TextContent);
        Assert.Contains("Sent in", page.Document.QuerySelector(".result-funnel")!.LastElementChild!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_two_landmarks_and_no_two_elements_have_the_same_name_whatever_questions_have_the_same_words()
    {
        await host.A_guest_with_a_plan();
        // Two questions of the same words, and one that was of another kind before.
        await host.Ask(db => db.Database.ExecuteSqlRawAsync("""
            insert into definitions (kind, key, version, source, origin, author, created_at)
            select kind, key, 2, replace(regexp_replace(source, 'ask: [^\n]*', 'ask: Why?', 'g'), 'kind: long-text', 'kind: text'), origin, author, created_at from definitions where kind = 'survey' and key = 'onboarding';
            update active_definitions set definition_id = (select max(id) from definitions) where kind = 'survey' and key = 'onboarding'
            """));
        var page = await Results("?rows=how&columns=goals");
        Assert.Equal(page.Landmarks(), page.Landmarks().Distinct());
        var ids = page.Document.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids, ids.Distinct());
    }

    [Fact]
    public async Task Each_question_says_how_many_it_lost_on_the_page_in_a_file_and_to_programs()
    {
        await host.A_guest_at_the_last_page(("by_when", [""]));
        await host.A_guest_with_a_plan();
        var page = await Results();
        var row = page.Document.QuerySelector("#drop-off a[href='#q-goals']")!.Closest("tr")!;
        Assert.Equal(["2", "0", "0"], new[] { 1, 3, 4 }.Select(cell => System.Text.RegularExpressions.Regex.Match(row.Children[cell].TextContent, "[0-9]+").Value));
        var csv = await ops.Http.GetStringAsync(page.Document.QuerySelector("#drop-off .card-head a")!.GetAttribute("href"));
        Assert.Contains("\r\ngoals,What do you want to achieve?,,2,2,0,0,1\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Http.GetAsync(Urls.OpsSurveyQuestionsExport("nothing"))).StatusCode);
    }

    [Fact]
    public async Task Ops_choose_by_what_answers_are_compared_and_see_every_group()
    {
        for (var tier = 1; tier <= 6; tier++)
        {
            var guest = await host.A_guest_with_a_plan();
            await host.Ask(db => db.Database.ExecuteSqlRawAsync("update customers set tier = {0} where id = {1}", $"tier {tier}", guest.Visitor.CustomerId));
        }
        var page = await Results("?by=tier");
        Assert.Equal(["Answer", "All 6", "tier 1 1", "tier 2 1", "tier 3 1", "tier 4 1", "2 others together 2"], Columns(page));
        Assert.Contains("The 4 largest tiers stand beside each other, the other 2 together.", page.Text, StringComparison.Ordinal);
        page = await ops.Get(page.Document.QuerySelectorAll("main .hint a").Single(link => link.TextContent == "Show each tier by itself").GetAttribute("href")!);
        Assert.Equal(8, Columns(page).Length);
        // What is compared stays when something else is chosen.
        Assert.Equal("tier", page.Document.QuerySelector("#together [name=by]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await Results("?by=nothing&groups=nothing")).Status);

        static string[] Columns(Page page) => [.. page.Document.QuerySelectorAll("#q-how thead th").Select(head => string.Join(' ', head.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
    }

    [Fact]
    public async Task A_filter_is_in_the_address_and_one_that_makes_no_sense_finds_nobody_or_filters_nothing()
    {
        await host.A_guest_with_a_plan();
        Assert.Contains("1 sent in", (await Results("?tier=small&version=1&segment=&from=2026-01-01&until=&wave=first")).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody fits this filter", (await Results("?tier=grand")).Text, StringComparison.Ordinal);
        foreach (var odd in new[] { "?version=x&from=yesterday", "?version=99999999999", "?segment=%00", "?rows=%00&columns=x", "?rows=goals&columns=goals" })
            Assert.Equal(HttpStatusCode.OK, (await Results(odd)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurveyResults("nothing"))).Status);
    }

    [Theory]
    [InlineData("?tier=", "")]
    [InlineData("?version=&segment=&tier=small&wave=&from=&until=&by=segment", "?tier=small&by=segment")]
    public async Task A_filter_without_a_value_is_none_and_does_not_stay_in_the_address(string asked, string kept)
    {
        await host.A_guest_with_a_plan();
        var answer = await ops.Http.GetAsync(Urls.OpsSurveyResults("onboarding") + asked);
        Assert.Equal(Urls.OpsSurveyResults("onboarding") + kept, answer.Headers.Location?.OriginalString ?? answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task Texts_take_a_filter_without_a_value_for_none_too()
    {
        await host.A_guest_with_a_plan();
        var answer = await ops.Http.GetAsync(Urls.OpsSurveyTexts("onboarding") + "?question=goals&tier=&search=");
        Assert.Equal(Urls.OpsSurveyTexts("onboarding") + "?question=goals", answer.Headers.Location?.OriginalString ?? answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task Two_questions_are_compared_and_texts_read_and_searched()
    {
        await host.A_guest_with_a_plan(("goals", ["other"]), ("goals.other", ["We <b>type</b> twice"]));
        var page = await Results("?rows=how&columns=goals");
        Assert.Equal("1 of 1", page.Document.QuerySelectorAll("#together tbody b")[^1].TextContent);

        var csv = await ops.Http.GetStringAsync(page.Document.QuerySelector("#together .card-head a")!.GetAttribute("href"));
        Assert.Equal(page.Document.QuerySelector("#together thead th")!.TextContent, csv.TrimStart('\uFEFF').Split(',')[0]);
        Assert.Contains(",Answered: What do you want to achieve?,", csv, StringComparison.Ordinal);
        Assert.Matches("Other\r\nFast,1,[0,]+,1\r\n$", csv);

        page = await ops.Get(page.Document.QuerySelector("#q-goals .card-head a")!.GetAttribute("href")!);
        Assert.Equal("We <b>type</b> twice", page.Document.QuerySelector("blockquote")!.TextContent);
        Assert.Contains("No matches", (await ops.Get(Urls.OpsSurveyTexts("onboarding", ("question", "goals"), ("search", "thrice")))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurveyTexts("onboarding", ("question", "how")))).Status);
    }

    [Fact]
    public async Task Nobody_reads_the_key_of_an_answer_that_is_put_into_a_text()
    {
        var guest = await host.A_guest_with_a_plan();
        await host.Ask(db => db.Database.ExecuteSqlRawAsync("""
            insert into definitions (kind, key, version, source, origin, author, created_at)
            select kind, key, 2, replace(replace(source, 'ask: How do you want to get there?', 'ask: "How, having {{{{answers.goals | them}}}}?"'), 'label: Fast', 'label: "Fast, {{{{customer.name}}}}"'), origin, author, created_at
            from definitions where kind = 'survey' and key = 'onboarding';
            update active_definitions set definition_id = (select max(id) from definitions) where kind = 'survey' and key = 'onboarding';
            update responses set definition_id = (select max(id) from definitions), set_aside = '{{risk}}' where contact_id = {0}
            """, guest.Visitor.ContactId));
        var page = await Results("?rows=how&columns=goals");
        var csv = await ops.Http.GetStringAsync(Urls.OpsSurveyExport("onboarding"));
        Assert.Contains("How, having …?", csv, StringComparison.Ordinal);
        Assert.Contains("\"Fast, …\"", csv, StringComparison.Ordinal);
        foreach (var read in new[] { page.Text, csv, await ops.Http.GetStringAsync(Urls.OpsSurveyQuestionsExport("onboarding")), await ops.Http.GetStringAsync(page.Document.QuerySelector("#together .card-head a")!.GetAttribute("href")),
                     (await ops.Get(Urls.OpsCustomer(guest.Visitor.CustomerId))).Text })
        {
            Assert.Contains("…", read, StringComparison.Ordinal);
            Assert.DoesNotContain("[goals]", read, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", read, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Answers_that_were_set_aside_are_shown_apart()
    {
        var guest = await host.A_guest_with_a_plan();
        Assert.DoesNotContain("Set aside", (await Results()).Text, StringComparison.Ordinal);
        await host.Ask(db => db.Database.ExecuteSqlRawAsync("update responses set set_aside = '{{how}}' where contact_id = {0}", guest.Visitor.ContactId));
        var aside = (await Results()).Document.QuerySelector(".card:last-child .entries")!.TextContent;
        Assert.Contains(guest.Visitor.CustomerName, aside, StringComparison.Ordinal);
        Assert.Contains("How", aside, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3+cmd|' /C calc'!A0, \"x\"")]
    public async Task An_export_opens_in_a_spreadsheet_and_runs_nothing(string text)
    {
        await host.A_guest_with_a_plan(("goals", ["other"]), ("goals.other", [text]));
        await host.A_guest_with_a_plan();
        host.Jump(TimeSpan.FromMinutes(1));
        await host.Run<CountResponses>();
        var answer = await ops.Http.GetAsync(Urls.OpsSurveyExport("onboarding"));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("Response,Customer,Customer name,", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Spend less time on manual reports and See our numbers at any time,", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?version=x", "version: must be the number of a version.")]
    [InlineData("?tier=", "tier: named without a value. Leave it out to take all.")]
    [InlineData("?segment=nobody", "segment: there is none such. It may be ")]
    [InlineData("?tiers=small", "tiers: there is no such filter. An address may have version, wave, segment, tier, from, until")]
    public async Task A_file_is_not_made_of_all_where_the_address_does_not_say_of_whom(string query, string says)
    {
        foreach (var file in new[] { Urls.OpsSurveyExport("onboarding"), Urls.OpsSurveyQuestionsExport("onboarding"), Urls.OpsSurveyTogetherExport("onboarding") })
        {
            var answer = await ops.Http.GetAsync(file + query);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<Page> Results(string query = "")
    {
        await host.Run<CountResponses>();
        return await ops.Get(Urls.OpsSurveyResults("onboarding") + query);
    }

    private static string Spaced(Page page) => page.Text.Replace('\u00a0', ' ');
}
