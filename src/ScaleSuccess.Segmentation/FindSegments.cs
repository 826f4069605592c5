namespace ScaleSuccess.Segmentation;

/// <summary>How far a search goes.</summary>
/// <param name="Least">Fewest clusters, 1 or more and at most the number of rows.</param>
/// <param name="Most">Most clusters; cut to the number of rows.</param>
/// <param name="LeastShare">The smallest share of all rows a cluster may have, 0 to 1.</param>
/// <param name="LeastRows">The fewest rows a cluster may have.</param>
public sealed record SearchLimits(int Least = 1, int Most = 20, double LeastShare = 0.01, int LeastRows = 3);

/// <summary>A step of a search that was done.</summary>
/// <param name="Engine">The engine at work.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Of">Of how many.</param>
public sealed record SearchStep(string Engine, int Done, int Of);

/// <summary>
/// Finds the segments of rows: every engine looks for its best number of clusters, and the engines compete on how well hidden
/// answers can be told from the shown ones.
/// </summary>
/// <param name="engines">One or more.</param>
public sealed class FindSegments(IReadOnlyList<IClusterer> engines)
{
    /// <summary>Searches; the same rows in any order, and the same seed, give the same result.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="limits">How far to search.</param>
    /// <param name="seed">Decides starts, folds and samples.</param>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="cancel">Ends the search early by throwing.</param>
    public FoundSegments Find(
        AnswerCodes answers, SearchLimits limits, int seed, IProgress<SearchStep>? progress, CancellationToken cancel) =>
        throw new NotSupportedException($"Being written for {engines.Count} engines.");
}
