using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Measures;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Measures;

public sealed class ChangeReadingsTests
{
    private const string Hours = "report_hours";

    [Fact]
    public async Task The_number_of_today_in_the_survey_is_the_first_reading()
    {
        await using var product = await Product.New();
        // The answers came late in the evening, and the plan is made on the next day.
        product.Clock.AdjustTime(Product.Start.AddHours(14.5));
        var nora = await product.An_answered_customer("Europe/Berlin");
        product.Clock.Advance(TimeSpan.FromHours(9));
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        await product.Run<StartPlans>();

        var reading = Assert.Single(await Readings(product));
        Assert.Equal((Hours, 12.0, ReadingSource.Survey, (long?)nora.ContactId), (reading.Measure, reading.Value, reading.Source, reading.ContactId));
        Assert.Equal((new DateOnly(2026, 1, 6), Product.Start.AddHours(14.5)), (reading.Day, reading.ReadAt));
        var view = Assert.Single((await product.ViewOf(nora)).Measures());
        Assert.Equal((12.0, 0.0, new DateOnly(2026, 1, 6)), (view.Now, view.Share, view.ReadOn));
        Assert.Equal("Hours saved every week", view.Benefit?.Title);
    }

    [Fact]
    public async Task A_target_without_a_number_of_today_has_no_reading_yet()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Europe/Berlin", ("measures.report_hours.baseline", []));
        Assert.Empty(await Readings(product));
        Assert.Equal("report_hours", Assert.Single(await product.NeedsOf(nora), need => need.Kind == NeedKind.Number).Key);

