using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.Plans.Keeping;

public sealed class CommitmentTimesTests
{
    private static readonly DateOnly Start = new(2026, 1, 31), End = new(2026, 6, 15);

    [Theory]
    [InlineData("2026-02-28", null)]
    [InlineData("2026-03-01", "2026-02-28")]
    [InlineData("2026-04-01", "2026-03-31")]
    [InlineData("2026-06-15", "2026-05-31")]
    [InlineData("2026-06-16", "2026-06-15")]
    public void A_month_that_is_too_short_does_not_make_the_later_ones_shorter(string today, string? latest) =>
        Assert.Equal(latest is null ? null : Days.ReadIso(latest), new CommitmentTimes(Start, End, Every.Month).Latest(Days.ReadIso(today)!.Value));

    [Fact]
    public void The_day_itself_still_counts_and_once_is_one_time()
    {
        var once = new CommitmentTimes(Start, End, null);
        Assert.Equal((null, (DateOnly?)End), (once.Latest(End), once.Present(End)));
        Assert.Equal(((DateOnly?)End, null), (once.Latest(End.AddDays(1)), once.Present(End.AddDays(1))));
    }

    [Fact]
    public void The_last_time_ends_with_the_commitment_however_short_it_is()
    {
        var weekly = new CommitmentTimes(Start, Start.AddDays(17), Every.Week);
        Assert.Equal([Start.AddDays(7), Start.AddDays(14), Start.AddDays(17), null], new[] { 7, 8, 17, 18 }.Select(days => weekly.Present(Start.AddDays(days))));
    }

    [Fact]
    public async Task The_database_says_the_same_of_any_days()
    {
        await using var product = await Product.New();
        var random = new Random(11);
        var cases = Enumerable.Range(0, 3_000).Select(_ =>
        {
            var from = new DateOnly(2024, 1, 1).AddDays(random.Next(1_000));
            return (Times: new CommitmentTimes(from, from.AddDays(random.Next(400)), random.GetItems<string?>([null, .. Every.All], 1)[0]), Today: from.AddDays(random.Next(-5, 420)));
        }).ToList();
        var values = string.Join(", ", cases.Select((one, place) =>
            $"({place}, date '{Days.Iso(one.Times.From)}', date '{Days.Iso(one.Times.Until)}', {(one.Times.Every is { } every ? $"'{every}'" : "null")}, date '{Days.Iso(one.Today)}')"));
        var said = await product.All<string>($"select coalesce(latest_time(f, u, e::text, t)::text, '') from (values {values}) v(n, f, u, e, t) order by n");
        Assert.Equal(cases.Select(one => one.Times.Latest(one.Today) is { } day ? Days.Iso(day) : ""), said);
        Assert.InRange(said.Count(day => day.Length > 0), 1_000, 2_900);
    }
}
