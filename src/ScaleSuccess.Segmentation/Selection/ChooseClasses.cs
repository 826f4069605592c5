using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// Decides between numbers of classes. Two mistakes are to be avoided, and each has its sign. Where segments overlap or rows are
/// few, BIC finds too few of them; the sign is that ICL, which penalises overlap, prefers far fewer still. Then AIC3 decides,
/// checked on held-out rows. Where answers correlate within a segment (local dependence), BIC cuts real segments into
/// pieces; the sign is that AIC3 prefers ever more, and that the pieces are unstable in bootstrap samples. Then the
/// largest number with only stable segments is used.
/// </summary>
/// <param name="rows">The rows searched.</param>
/// <param name="limits">How small a class may be.</param>
/// <param name="heldOut">The gain in held-out log-likelihood from one candidate to another, in standard errors.</param>
internal sealed class ChooseClasses(PackedRows rows, SearchLimits limits, Func<FittedClasses, FittedClasses, double> heldOut)
{
    // Overlapping segments are never found again unchanged: on average they have to be more alike than not.
    private const double LeastTogether = 0.5;
    // More classes than BIC prefers are accepted if each of them is nearly always found again.
    private const double BeyondDoubt = 0.85;
    private const double SureGain = 2;

    private readonly BootstrapStability _stability = new(new LatentClass(starts: 6), rows);
    private readonly double _floor = Math.Max(limits.LeastRows, limits.LeastShare * rows.Total);

    /// <summary>The candidate to use, the stability of its segments, and what decided.</summary>
    /// <param name="found">One number of classes each, ascending; stabilities are filled in where they were needed.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public (SearchClasses.Candidate Chosen, double[] Stability, KChoice Choice) Choose(List<SearchClasses.Candidate> found, CancellationToken cancel)
    {
        var bic = found.IndexOf(found.MinBy(f => f.Tried.Bic)!);
        var icl = found.IndexOf(found.MinBy(f => f.Tried.Icl)!);
        var aic3 = found.IndexOf(found.MinBy(f => f.Tried.Aic3)!);
        KChoice By(KReason reason, int i) => new(reason, found[i].Tried.K, found[bic].Tried.K, found[icl].Tried.K, found[aic3].Tried.K);
        if (found.Count == 1)
            return Take(found, 0, new KChoice(limits.Least == limits.Most ? KReason.OnlyOneAsked : KReason.OnlyOnePossible, found[0].Tried.K), cancel);

        if (2 * found[icl].Tried.K <= found[bic].Tried.K)
        {
            for (var i = aic3; i > bic; i--)
                if (Holds(found, i, Together, LeastTogether, cancel) && heldOut(found[bic].Fit, found[i].Fit) >= SureGain)
                    return Take(found, i, By(i == aic3 ? KReason.OverlapByAic3 : KReason.OverlapByStability, i), cancel);
        }
        else
        {
            var sure = bic;
            while (sure < aic3 && Holds(found, sure + 1, Least, found[bic].Tried.K == 1 ? BootstrapStability.Least : BeyondDoubt, cancel)
                && heldOut(found[sure].Fit, found[sure + 1].Fit) >= SureGain)
                sure++;
            if (sure > bic)
                return Take(found, sure, By(KReason.FewRows, sure), cancel);
        }

        // At the end of the search they agree only because they prefer even more.
        if (bic == aic3 && bic < found.Count - 1 && Holds(found, bic, Together, LeastTogether, cancel))
            return Take(found, bic, By(found[bic].Tried.K == 1 ? KReason.AgreeOnOne : KReason.Agree, bic), cancel);
        var first = 2 * found[icl].Tried.K > found[bic].Tried.K ? Math.Min(icl, bic) : bic;
        for (var i = first; i > 0; i--)
            if (Holds(found, i, Least, BootstrapStability.Least, cancel))
                return Take(found, i, By(i < first ? KReason.Stability : i == bic ? KReason.Bic : KReason.Icl, i), cancel);
        // One cluster is always stable; the stability of more was not looked at yet.
        return found[0].Tried.K > 1 && !Holds(found, 0, Least, BootstrapStability.Least, cancel) ? Take(found, 0, By(KReason.NoneStable, 0), cancel)
            : Take(found, 0, By(first > 0 ? KReason.Stability : bic > 0 ? KReason.Icl : found[0].Tried.K == 1 ? KReason.BicOnOne : KReason.Bic, 0), cancel);
    }

    private static double Least(double[] stability, ClusterModel model) => stability.Min();

    private static double Together(double[] stability, ClusterModel model) => stability.Zip(model.Shares, (s, share) => s * share).Sum();

    /// <summary>Whether no class is too small and the classes are stable; a few bootstrap samples first, all of them only if these are promising.</summary>
    private bool Holds(
        List<SearchClasses.Candidate> found, int i, Func<double[], ClusterModel, double> judge, double bound, CancellationToken cancel)
    {
        var model = found[i].Model;
        if (found[i].Tried.Smallest < _floor)
            return false;
        var (stability, isWhole) = found[i].Stability is { } known ? (known, true) : _stability.Of(model, s => judge(s, model), bound, cancel);
        found[i] = found[i] with
        {
            Stability = isWhole ? stability : null,
            Tried = found[i].Tried with { Stability = stability.Min() },
        };
        return judge(stability, model) >= bound;
    }

    private (SearchClasses.Candidate, double[], KChoice) Take(List<SearchClasses.Candidate> found, int i, KChoice choice, CancellationToken cancel)
    {
        var stability = found[i].Stability ?? _stability.Of(found[i].Model, cancel);
        found[i] = found[i] with { Stability = stability, Tried = found[i].Tried with { Stability = stability.Min() } };
        return (found[i], stability, choice);
    }
}
