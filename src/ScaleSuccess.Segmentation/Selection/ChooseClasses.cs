using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// Decides between numbers of classes. Two mistakes are to be avoided, and each has its sign. Where segments overlap or rows are
/// few, BIC finds too few of them; the sign is that ICL, which charges for overlap, wants far fewer still, and then AIC3 decides,
/// held in check by rows that were held out. Where answers hang together within a segment (local dependence), BIC cuts real
/// segments in pieces; the sign is that AIC3 wants ever more, and that the pieces are unstable in bootstrap samples. Then the
/// largest number decides whose every segment is stable.
/// </summary>
/// <param name="rows">The rows searched.</param>
/// <param name="limits">How small a class may be.</param>
/// <param name="heldOut">The gain in held-out log-likelihood from one candidate to another, in standard errors.</param>
internal sealed class ChooseClasses(PackedRows rows, SearchLimits limits, Func<FittedClasses, FittedClasses, double> heldOut)
{
    // Segments that overlap are never found again as they were: together they have to be more alike than not.
    private const double LeastTogether = 0.5;
    // More classes than BIC wants are believed where each of them is nearly always found again.
    private const double BeyondDoubt = 0.85;
    private const double SureGain = 2;
    private const string OnlyOne = "Only this number was asked for.";

    private readonly BootstrapStability _stability = new(new LatentClass(starts: 6), rows);
    private readonly double _floor = Math.Max(limits.LeastRows, limits.LeastShare * rows.Total);

    /// <summary>The candidate to use, the stability of its segments, and a sentence about what decided.</summary>
    /// <param name="found">One number of classes each, ascending; stabilities are filled in where they were needed.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public (SearchClasses.Candidate Chosen, double[] Stability, string Why) Choose(List<SearchClasses.Candidate> found, CancellationToken cancel)
    {
        var bic = found.IndexOf(found.MinBy(f => f.Tried.Bic)!);
        var icl = found.IndexOf(found.MinBy(f => f.Tried.Icl)!);
        var aic3 = found.IndexOf(found.MinBy(f => f.Tried.Aic3)!);
        var said = $"BIC alone would take {found[bic].Tried.K}, ICL {found[icl].Tried.K}, AIC3 {found[aic3].Tried.K}.";
        if (found.Count == 1)
            return Take(found, 0, OnlyOne, cancel);

        if (2 * found[icl].Tried.K <= found[bic].Tried.K)
        {
            for (var i = aic3; i > bic; i--)
                if (Holds(found, i, Together, LeastTogether, cancel) && heldOut(found[bic].Fit, found[i].Fit) >= SureGain)
                    return Take(found, i, $"{(i == aic3 ? "AIC3" : "Stability")} decided for {found[i].Tried.K}: the segments overlap, where BIC finds too few. {said}", cancel);
        }
        else
        {
            var sure = bic;
            while (sure < aic3 && Holds(found, sure + 1, Least, found[bic].Tried.K == 1 ? BootstrapStability.Least : BeyondDoubt, cancel)
                && heldOut(found[sure].Fit, found[sure + 1].Fit) >= SureGain)
                sure++;
            if (sure > bic)
                return Take(found, sure, $"Stability decided for {found[sure].Tried.K}: rows are few for BIC, and every segment is stable in bootstrap samples. {said}", cancel);
        }

        // At the end of the search they agree only on wanting more.
        if (bic == aic3 && bic < found.Count - 1 && Holds(found, bic, Together, LeastTogether, cancel))
            return Take(found, bic, found[bic].Tried.K == 1
                ? $"BIC and AIC3 agree: these customers do not differ enough for more than one segment. {said}"
                : $"BIC and AIC3 agree on {found[bic].Tried.K}. {said}", cancel);
        for (var i = 2 * found[icl].Tried.K > found[bic].Tried.K ? Math.Min(icl, bic) : bic; i > 0; i--)
            if (Holds(found, i, Least, BootstrapStability.Least, cancel))
                return Take(found, i, Why(found, i, bic, icl) + said, cancel);
        return Take(found, 0, Why(found, 0, bic, icl) + said, cancel);
    }

    private static double Least(double[] stability, ClusterModel model) => stability.Min();

    private static double Together(double[] stability, ClusterModel model) => stability.Zip(model.Shares, (s, share) => s * share).Sum();

    /// <summary>Whether no class is too small and the classes are stable; a few bootstrap samples first, all where these give hope.</summary>
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

    private (SearchClasses.Candidate, double[], string) Take(List<SearchClasses.Candidate> found, int i, string why, CancellationToken cancel)
    {
        var stability = found[i].Stability ?? _stability.Of(found[i].Model, cancel);
        found[i] = found[i] with { Stability = stability, Tried = found[i].Tried with { Stability = stability.Min() } };
        return (found[i], stability, why);
    }

    private static string Why(List<SearchClasses.Candidate> found, int i, int bic, int icl) => found[i].Tried.K switch
    {
        1 when bic == i => "BIC finds no segments: these customers do not differ enough for more than one. ",
        var k when i == bic => $"BIC decided for {k}, and every segment is stable in bootstrap samples. ",
        var k when i == icl => $"ICL decided for {k}: between the segments that BIC would add there is no gap. ",
        var k => $"Stability decided for {k}: with more, some segments are unstable in bootstrap samples. ",
    };
}
