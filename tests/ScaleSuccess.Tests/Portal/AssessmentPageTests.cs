using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>After the survey a customer reads whether we know enough, and is asked the two or three questions that help most, without script.</summary>
public sealed class AssessmentPageTests : IAsyncLifetime
{
    private static readonly (string, string[])[] Thin = [("benefits", []), ("measures.report_hours.target", [])];
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Who_has_told_all_reads_that_we_know_enough_and_is_asked_nothing()
    {
        var guest = await host.A_guest_with_a_plan();
        var plan = (await host.Browser().Get(guest.Plan)).Document;
        Assert.Contains("We know enough about every part of this plan.", plan.QuerySelector(".assessed")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(plan.QuerySelectorAll("a[href*='/assessment']"));
        Assert.Contains("Nothing more to ask", (await host.Browser().Get(guest.Plan + "/assessment")).Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_thin_is_asked_on_one_page_as_it_was_answered_and_the_plan_follows()
    {
        var browser = host.Browser();
        var guest = await host.A_guest_with_a_plan(Thin);
        var plan = await browser.Get(guest.Plan);
        Assert.Contains("2 questions would make this plan clearer", plan.Document.QuerySelector("#assessment-title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("benefits", plan.Document.QuerySelector(".proposal-card")!.TextContent, StringComparison.Ordinal);

        var page = await browser.Get(plan.Document.QuerySelector(".proposal-card a")!.GetAttribute("href")!);
        Assert.Equal("12", page.Document.QuerySelector("[name='measures.report_hours.baseline']")!.GetAttribute("value"));
        Assert.Null(page.Document.QuerySelector("[name=goals]"));
        var after = await browser.Submit(page, "form[action*='assessment'] .push", ("benefits", ["hours_back"]), ("measures.report_hours.target", ["4"]));
        Assert.Null(after.Document.QuerySelector("#assessment-title"));
        Assert.Equal(1L, await One<long>($"select count(*) as \"Value\" from answer_changes where contact_id = {guest.Visitor.ContactId} and after ->> 'benefits' like '%hours_back%'"));
        // Nobody accepts a plan that is about to change; the page opens again by itself.
        Assert.NotNull(after.Document.QuerySelector(".next[data-waits]"));
        Assert.Null(after.Document.QuerySelector("#next-accept"));
        await host.Run<RedraftPlans>();
        Assert.NotNull((await browser.Get(guest.Plan)).Document.QuerySelector("#next-accept"));
        var now = await host.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(guest.Visitor.CustomerId, cancel));
        Assert.Equal(4, now!.Plan.Find(ItemKind.Measure, "report_hours")!.Target);
        Assert.Contains("We know enough", (await browser.Get(guest.Plan)).Document.QuerySelector(".assessed")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_now_is_kept_and_the_sections_still_lead_to_their_question()
    {
        var browser = host.Browser();
        var guest = await host.A_guest_with_a_plan(Thin);
        var after = await browser.Submit(await browser.Get(guest.Plan), "#assessment-later");
        Assert.Null(after.Document.QuerySelector("#assessment-title"));
        var links = after.Document.QuerySelectorAll("#canvas a[href*='/assessment']");
        Assert.Equal(["How will you know that it worked?", "What do you hope to get out of it?"], links.Select(link => link.TextContent).Order());
        var page = await browser.Get(links.First(link => link.TextContent.StartsWith("What", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal("benefits", page.Document.QuerySelector("form[action*='assessment'] :is([name=benefits], [name^='measures.'])")!.GetAttribute("name"));
    }

    [Fact]
    public async Task What_was_left_blank_is_not_asked_again_and_what_is_wrong_is_said_at_its_field()
    {
        var browser = host.Browser();
        var guest = await host.A_guest_with_a_plan(Thin);
        var wrong = await browser.Submit(await browser.Get(guest.Plan + "/assessment"), "form[action*='assessment'] .push", ("benefits", ["other"]));
        Assert.NotNull(wrong.Document.QuerySelector(".error-summary"));
        Assert.NotNull(wrong.Document.QuerySelector("[name='benefits'][value=other][checked]"));
        Assert.Equal(0L, await One<long>("select count(*) as \"Value\" from questions_set_aside"));

        var after = await browser.Submit(wrong, "form[action*='assessment'] .push", ("benefits.other", ["Fewer calls"]));
        Assert.Null(after.Document.QuerySelector("#assessment-title"));
        Assert.Equal("{measures}", await One<string>("select questions::text as \"Value\" from questions_set_aside"));
    }

    [Fact]
    public async Task A_question_that_the_survey_has_come_to_need_stands_in_nobodys_way()
    {
        var browser = host.Browser();
        var guest = await host.A_guest_with_a_plan(("benefits", []));
        await host.Ask(db => db.Database.ExecuteAsync("update responses set answers = answers - 'where_now' - 'risk'", default));
        var page = await browser.Get(guest.Plan + "/assessment?question=benefits");
        Assert.Null(page.Document.QuerySelector("[name=risk]"));
        var after = await browser.Submit(page, "form[action*='assessment'] .push", ("benefits", ["hours_back"]), ("where_now", ["starting"]));
        Assert.Null(after.Document.QuerySelector(".error-summary"));
        Assert.Equal(1L, await One<long>("select count(*) as \"Value\" from answer_changes"));
    }

    [Fact]
    public async Task A_second_tab_that_changes_nothing_takes_nothing_back()
    {
        var browser = host.Browser();
        var guest = await host.A_guest_with_a_plan(Thin);
        var older = await browser.Get(guest.Plan + "/assessment");
        await browser.Submit(await browser.Get(guest.Plan + "/assessment"), "form[action*='assessment'] .push", ("benefits", ["hours_back"]), ("measures.report_hours.target", ["4"]));
        await browser.Submit(older, "form[action*='assessment'] .push");
        Assert.Equal(1L, await One<long>("select count(*) as \"Value\" from answer_changes"));
        Assert.Equal(0L, await One<long>("select count(*) as \"Value\" from questions_set_aside"));
    }

    private async Task<T> One<T>(string sql) => (await host.Ask(db => db.Database.QueryAsync<T>(sql, default))).Single();
}
