namespace ScaleSuccess.Segmentation.Tests.Centroids;

public sealed class MlNetKMeansTests : ClustererContract
{
    protected override IClusterer Clusterer { get; } = new MlNetKMeans();
}
