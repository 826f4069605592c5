#if STACK_FULL
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Tests.Given;
using ScaleSuccess.Segmentation.Tests;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Tests.Adapters;

public sealed class MlNetKMeansTests : ClustererContract
{
    protected override IClusterer Clusterer { get; } = new MlNetKMeans();
}
#endif
