using ScaleSuccess.Segmentation;

namespace ScaleSuccess.SegmentCli;

/// <summary>The engines, by the name that <c>--engine</c> takes.</summary>
internal static class EngineNames
{
    public const string Best = "best";

    private static readonly IClusterer[] Available =
    [
        new LatentClass(),
        new KMeans(),
        new MlNetKMeans(),
    ];

    /// <summary>The engines that compete; one unless <see cref="Best"/> is asked for.</summary>
    public static IReadOnlyList<IClusterer> Named(string name) =>
        name == Best ? Available
        : Available.FirstOrDefault(e => e.Engine == name) is { } engine ? [engine]
        : throw new BadInputException($"There is no engine '{name}'; there are {Names}.");

    private static string Names => string.Join(", ", Available.Select(e => e.Engine).Append(Best));
}
