using FsCheck;
using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

public sealed class HysteresisTests
{
    [Theory]
    [InlineData(0.55, 0.45, null, 0, AssignedBy.Likeliest)]
    [InlineData(0.45, 0.55, 0, 0, AssignedBy.Stayed)]
    [InlineData(0.40, 0.60, 0, 1, AssignedBy.Moved)]
    [InlineData(0.60, 0.40, 0, 0, AssignedBy.Stayed)]
    public void A_customer_stays_where_it_is_unless_another_segment_is_clearly_likelier(
        double first, double second, int? previous, int expected, AssignedBy by)
    {
        var assigned = Hysteresis.Assign([first, second], answered: true, previous);
        Assert.Equal((expected, by), (assigned.Cluster!.Value, assigned.By));
        Assert.Equal(expected == 0 ? first : second, assigned.Confidence);
    }

    [Fact]
    public void A_new_customer_between_segments_is_unclear_and_its_likeliest_is_still_told() =>
        Assert.Equal(new HysteresisResult(null, 1, 0.45, AssignedBy.Unclear), Hysteresis.Assign([0.3, 0.45, 0.25], answered: true, previous: null));

    [Fact]
    public void A_customer_becomes_unclear_only_when_its_segment_is_well_below_the_threshold()
    {
        Assert.Equal(AssignedBy.Stayed, Hysteresis.Assign([0.36, 0.40, 0.24], answered: true, previous: 0).By);
        Assert.Equal(AssignedBy.Unclear, Hysteresis.Assign([0.34, 0.40, 0.26], answered: true, previous: 0).By);
    }

    [Fact]
    public void Without_answers_a_customer_is_unclear_however_large_a_segment_is()
    {
        var (_, model) = MadeModels.Of_favourites([[0, 0], [1, 1]], choices: 2, faithful: 0.9, [0.9, 0.1]);
        byte[] nothing = [AnswerCodes.Missing, AnswerCodes.Missing];
        var assigned = Hysteresis.Assign(model, nothing, previous: 0);
        Assert.Equal((null, 0, AssignedBy.NoAnswers), (assigned.Cluster, assigned.Likeliest, assigned.By));
        Assert.Equal(0.9, assigned.Confidence, 9);
        Assert.Equal(0, Hysteresis.Assign(model, [0, AnswerCodes.Missing], previous: null).Cluster);
    }

    [Property(MaxTest = 500)]
    public void Small_changes_of_answers_never_bring_a_customer_back_to_a_segment_it_left(int seed, byte k)
    {
        var random = new System.Random(seed);
        var rule = new HysteresisRule();
        var center = Two_near_ones(random, 2 + k % 3);
        var (current, left) = ((int?)random.Next(center.Length), new HashSet<int?>());
        for (var visit = 0; visit < 50; visit++)
        {
            // All within a quarter of the margin of the center: no two are half the margin apart.
            var now = Near(center, 0.99 * rule.Ahead / 4, random);
            var next = Hysteresis.Assign(now, answered: true, current, rule).Cluster;
            if (next != current)
            {
                left.Add(current);
                Assert.DoesNotContain(next, left);
            }
            current = next;
        }
        Assert.True(left.Count <= 2);
    }

    [Property]
    public void Assigning_again_changes_nothing(int seed, byte k, byte previous)
    {
        var probabilities = Distribution(new System.Random(seed), 1 + k % 6);
        int? before = previous % 2 == 0 ? null : previous % probabilities.Length;
        var once = Hysteresis.Assign(probabilities, answered: true, before);
        Assert.Equal(once.Cluster, Hysteresis.Assign(probabilities, answered: true, once.Cluster).Cluster);
    }

    private static double[] Distribution(System.Random random, int k)
    {
        double[] p = [.. Enumerable.Range(0, k).Select(_ => Math.Pow(random.NextDouble(), 3) + 1e-6)];
        return [.. p.Select(x => x / p.Sum())];
    }

    private static double[] Two_near_ones(System.Random random, int k)
    {
        var together = k == 2 ? 1 : 0.6 + 0.4 * random.NextDouble();
        var first = together * (0.45 + 0.1 * random.NextDouble());
        return [first, together - first, .. Enumerable.Repeat((1 - together) / (k - 2), k - 2)];
    }

    private static double[] Near(double[] center, double distance, System.Random random)
    {
        var moved = center.ToArray();
        var (from, to) = (random.Next(center.Length), random.Next(center.Length));
        var amount = Math.Min(moved[from], random.NextDouble() * distance);
        moved[from] -= amount;
        moved[to] += amount;
        return moved;
    }
}
