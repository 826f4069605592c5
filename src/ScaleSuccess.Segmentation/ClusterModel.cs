namespace ScaleSuccess.Segmentation;

/// <summary>A fitted set of clusters: enough to assign new rows, and nothing else.</summary>
/// <param name="Engine">The engine that fitted it.</param>
/// <param name="Seed">The seed it was fitted with.</param>
/// <param name="Centers">One centre a cluster, each as long as a row of the matrix.</param>
public sealed record ClusterModel(string Engine, int Seed, float[][] Centers)
{
    /// <summary>Number of clusters.</summary>
    public int K => Centers.Length;
}
