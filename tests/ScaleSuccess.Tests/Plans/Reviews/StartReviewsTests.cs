using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Reviews;

public sealed class StartReviewsTests
{
    [Fact]
    public async Task A_review_is_due_each_quarter_from_the_plans_start_on_a_working_day_and_can_be_read_two_weeks_before()
    {
        await using var product = await Product.New();
        // In Berlin, 5 April is a Sunday and Easter, 6 April a holiday.
        var nora = await product.A_long_plan("Europe/Berlin");
        Assert.Equal(new DateOnly(2026, 4, 7), (await product.ReviewsOf(nora)).NextOn);
        product.It_is(3, 23);
        Assert.Equal(0, await product.StartReviews());
        product.It_is(3, 24);
        Assert.Equal(1, await product.StartReviews());
        var review = Assert.Single((await product.ReviewsOf(nora)).All);
        Assert.Equal((1, new DateOnly(2026, 4, 7), true, false), (review.Number, review.DueOn, review.IsOpen, review.IsDue(new(2026, 4, 6))));
        Assert.Equal((true, false, true), (review.IsDue(new(2026, 4, 7)), review.IsOverdue(new(2026, 4, 7)), review.IsOverdue(new(2026, 4, 8))));
    }

    [Fact]
    public async Task A_run_more_or_several_at_once_start_none_twice()
    {
        await using var product = await Product.New();
        for (var i = 0; i < 5; i++) await product.A_long_plan();
        product.It_is(4, 6);
        await using var beside = product.Beside();
        Assert.Equal(5, (await AtOnce.Run(4, () => product.StartReviews())).Sum() + await beside.StartReviews());
        Assert.Equal(0, await product.StartReviews());
        Assert.Equal(5L, await product.One<long>("select count(*) from plan_reviews"));
    }

    [Fact]
    public async Task A_run_that_dies_before_its_end_has_started_nothing_and_the_next_one_starts_it()
    {
        await using var product = await Product.New();
        await product.A_long_plan();
        product.It_is(4, 6);
        await product.Sql(
            """
            create function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
            create trigger die before update on review_looks for each row execute function die()
            """);
        await Assert.ThrowsAsync<PostgresException>(() => product.StartReviews());
        Assert.Equal(0L, await product.One<long>("select count(*) from plan_reviews"));
        await product.Sql("drop trigger die on review_looks");
        Assert.Equal(1, await product.StartReviews());
    }

