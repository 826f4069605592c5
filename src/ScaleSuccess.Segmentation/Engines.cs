using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation;

/// <summary>An engine that reads packed rows and so need not pack them for every fit.</summary>
internal interface IPackedClusterer
{
    ClusterModel Fit(PackedRows rows, int k, int seed, CancellationToken cancel);
}

/// <summary>Fits packed rows by any engine.</summary>
internal static class Engines
{
    public static ClusterModel Fit(this IClusterer engine, PackedRows rows, int k, int seed, CancellationToken cancel) =>
        engine is IPackedClusterer packed ? packed.Fit(rows, k, seed, cancel) : engine.Fit(rows.Unpacked(), k, seed, cancel);
}
