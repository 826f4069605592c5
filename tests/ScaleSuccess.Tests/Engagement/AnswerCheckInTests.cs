using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

public sealed class AnswerCheckInTests
{
    [Fact]
    public async Task The_first_answer_stays()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => product.Answer(nora, checkIn, "done", "5"))));
        Assert.All(outcomes, outcome => Assert.IsType<AnswerOutcome.Taken>(outcome));
        Assert.IsType<AnswerOutcome.AnsweredMeanwhile>(await product.Answer(nora, checkIn, "stuck", "99"));
        var taken = await Taken(product);
        Assert.Equal(("done", 5.0), (taken.Answer, taken.Reading));
        Assert.Equal(1L, await product.One<long>("select count(*) from check_in_answers"));
    }

    [Fact]
    public async Task Who_comes_second_sees_the_first_answer_and_can_add_to_it()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product, ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        var ben = nora with { ContactId = await product.One<long>("select id from contacts where email = 'ben@example.com'") };
        await product.Answer(nora, checkIn, "on_track", "9");
        Assert.IsType<AnswerOutcome.AnsweredMeanwhile>(await product.Answer(ben, checkIn, "stuck", "8", "No access"));
        Assert.Equal((1L, 0L), (await product.One<long>("select count(*) from readings where source = 'check_in'"), await product.One<long>("select count(*) from help_requests")));

        Assert.IsType<AnswerOutcome.Taken>(await product.Answer(ben, checkIn, "stuck", "8", "No access", seen: 1));
        Assert.IsType<AnswerOutcome.Taken>(await product.Answer(ben, checkIn, "stuck", "8", "No access", seen: 1));
        var view = (await product.Use<AnswerCheckIn, CheckInView?>((read, cancel) => read.Find(nora, checkIn.Id, cancel)))!;
        Assert.Equal([("on_track", nora.ContactName), ("stuck", "Ben")], view.Given.Select(given => (given.Answer.Answer, given.By)));
        Assert.Equal(("stuck", ben.ContactId), (view.CheckIn.Answer, view.CheckIn.ContactId));
        Assert.Equal((2L, 1L), (await product.One<long>("select count(*) from readings where source = 'check_in'"), await product.One<long>("select count(*) from help_requests")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DONE")]
    [InlineData("achieved")]
    public async Task An_answer_that_was_not_offered_is_none(string? answer)
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        Assert.IsType<AnswerOutcome.UnknownAnswer>(await product.Answer(nora, checkIn, answer!));
        Assert.Null((await Taken(product)).AnsweredAt);
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e5")]
    [InlineData("9999999999999")]
    [InlineData("0x10")]
    [InlineData("-1")]
    public async Task A_reading_that_is_no_sensible_number_is_asked_for_again(string reading)
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        Assert.IsType<AnswerOutcome.WrongNumber>(await product.Answer(nora, checkIn, "on_track", reading));
        Assert.Null((await Taken(product)).AnsweredAt);
    }

    [Fact]
    public async Task Nobody_answers_for_another_customer()
    {
        await using var product = await Product.New();
        var (_, checkIn) = await Asked(product);
        Assert.IsType<AnswerOutcome.NoSuchCheckIn>(await product.Answer(await product.A_customer(), checkIn, "done"));
        Assert.Null((await Taken(product)).AnsweredAt);
    }

    [Fact]
    public async Task A_colleague_may_answer_and_is_the_one_who_said_so()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product, ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        var ben = nora with { ContactId = await product.One<long>("select id from contacts where email = 'ben@example.com'") };
        await product.Answer(ben, checkIn, "on_track");
        Assert.Equal(ben.ContactId, (await Taken(product)).ContactId);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_and_never_cut()
    {
        await using var product = await Product.New();
        var (nora, checkIn) = await Asked(product);
        Assert.Equal(new AnswerOutcome.TooLong(1, 2000), await product.Answer(nora, checkIn, "stuck", null, new string('x', 1999) + "😀"));
        Assert.Null((await Taken(product)).AnsweredAt);
        await product.Answer(nora, checkIn, "stuck", null, new string('x', 1998) + "😀");
        Assert.Equal(new string('x', 1998) + "😀", (await Taken(product)).Words);
    }

    private static async Task<(Visitor, CheckIn)> Asked(Product product, params (string, string[])[] other)
    {
        var nora = await product.A_customer_with_an_accepted_plan("UTC", other);
        product.Clock.Advance(TimeSpan.FromDays(8));
        return (nora, await product.A_check_in());
    }

    private static Task<CheckIn> Taken(Product product) => product.Ask(db => db.Set<CheckIn>().AsNoTracking().SingleAsync());
}
