namespace ScaleSuccess.Segmentation;

/// <summary>Decides between numbers of classes.</summary>
internal sealed class ChooseClasses(PackedRows rows, SearchLimits limits)
{
    private const int Rounds = 16;
    private const int StabilityRows = 3000;
    /// <summary>C. Hennig's bound below which a cluster had better not be believed.</summary>
    public const double LeastStability = 0.6;

    private readonly LatentClass _again = new(starts: 6);

    /// <summary>The candidate to use, and why; stabilities are filled in where they were needed.</summary>
    public (SearchClasses.Candidate Chosen, double[] Stability, string Why) Choose(List<SearchClasses.Candidate> found, CancellationToken cancel)
    {
        var floor = Math.Max(limits.LeastRows, limits.LeastShare * rows.Total);
        var foretells = found.MinBy(f => f.Tried.Aic3)!;
        var short_ = found.MinBy(f => f.Tried.Bic)!;
        for (var i = found.IndexOf(foretells); ; i--)
        {
            var stability = StabilityOf(found[i], cancel);
            found[i] = found[i] with { Tried = found[i].Tried with { Stability = stability.Min() } };
            if (i == 0 || found[i].Tried.K <= Math.Min(short_.Tried.K, foretells.Tried.K)
                || stability.Min() >= LeastStability && found[i].Tried.Smallest >= floor)
                return (found[i], stability, "");
        }
    }

    public double[] StabilityOf(SearchClasses.Candidate candidate, CancellationToken cancel) => candidate.Model.K == 1
        ? [1]
        : Stability.Of(_again, candidate.Model, rows.First(StabilityRows), Rounds, cancel);
}