        Assert.IsType<ReadingOutcome.Kept>(await product.Add(nora, "16", "2026-01-05"));
        Assert.Equal(16, Assert.Single((await product.ViewOf(nora)).Measures()).Baseline);
    }

    [Theory]
    [InlineData("9", 9)]
    [InlineData("9.5", 9.5)]
    [InlineData("9,5", 9.5)]
    [InlineData("1,200", 1200)]
    [InlineData("1.200,5", 1200.5)]
    [InlineData("0", 0)]
    public async Task A_number_is_taken_as_people_type_it(string typed, double meant)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.IsType<ReadingOutcome.Kept>(await product.Add(nora, typed, "2026-01-05"));
        Assert.Equal(meant, (await Readings(product))[^1].Value);
    }

    [Theory]
    [InlineData("", "2026-01-05", ReadingMistakeCode.NumberMissing)]
    [InlineData("nine", "2026-01-05", ReadingMistakeCode.NotANumber)]
    [InlineData("-1", "2026-01-05", ReadingMistakeCode.Negative)]
    [InlineData("9999999999999", "2026-01-05", ReadingMistakeCode.TooLarge)]
    [InlineData("9", "", ReadingMistakeCode.DayMissing)]
    [InlineData("9", "5 January", ReadingMistakeCode.NotADay)]
    [InlineData("9", "2026-02-30", ReadingMistakeCode.NotADay)]
    [InlineData("9", "2026-01-06", ReadingMistakeCode.InFuture)]
    [InlineData("9", "2025-01-04", ReadingMistakeCode.TooOld)]
    public async Task What_cannot_be_is_refused_and_nothing_is_kept(string value, string day, ReadingMistakeCode code)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var refused = Assert.IsType<ReadingOutcome.Refused>(await product.Add(nora, value, day));
        Assert.Equal(code, Assert.Single(refused.Mistakes).Code);
        Assert.Single(await Readings(product));
    }

    [Fact]
    public async Task Both_mistakes_are_told_at_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var refused = Assert.IsType<ReadingOutcome.Refused>(await product.Add(nora, "nine", "soon"));
        Assert.Equal([ReadingField.Value, ReadingField.Day], refused.Mistakes.Select(mistake => mistake.Field));
    }

    /// <summary>Monday, 23:30 in Auckland is Monday noon in Berlin; half an hour later it is Tuesday only there.</summary>
    [Fact]
    public async Task Today_is_the_day_where_the_reader_is_and_a_year_ago_is_still_possible()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Pacific/Auckland");
        product.Clock.AdjustTime(new DateTimeOffset(2026, 1, 12, 11, 30, 0, TimeSpan.Zero));
        Assert.IsType<ReadingOutcome.Kept>(await product.Add(nora, "9", "2026-01-13"));
        Assert.IsType<ReadingOutcome.Kept>(await product.Add(nora, "20", "2025-01-13"));
        Assert.IsType<ReadingOutcome.Refused>(await product.Add(nora, "20", "2025-01-12"));
        Assert.Equal([20, 12, 9], Assert.Single((await product.ViewOf(nora)).Measures()).Readings.Select(reading => reading.Value));
    }

    [Fact]
    public async Task A_double_click_makes_one_reading_and_two_people_at_once_make_two()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Europe/Berlin", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@a.example"]));
        var ben = nora with { ContactId = await product.One<long>("select id from contacts where name = 'Ben'") };
        await AtOnce.Run(4, () => product.Add(nora, "9", "2026-01-05"));
        Assert.Equal(2, (await Readings(product)).Count);

        await Task.WhenAll(Task.Run(() => product.Add(ben, "8", "2026-01-05")), Task.Run(() => product.Add(nora, "8", "2026-01-05")));
        Assert.Equal([12, 9, 8, 8], (await Readings(product)).Select(reading => reading.Value));
    }

    [Fact]
    public async Task Ones_own_reading_is_corrected_and_deleted_whether_from_the_page_or_a_check_in()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        product.Clock.Advance(TimeSpan.FromDays(15));
        await product.Answer(nora, await product.A_check_in(), "on_track", "90");
        await product.Add(nora, "80", "2026-01-20");
        var all = await Readings(product);
        Assert.Equal(new DateOnly(2026, 1, 20), all[1].Day);
        Assert.Equal([false, true, true], all.Select(reading => reading.IsOwn(nora.ContactId)));

        Assert.IsType<ReadingOutcome.Kept>(await product.Correct(nora, all[1].Id, "9", "2026-01-19"));
        Assert.IsType<ReadingOutcome.Kept>(await product.Delete(nora, all[2].Id));
        Assert.IsType<ReadingOutcome.NotThere>(await product.Delete(nora, all[2].Id));
        Assert.IsType<ReadingOutcome.NotThere>(await product.Correct(nora, all[2].Id, "7", "2026-01-19"));
        Assert.IsType<ReadingOutcome.Refused>(await product.Correct(nora, all[1].Id, "x", "2026-01-19"));
        Assert.Equal([(12.0, new DateOnly(2026, 1, 5)), (9, new DateOnly(2026, 1, 19))], (await Readings(product)).Select(reading => (reading.Value, reading.Day)));
    }

    [Fact]
    public async Task Nobody_changes_the_surveys_number_a_colleagues_the_vendors_or_another_customers()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Europe/Berlin", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@a.example"]));
        var ben = nora with { ContactId = await product.One<long>("select id from contacts where name = 'Ben'") };
        var stranger = await product.A_customer_with_a_plan();
        await product.Add(nora, "9", "2026-01-05");
        await product.Sql($"insert into readings (plan_id, measure, value, source, day, read_at) select id, '{Hours}', 8, 'api', '2026-01-05', now() from plans where customer_id = {nora.CustomerId}");
        var before = (await Readings(product)).Select(reading => (reading.Id, reading.Value)).ToList();
        foreach (var reading in await Readings(product))
            foreach (var visitor in new[] { ben, stranger, nora }.Where(visitor => !reading.IsOwn(visitor.ContactId)))
            {
                Assert.IsType<ReadingOutcome.NotThere>(await product.Correct(visitor, reading.Id, "1", "2026-01-05"));
                Assert.IsType<ReadingOutcome.NotThere>(await product.Delete(visitor, reading.Id));
            }
        Assert.IsType<ReadingOutcome.NotThere>(await product.Add(nora, "9", "2026-01-05", "no_such_measure"));
        Assert.Equal(before, (await Readings(product)).Select(reading => (reading.Id, reading.Value)));
    }

    [Fact]
    public async Task Once_the_goal_is_reached_the_numbers_do_not_age_any_more()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        product.Clock.Advance(TimeSpan.FromDays(60));
        await product.ConfirmGoal(nora);
        product.Clock.Advance(TimeSpan.FromDays(200));
        var view = Assert.Single((await product.ViewOf(nora)).Measures());
        Assert.Equal((60, 12.0), (view.Age, view.Now));
    }

    private static Task<List<Reading>> Readings(Product product) =>
        product.Ask(db => db.Set<Reading>().AsNoTracking().OrderBy(reading => reading.Id).ToListAsync());
}

internal static class ReadingsOfAProduct
{
    extension(Product product)
    {
        public Task<ReadingOutcome> Add(Visitor visitor, string value, string day, string measure = "report_hours") =>
            product.Use<ChangeReadings, ReadingOutcome>((change, cancel) => change.Add(visitor, measure, value, day, cancel));

        public Task<ReadingOutcome> Correct(Visitor visitor, long reading, string value, string day) =>
            product.Use<ChangeReadings, ReadingOutcome>((change, cancel) => change.Correct(visitor, reading, value, day, cancel));

        public Task<ReadingOutcome> Delete(Visitor visitor, long reading) =>
            product.Use<ChangeReadings, ReadingOutcome>((change, cancel) => change.Delete(visitor, reading, cancel));
    }
}
