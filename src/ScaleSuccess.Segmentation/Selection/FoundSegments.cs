namespace ScaleSuccess.Segmentation.Selection;

/// <summary>One number of clusters that was tried.</summary>
/// <param name="K">The number of clusters.</param>
/// <param name="LogLikelihood">Of all rows searched, natural logarithm; NaN for engines that assign by distance.</param>
/// <param name="Parameters">Free numbers of the model.</param>
/// <param name="Bic">Schwarz's criterion; lower is better. NaN for engines that place by distance.</param>
/// <param name="Icl">BIC with a penalty for rows between clusters; lower is better. NaN as above.</param>
/// <param name="Aic3">−2 log-likelihood + 3 × parameters; lower is better. NaN as above.</param>
/// <param name="Smallest">Rows in the smallest cluster.</param>
public sealed record TriedK(int K, double LogLikelihood, int Parameters, double Bic, double Icl, double Aic3, double Smallest)
{
    /// <summary>
    /// For engines that assign by distance: the share of hidden answers' squared error that is saved on rows the model never saw;
    /// null for latent classes, whose criteria are above.
    /// </summary>
    public double? Saved { get; init; }

    /// <summary>The standard error of <see cref="Saved"/>'s distance from the best one's.</summary>
    public double? SavedError { get; init; }

    /// <summary>The least stable cluster's mean Jaccard overlap over bootstrap samples; null where that was not needed.</summary>
    public double? Stability { get; init; }
}

/// <summary>What one engine found.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="Model">Fitted on all rows.</param>
/// <param name="Criterion">
/// How well it does: the share of hidden answers' squared error that knowing the cluster saves on rows the model never saw: 0 is no better than one
/// cluster, 1 is perfect. The same for all engines on the same rows and seed.
/// </param>
/// <param name="CriterionError">The standard error of the criterion's distance from the winner's; 0 for the winner.</param>
/// <param name="Stability">How stable each cluster is in bootstrap samples, 0 to 1, one a cluster.</param>
/// <param name="Tried">Every k that was tried, ascending.</param>
/// <param name="Choice">What decided the number of clusters.</param>
public sealed record EngineResult(
    string Engine, ClusterModel Model, double Criterion, double CriterionError, IReadOnlyList<double> Stability, IReadOnlyList<TriedK> Tried, KChoice Choice)
{
    /// <summary>The result of the contest with the engine whose segments are used.</summary>
    public EngineVerdict Verdict { get; init; } = EngineVerdict.Won;

    /// <summary>What decides between engines: how much knowing the segment helps, times how stable the segments are.</summary>
    public double Score => Criterion * MeanStability;

    /// <summary>Over the rows, 0 to 1.</summary>
    public double MeanStability => Stability.Zip(Model.Shares, (stability, share) => stability * share).Sum();
}

/// <summary>The winner and what it won against.</summary>
/// <param name="Best">The engine whose segments are used.</param>
/// <param name="Engines">All that competed, the best first.</param>
public sealed record FoundSegments(EngineResult Best, IReadOnlyList<EngineResult> Engines);
