using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class MeasuresOnThePlanTests : IAsyncLifetime
{
    private const string Item = "#measure-report_hours", AddForm = Item + "-add";

    private TestHost host = null!;
    private Guest guest = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
        browser = host.Browser();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_surveys_number_is_now_with_its_day_and_where_it_comes_from()
    {
        var measure = (await browser.Get(guest.Plan)).Document.QuerySelector(Item)!;
        Assert.Equal("12 hours a week", Words(measure, ".measure-number"));
        Assert.Equal("No change yet from 12 to 4 you, in the survey, Mon 5 Jan", Words(measure, ".facts"));
        Assert.Contains("It shows “Hours saved every week”.", Words(measure, ".why"), StringComparison.Ordinal);
        Assert.Null(measure.QuerySelector("a.button"));
        Assert.Empty(measure.QuerySelectorAll(".own-reading"));
    }

    [Fact]
    public async Task Nothing_on_the_page_has_the_same_id_twice()
    {
        await Add("9", "2026-01-04");
        var ids = (await browser.Get(guest.Plan)).Document.QuerySelectorAll("[id]").Select(element => element.Id);
        Assert.Empty(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public async Task A_check_in_knows_the_same_number()
    {
        var (asked, checkIn) = await host.A_guest_who_is_asked();
        Assert.Contains("Last known: 12 hours a week on 5 January 2026.", (await browser.Get(Urls.CheckIn(asked.Token, checkIn))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_added_is_now_and_the_page_goes_back_to_its_measure()
    {
        host.Jump(TimeSpan.FromDays(28));
        var page = await Add("9,5", "2026-02-01");
        Assert.Equal(Item, page.Url.Fragment);
        var measure = page.Document.QuerySelector(Item)!;
        Assert.Equal("9.5 hours a week", Words(measure, ".measure-number"));
        Assert.Equal("On the way from 12 to 4 you, Sun 1 Feb", Words(measure, ".facts"));
        Assert.False(measure.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal("Hours spent on reports: 12, 9.5. Target 4.", measure.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal(
            ["Sun 1 Feb you 9.5 hours a week", "Mon 5 Jan you, in the survey 12 hours a week"],
            measure.QuerySelectorAll(".readings tbody tr:has(th)").Select(row => Words(row)));
    }

    [Fact]
    public async Task The_form_begins_with_today_where_the_reader_is_and_goes_back_a_year()
    {
        host.Jump(TimeSpan.FromHours(15));
        var day = (IHtmlInputElement)(await browser.Get(guest.Plan)).Document.QuerySelector(AddForm + " [type=date]")!;
        Assert.Equal(("2026-01-06", "2025-01-06", "2026-01-06"), (day.Value, day.Minimum, day.Maximum));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_what_was_typed()
    {
        var page = await Add("about nine", "2026-01-06");
        var form = page.Document.QuerySelector(AddForm)!;
        Assert.True(form.Closest("details")!.HasAttribute("open"));
        Assert.Equal(["about nine", "2026-01-06"], form.QuerySelectorAll<IHtmlInputElement>("input.input").Select(input => input.Value));
        Assert.All(form.QuerySelectorAll("input.input"), input => Assert.Equal("true", input.GetAttribute("aria-invalid")));
        Assert.Equal("report_hours.value", Assert.Single(page.Document.QuerySelectorAll(".measure [autofocus]")).GetAttribute("name"));
        Assert.Equal(
            ["Error: Please enter a number, such as 12 or 7.5.", "Error: This day is still to come. Please enter today or an earlier day."],
            form.QuerySelectorAll(".field-error").Select(error => Words(error)));
        Assert.Single(await Readings());
    }

    [Fact]
    public async Task Ones_own_number_is_corrected_and_deleted_on_the_page()
    {
        var page = await browser.Submit(await Add("90", "2026-01-04"), Item + " .own-reading form:has([name=correct])", (await Field("value"), ["9"]), (await Field("day"), ["2026-01-03"]));
        Assert.Equal([(9.0, new DateOnly(2026, 1, 3)), (12, new DateOnly(2026, 1, 5))], (await Readings()).Select(reading => (reading.Value, reading.Day)));

        var wrong = await browser.Submit(page, Item + " .own-reading form:has([name=correct])", (await Field("value"), ["-9"]));
        Assert.True(wrong.Document.QuerySelector(".own-reading")!.HasAttribute("open"));
        Assert.Equal("Error: It cannot be less than 0.", Words(wrong.Document.QuerySelector(".own-reading .field-error")!));
        Assert.Equal("-9", wrong.Document.QuerySelector<IHtmlInputElement>(".own-reading .number")!.Value);

        await browser.Submit(page, Item + " .own-reading form:has([name=delete])");
        Assert.Equal(12, Assert.Single(await Readings()).Value);
        var gone = await browser.Submit(page, Item + " .own-reading form:has([name=delete])");
        Assert.Contains("That number is not there any more. Nothing was changed.", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_number_is_shown_with_its_name_and_cannot_be_changed()
    {
        await Add("9", "2026-01-05");
        await host.Ask(db => db.Database.ExecuteAsync($"insert into contacts (customer_id, name, email, role, consent, created_at) values ({guest.Visitor.CustomerId}, 'Ben', 'ben@b.example', 'user', 'given', now())", default));
        var ben = await host.Ask(db => db.Contacts.Where(contact => contact.Name == "Ben").Select(contact => contact.Id).SingleAsync());
        var measure = (await host.Browser().Get(Urls.Plan(await host.Token(ben, LinkPurpose.Pages)))).Document.QuerySelector(Item)!;
        Assert.EndsWith("Nora Lindqvist, Mon 5 Jan", Words(measure, ".facts"), StringComparison.Ordinal);
        Assert.Empty(measure.QuerySelectorAll(".own-reading"));
    }

    [Fact]
    public async Task An_old_number_is_unknown_with_its_age_and_asks_for_a_new_one()
    {
        host.Jump(TimeSpan.FromDays(61));
        var measure = (await browser.Get(guest.Plan)).Document.QuerySelector(Item)!;
        Assert.Equal("Unknown", Words(measure, ".measure-number"));
        Assert.Equal("12 on Mon 5 Jan, 61 days ago: too old to count from 12 to 4", Words(measure, ".facts"));
        Assert.Equal("Hours spent on reports: 12. The last one is of Mon 5 Jan and too old to count. Target 4.", measure.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Null(measure.QuerySelector(".good"));
        Assert.NotNull(measure.QuerySelector(measure.QuerySelector("a.button")!.GetAttribute("href")! + " input.number"));
    }

    [Fact]
    public async Task What_was_never_read_asks_for_a_number()
    {
        var other = await host.A_guest_with_a_plan(("measures.report_hours.baseline", []));
        var measure = (await browser.Get(other.Plan)).Document.QuerySelector(Item)!;
        Assert.Equal(("Unknown", "No number yet target 4"), (Words(measure, ".measure-number"), Words(measure, ".facts")));
        Assert.Null(measure.QuerySelector("svg[role=img]"));
        Assert.NotNull(measure.QuerySelector("a.button"));
    }

    [Fact]
    public async Task A_form_without_its_token_keeps_what_was_typed()
    {
        var page = await browser.Submit(await browser.Get(guest.Plan), AddForm, ("__RequestVerificationToken", []), ("report_hours.value", ["9.5"]));
        Assert.Equal("9.5", page.Document.QuerySelector<IHtmlInputElement>(AddForm + " .number")!.Value);
        Assert.Single(await Readings());
    }

    [Fact]
    public async Task Before_and_after_say_what_was_gained_and_whether_the_target_was_met()
    {
        await ConfirmGoal();
        Assert.Equal("No number since the start Add a number : Hours spent on reports", await Gain());
        await Add("3", "2026-01-05");
        Assert.Equal("Down by 9 hours a week Mon 5 Jan 12 Mon 5 Jan 3 Target was 4", await Gain());
        Assert.Contains("1 of 1 target reached", (await browser.Get(guest.Plan)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_and_after_are_honest_about_what_got_worse_and_what_nobody_knows()
    {
        await Add("15", "2026-01-05");
        await ConfirmGoal();
        Assert.Equal("Up by 3 hours a week Mon 5 Jan 12 Mon 5 Jan 15 Worse than at the start Target was 4, not reached", await Gain());
        await host.Ask(db => db.Database.ExecuteAsync("update readings set day = day - 61", default));
        Assert.Equal("Unknown Wed 5 Nov 12 Now Unknown 15 on Wed 5 Nov, 61 days ago: too old to count Target was 4 Add a number : Hours spent on reports", await Gain());
    }

    private Task<bool> ConfirmGoal() => host.Use<ChangePlan, bool>((change, cancel) => change.ConfirmGoal(guest.Visitor, new PlanVersion(1, 0), cancel));

    private async Task<string> Gain() => Words((await browser.Get(guest.Plan)).Document.QuerySelector(".gain")!).Replace("Hours spent on reports ", "", StringComparison.Ordinal);

    private async Task<Page> Add(string value, string day) => await browser.Submit(
        await browser.Get(guest.Plan), AddForm, ("report_hours.value", [value]), ("report_hours.day", [day]));

    private async Task<string> Field(string name) => $"{(await Readings()).Single(reading => reading.Source == ReadingSource.Plan).Id}.{name}";

    private Task<List<Reading>> Readings() => host.Ask(db => db.Set<Reading>().AsNoTracking().OrderBy(reading => reading.Day).ToListAsync());

    private static string Words(IElement element, string? part = null) => string.Join(' ',
        (part is null ? element : element.QuerySelector(part)!).Descendants<IText>().Select(text => text.Data.Trim()).Where(text => text.Length > 0));
}
