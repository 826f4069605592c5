using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Tests.Surveys.Results;

public sealed class MarginsTests
{
    /// <summary>R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_shares_range_is_that_of_the_literature(long part, long whole, double low, double high)
    {
        var share = Margins.Share(part, whole)!;
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    /// <summary>R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998), table II, contrast a, method 10.</summary>
    [Fact]
    public void The_difference_of_two_shares_is_that_of_the_literature()
    {
        var difference = Margins.Difference(56, 70, 48, 80)!;
        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(difference.Value, 4), Math.Round(difference.Low, 4), Math.Round(difference.High, 4)));
        Assert.Null(Margins.Difference(1, 2, 0, 0));
    }

    [Fact]
    public void A_share_never_leaves_0_to_100_percent()
    {
        Assert.Equal((0, 1), (Margins.Share(0, 3)!.Low, Margins.Share(3, 3)!.High));
        Assert.Null(Margins.Share(0, 0));
    }

    /// <summary>51 promoters, 32 passives and 17 detractors: 34, with a variance of 0.68 - 0.34² = 0.5644.</summary>
    [Fact]
    public void A_net_promoter_score_has_the_variance_of_minus_one_zero_and_one()
    {
        var score = Margins.Mean([(1, 51), (0, 32), (-1, 17)], -1, 1)!;
        Assert.Equal(0.34, score.Value, 12);
        Assert.Equal(1.959964 * Math.Sqrt(0.5644 / 100), score.Margin, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Answers_that_are_all_alike_are_not_the_last_word_about_everybody(int people)
    {
        var score = Margins.Mean([(-1, people)], -1, 1)!;
        Assert.Equal((-1, -1), (score.Value, score.Low));
        Assert.InRange(score.High, people == 1 ? 0 : -0.9, people == 1 ? 0.1 : -0.6);
    }

    [Fact]
    public void Ranges_that_touch_overlap()
    {
        Assert.True(new Estimate(0.2, 0.1, 0.3).Overlaps(new Estimate(0.4, 0.3, 0.5)));
        Assert.False(new Estimate(0.2, 0.1, 0.29).Overlaps(new Estimate(0.4, 0.3, 0.5)));
    }

    [Fact]
    public void The_median_lies_between_the_two_in_the_middle()
    {
        Assert.Equal(2.5, Distribution.Median([(1, 1), (2, 1), (3, 2)]));
        Assert.Equal(3, Distribution.Median([(1, 1), (3, 2)]));
        Assert.Null(Distribution.Median([]));
    }

    [Fact]
    public void Many_numbers_fall_into_at_most_eight_round_ranges_that_hold_them_all()
    {
        var values = Enumerable.Range(3, 95).Select(number => ((double)number, 1L)).ToList();
        var bins = Distribution.Bins(values);
        Assert.Equal((0d, 20d, 17L, 95L), (bins[0].From, bins[0].To, bins[0].People, bins.Sum(bin => bin.People)));
        Assert.InRange(bins.Count, 2, 8);
        Assert.Equal([(5d, 5d, 2L)], Distribution.Bins([(5, 2)]).Select(bin => (bin.From, bin.To, bin.People)));
    }
}
