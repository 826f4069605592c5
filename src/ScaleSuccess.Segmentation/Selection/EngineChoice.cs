using ScaleSuccess.Segmentation.Centroids;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>Which engines compete, by the values of the setting and of <c>--engine</c>.</summary>
public static class EngineChoice
{
    /// <summary>All engines compete, and the better one's segments are used.</summary>
    public const string Auto = "auto";

    private static readonly LatentClass Classes = new();
    private static readonly MlNetKMeans Centroids = new();

    /// <summary>All values.</summary>
    public static IReadOnlyList<string> Words { get; } = [Auto, LatentClass.Name, MlNetKMeans.Name];

    /// <summary>The engines that a value stands for, in the order in which they compete; empty for an unknown value.</summary>
    public static IReadOnlyList<IClusterer> Of(string word) => word switch
    {
        Auto => [Classes, Centroids],
        LatentClass.Name => [Classes],
        MlNetKMeans.Name => [Centroids],
        _ => [],
    };

    /// <summary>The engine whose clusters are of the model's kind, whichever engine found them: classes, or centroids with a spread.</summary>
    public static IClusterer Like(ClusterModel model) => model.Spread is null ? Classes : Centroids;
}