    [Fact]
    public async Task A_plan_that_nobody_has_accepted_or_that_is_closed_has_no_review_until_it_is_accepted_or_open_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", ("by_when", ["2026-09-30"]));
        product.It_is(4, 6);
        Assert.Equal((0, null, null), (await product.StartReviews(), (await product.ReviewsOf(nora)).NextOn, await product.ReviewNow(nora)));
        Assert.False((await product.ReviewsOf(nora)).AreHeld);
        await product.Accept(nora);
        Assert.True((await product.ReviewsOf(nora)).AreHeld);
        await product.Sql("update plans set closed_at = now()");
        Assert.Equal(0, await product.StartReviews());
        await product.Sql("update plans set closed_at = null");
        Assert.Equal(1, await product.StartReviews());
    }

    [Fact]
    public async Task A_short_plan_has_none_on_its_way_and_one_when_it_is_extended_or_its_goal_is_reached()
    {
        await using var product = await Product.New();
        // Until 6 April: a quarter from 5 January is the 5th, a Sunday, so the 6th; one day shorter has none.
        var nora = await product.A_customer_with_a_plan("UTC", ("by_when", ["2026-04-03"]));
        await product.Accept(nora);
        product.It_is(3, 30);
        Assert.Equal((0, null), (await product.StartReviews(), (await product.ReviewsOf(nora)).NextOn));
        await product.Sql("update plans set deadline = '2026-05-29'");
        Assert.Equal(1, await product.StartReviews());

        var ole = await product.A_customer_with_a_plan("UTC", ("by_when", ["2026-05-01"]));
        await product.Accept(ole);
        await product.ConfirmGoal(ole);
        Assert.Equal(new DateOnly(2026, 6, 30), (await product.ReviewsOf(ole)).NextOn);
        product.It_is(6, 16);
        Assert.Equal(1, await product.StartReviews());
    }

    [Fact]
    public async Task The_next_one_follows_a_quarter_after_the_last_whether_it_was_confirmed_or_skipped()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(4, 6);
        await product.StartReviews();
        // Late: from then on. Early: from its day on.
        product.It_is(4, 20);
        Assert.IsType<ConfirmOutcome.Confirmed>(await product.Confirm(nora));
        Assert.Equal(new DateOnly(2026, 7, 20), (await product.ReviewsOf(nora)).NextOn);
        product.It_is(7, 6);
        Assert.Equal(1, await product.StartReviews());
        await product.Skip(nora, 2);
        await product.Sql("update plans set deadline = '2027-01-29'");
        Assert.Equal(new DateOnly(2026, 10, 20), (await product.ReviewsOf(nora)).NextOn);
        product.It_is(10, 6);
        Assert.Equal(1, await product.StartReviews());
        Assert.Equal([3, 2, 1], (await product.ReviewsOf(nora)).All.Select(review => review.Number));
    }

    [Fact]
    public async Task One_that_nobody_decides_stays_the_only_one()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(4, 6);
        await product.StartReviews();
        product.It_is(9, 1);
        Assert.Equal(0, await product.StartReviews());
        Assert.Null((await product.ReviewsOf(nora)).NextOn);
    }

    [Fact]
    public async Task The_customer_chooses_another_rhythm_or_none()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await Every(product, nora, 1);
        Assert.Equal((1, new DateOnly(2026, 2, 5)), ((await product.ReviewsOf(nora)).Every, (await product.ReviewsOf(nora)).NextOn));
        await Every(product, nora, 0);
        product.It_is(4, 6);
        Assert.Equal((0, null), (await product.StartReviews(), (await product.ReviewsOf(nora)).NextOn));
        await Every(product, nora, 5);
        Assert.Equal(0, (await product.ReviewsOf(nora)).Every);
        await Every(product, nora, 2);
        Assert.Equal(1, await product.StartReviews());
    }

    [Fact]
    public async Task Review_now_is_due_today_and_pressed_by_several_it_is_one()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        product.It_is(2, 10);
        Assert.Equal([1, 1, 1, 1], await AtOnce.Run(4, () => product.ReviewNow(nora)));
        var review = Assert.Single((await product.ReviewsOf(nora)).All);
        Assert.Equal((new DateOnly(2026, 2, 10), nora.ContactId), (review.DueOn, review.AskedBy!.Value));
        await product.Confirm(nora);
        Assert.Equal(new DateOnly(2026, 5, 11), (await product.ReviewsOf(nora)).NextOn);
        await product.Sql("update plans set closed_at = now()");
        Assert.Null(await product.ReviewNow(nora));
    }

    [Fact]
    public async Task A_template_says_how_often_its_plans_are_reviewed()
    {
        await using var product = await Product.New();
        var template = (await product.PlanOf(await product.A_customer_with_a_plan("UTC"))).Segment;
        await product.Sql($$"""
            with newer as (
                insert into definitions (kind, key, version, source, origin, author, created_at)
                select kind, key, 2, source || E'\nreviews: { every_months: 6 }\n', origin, author, created_at from definitions where kind = 'plan' and key = '{{template}}' returning id, key)
            update active_definitions a set definition_id = newer.id from newer where a.kind = 'plan' and a.key = newer.key
            """);
        Assert.Equal(6, (await product.ReviewsOf(await product.A_customer_with_a_plan("UTC"))).Every);
    }

    [Fact]
    public async Task A_plan_of_which_the_step_was_not_told_waits_a_night()
    {
        await using var product = await Product.New();
        await product.A_long_plan();
        product.It_is(4, 6);
        await product.Sql("delete from review_looks");
        Assert.Equal(0, await product.StartReviews());
        Assert.Equal(1, await product.Run<LookAtEverybody>());
        Assert.Equal(1, await product.StartReviews());
    }

    [Fact]
    public async Task Ops_are_told_of_those_that_are_overdue_by_the_day_where_the_plan_is()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan("Pacific/Auckland");
        var ole = await product.A_long_plan("America/Los_Angeles");
        product.It_is(4, 6);
        await product.StartReviews();
        await product.Sql("update plan_reviews set due_on = '2026-04-06'");
        // In Auckland the 7th has begun.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 6, 13, 0, 0, TimeSpan.Zero));
        var overdue = Assert.Single(await Overdue(product));
        Assert.Equal((nora.CustomerId, 1, 1, 1L), (overdue.CustomerId, overdue.Number, overdue.DaysLate, overdue.InAll));
        product.It_is(4, 8);
        Assert.Equal([nora.CustomerId, ole.CustomerId], (await Overdue(product)).Select(one => one.CustomerId));
        await product.Skip(ole);
        await product.Sql($"update plans set closed_at = now() where customer_id = {nora.CustomerId}");
        Assert.Empty(await Overdue(product));
    }

    private static Task<List<OverdueReview>> Overdue(Product product) => product.Use<ReadOverdueReviews, List<OverdueReview>>((read, cancel) => read.Oldest(cancel));

    private static Task Every(Product product, Visitor visitor, int months) => product.Use<SetReviewRhythm>((rhythm, cancel) => rhythm.Run(visitor, months, cancel));
}
