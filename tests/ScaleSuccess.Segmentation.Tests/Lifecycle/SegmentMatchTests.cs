using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

public sealed class SegmentMatchTests
{
    [Property]
    public void The_same_segments_under_other_numbers_match_fully(byte[] rows, int seed)
    {
        const int k = 5;
        int[] before = [.. rows.Select(r => r % k), .. Enumerable.Range(0, k)];
        var renamed = Enumerable.Range(0, k).ToArray();
        new Random(seed).Shuffle(renamed);
        var match = SegmentMatch.Of(before, k, [.. before.Select(c => renamed[c])], k);

        Assert.Equal(Enumerable.Range(0, k), Enumerable.Range(0, k).Select(c => match.Continues[renamed[c]]!.Value));
        Assert.All(match.Overlaps, j => Assert.Equal(1, j));
        Assert.Equal(0, match.Moved);
        Assert.Empty(match.Splits);
        Assert.Empty(match.Merges);
    }

    [Fact]
    public void A_segment_that_falls_apart_goes_on_as_its_larger_part_and_the_other_is_born()
    {
        var match = SegmentMatch.Of(Runs((0, 100), (1, 100)), 2, Runs((1, 60), (2, 40), (0, 100)), 3);
        Assert.Equal([1, 0, null], match.Continues);
        Assert.Equal([1, 0], match.BecameOf);
        var split = Assert.Single(match.Splits);
        Assert.Equal((0, "1,2"), (split.Whole, string.Join(',', split.Parts)));
        Assert.Empty(match.Merges);
        Assert.Equal(40, match.Moved);
    }

    [Fact]
    public void Of_two_segments_that_become_one_the_larger_goes_on_and_the_other_dies()
    {
        var match = SegmentMatch.Of(Runs((0, 60), (1, 40), (2, 100)), 3, Runs((0, 100), (1, 100)), 2);
        Assert.Equal([0, 2], match.Continues);
        Assert.Equal([0, null, 1], match.BecameOf);
        var merge = Assert.Single(match.Merges);
        Assert.Equal((0, "0,1"), (merge.Whole, string.Join(',', merge.Parts)));
        Assert.Equal(40, match.Moved);
    }

    [Fact]
    public void A_few_customers_who_join_a_large_segment_make_no_split()
    {
        var match = SegmentMatch.Of(Runs((0, 70), (0, 30), (1, 500)), 2, Runs((0, 70), (1, 30), (1, 500)), 2);
        Assert.Equal([0, 1], match.Continues);
        Assert.Empty(match.Splits);
        Assert.Equal(30, match.Moved);
    }

    [Fact]
    public void Segments_cut_quite_differently_continue_nobody()
    {
        int[] before = [.. Enumerable.Range(0, 160).Select(i => i % 4)];
        int[] after = [.. Enumerable.Range(0, 160).Select(i => i / 4 % 4)];
        var match = SegmentMatch.Of(before, 4, after, 4);
        Assert.All(match.Continues, c => Assert.Null(c));
        Assert.All(match.BecameOf, c => Assert.Null(c));
        Assert.Equal(160, match.Moved);
    }

    [Fact]
    public void Customers_who_become_unclear_or_clear_have_not_moved()
    {
        var match = SegmentMatch.Of(Runs((0, 90), (0, 10), (-1, 5), (1, 50)), 2, Runs((0, 90), (-1, 10), (0, 5), (1, 50)), 2);
        Assert.Equal((155, 0), (match.Rows, match.Moved));
        Assert.Equal(90 / 105.0, match.Overlaps[0]);
    }

    [Fact]
    public void With_nobody_to_compare_all_are_born_and_all_died()
    {
        var match = SegmentMatch.Of([], 2, [], 3);
        Assert.Equal([null, null, null], match.Continues);
        Assert.Equal([null, null], match.BecameOf);
        Assert.Equal([null, null], SegmentMatch.Of([-1, -1], 0, [0, 1], 2).Continues);
    }

    [Fact]
    public void Rows_or_segments_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SegmentMatch.Of([0], 1, [0, 0], 1));
        Assert.Throws<ArgumentException>(() => SegmentMatch.Of([1], 1, [0], 1));
        Assert.Throws<ArgumentException>(() => SegmentMatch.Of([0], 1, [-2], 1));
    }

    [Property]
    public void No_other_pairing_gains_more(byte rows, byte columns, int seed)
    {
        var random = new Random(seed);
        var gain = new double[rows % 6, columns % 6];
        foreach (var (r, c) in Cells(gain))
            gain[r, c] = random.Next(-4, 10) / 10.0;
        var pairs = BestPairing.Of(gain);

        Assert.Equal(pairs.Count(c => c >= 0), pairs.Where(c => c >= 0).Distinct().Count());
        Assert.Equal(Math.Min(rows % 6, columns % 6), pairs.Count(c => c >= 0));
        Assert.Equal(Most(gain, 0, 0, pairs.Count(c => c < 0)), pairs.Select((c, r) => c < 0 ? 0 : gain[r, c]).Sum(), 9);
    }

    // Every pairing, by trying all.
    private static double Most(double[,] gain, int row, int taken, int leftOver)
    {
        if (row == gain.GetLength(0))
            return 0;
        var most = leftOver > 0 ? Most(gain, row + 1, taken, leftOver - 1) : double.NegativeInfinity;
        for (var c = 0; c < gain.GetLength(1); c++)
            if ((taken & 1 << c) == 0)
                most = Math.Max(most, gain[row, c] + Most(gain, row + 1, taken | 1 << c, leftOver));
        return most;
    }

    private static IEnumerable<(int Row, int Column)> Cells(double[,] gain) =>
        from r in Enumerable.Range(0, gain.GetLength(0)) from c in Enumerable.Range(0, gain.GetLength(1)) select (r, c);

    private static int[] Runs(params (int Cluster, int Rows)[] runs) => [.. runs.SelectMany(r => Enumerable.Repeat(r.Cluster, r.Rows))];
}
