namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>A model whose clusters were split or merged by hand.</summary>
/// <param name="Model">The clusters, the largest first.</param>
/// <param name="From">For each of them the clusters of the model before that it holds: one, or of a merge two.</param>
public sealed record Recut(ClusterModel Model, IReadOnlyList<IReadOnlyList<int>> From)
{
    /// <summary>Puts clusters into canonical order.</summary>
    /// <param name="model">The model before.</param>
    /// <param name="clusters">Share, profile by cell and origin of each.</param>
    internal static Recut Of(ClusterModel model, IEnumerable<(double Share, double[][] Profile, int[] From)> clusters)
    {
        var ordered = clusters.OrderByDescending(c => c.Share).ToArray();
        var profiles = model.Cells.Select((_, cell) => ordered.Select(c => c.Profile[cell]).ToArray()).ToArray();
        return new Recut(
            new ClusterModel(model.Engine, model.Seed, model.Cells, [.. ordered.Select(c => c.Share)], profiles, model.Spread),
            [.. ordered.Select(c => c.From)]);
    }

    internal static double[][] ProfileOf(ClusterModel model, int cluster) => [.. model.Profiles.Select(cell => cell[cluster])];
}
