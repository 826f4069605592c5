using ScaleSuccess.Segmentation.Centroids;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>Which engines look for segments, by the words that settings and <c>--engine</c> take.</summary>
public static class EngineChoice
{
    /// <summary>All engines compete, and the better one's segments are taken.</summary>
    public const string Auto = "auto";

    private static readonly LatentClass Classes = new();
    private static readonly MlNetKMeans Centroids = new();

    /// <summary>Every word there is.</summary>
    public static IReadOnlyList<string> Words { get; } = [Auto, LatentClass.Name, MlNetKMeans.Name];

    /// <summary>The engines that a word asks for, in the order in which they compete; none where it is no such word.</summary>
    public static IReadOnlyList<IClusterer> Of(string word) => word switch
    {
        Auto => [Classes, Centroids],
        LatentClass.Name => [Classes],
        MlNetKMeans.Name => [Centroids],
        _ => [],
    };

    /// <summary>The engine whose clusters are of the same kind as the model's, whatever found those: classes, or centroids with a spread.</summary>
    public static IClusterer Like(ClusterModel model) => model.Spread is null ? Classes : Centroids;
}
