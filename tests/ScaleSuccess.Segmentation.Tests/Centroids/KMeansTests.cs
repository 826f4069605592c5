using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Centroids;

public sealed class KMeansTests : ClustererContract
{
    protected override IClusterer Clusterer { get; } = new KMeans();

    [Property(MaxTest = 40)]
    public bool No_order_of_any_rows_changes_the_model(byte[] cells, byte k, int seed) => SmallRows.Keep_their_model(new KMeans(starts: 2), cells, k, seed);
}
