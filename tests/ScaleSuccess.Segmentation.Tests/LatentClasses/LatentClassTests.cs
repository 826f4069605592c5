using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.LatentClasses;

public sealed class LatentClassTests : ClustererContract
{
    protected override IClusterer Clusterer { get; } = new LatentClass();

    [Property(MaxTest = 40)]
    public bool No_order_of_any_rows_changes_the_model(byte[] cells, byte k, int seed) => SmallRows.Keep_their_model(new LatentClass(starts: 3), cells, k, seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Doubling_every_row_moves_nobody(int seed)
    {
        var planted = Planted.Groups_of(3, 150, 12, faithful: 0.9, missing: 0.1, seed);
        var rows = planted.Answers;
        var doubled = rows.Take([.. Enumerable.Range(0, 2 * rows.Rows).Select(i => i / 2)]);
        var (a, b) = (new LatentClass().Fit(rows, 3, 1, default), new LatentClass().Fit(doubled, 3, 1, default));
        Assert.InRange(Agreement.Adjusted_rand(Planted.Assign(a, rows), Planted.Assign(b, rows)), 0.98, 1);
    }
}
