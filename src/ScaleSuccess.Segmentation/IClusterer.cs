using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation;

/// <summary>Finds groups of similar rows: answers in, a model out. The same rows and seed give the same model.</summary>
public interface IClusterer
{
    /// <summary>The engine's name as shown to ops and used by <c>--engine</c>, e.g. "k-means".</summary>
    string Engine { get; }

    /// <summary>Fits <paramref name="k"/> clusters; fewer only where fewer than k rows differ from each other.</summary>
    /// <param name="answers">Rows to group, in any order; at least <paramref name="k"/> of them.</param>
    /// <param name="k">Number of clusters, 1 or more.</param>
    /// <param name="seed">Any number; the same one gives the same model.</param>
    /// <param name="cancel">Ends the fit early by throwing.</param>
    /// <returns>A model whose clusters are in canonical order: the largest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1 or above the number of rows.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    ClusterModel Fit(AnswerCodes answers, int k, int seed, CancellationToken cancel);
}
