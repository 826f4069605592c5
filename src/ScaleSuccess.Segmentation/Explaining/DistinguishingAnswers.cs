using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>An answer that sets a cluster apart.</summary>
/// <param name="Question">The question in words.</param>
/// <param name="Answer">The choice, or the third of the numbers ("up to 3", "within 30 days"), in words.</param>
/// <param name="Share">The share of the cluster's rows that gave it, among those who answered the question.</param>
/// <param name="ShareOfAll">The same among all rows.</param>
/// <param name="Lift">The first divided by the second; 1 is "as often as anyone".</param>
public sealed record DistinguishingAnswer(string Question, string Answer, double Share, double ShareOfAll, double Lift);

/// <summary>What sets one cluster apart.</summary>
/// <param name="Often">Answers it gives more often than others, the highest lift first.</param>
/// <param name="Rarely">Answers that are common elsewhere and at most half as common here, the lowest lift first; of questions not listed in <paramref name="Often"/>.</param>
public sealed record ClusterAnswers(IReadOnlyList<DistinguishingAnswer> Often, IReadOnlyList<DistinguishingAnswer> Rarely);

/// <summary>
/// Finds the answers that a cluster gives more often or more rarely than others, for people to read. Lift is the ratio of market
/// basket analysis (S. Brin et al., "Dynamic itemset counting and implication rules for market basket data", SIGMOD 1997). What a
/// handful of rows answer by chance is kept out by the likelihood-ratio test of the cluster against the rest (T. Dunning, "Accurate
/// methods for the statistics of surprise and coincidence", Computational Linguistics 19, 1993).
/// </summary>
public static class DistinguishingAnswers
{
    // A rare answer does not describe a segment, however much rarer it is elsewhere.
    private const double LeastShare = 0.2;
    private const double LeastLift = 1.1;
    private const double MostLiftOfRare = 0.5;

    /// <summary>
    /// χ² of one degree of freedom that chance exceeds one time in a hundred. The clusters were made from these very answers, so this is
    /// no proof that they differ; it filters out what five rows have in common by chance.
    /// </summary>
    internal const double LeastSurprise = 6.63;

    /// <summary>Up to <paramref name="most"/> answers of either kind for each cluster.</summary>
    /// <param name="space">The questions.</param>
    /// <param name="counts">How often each answer was given, or is expected to be.</param>
    /// <param name="most">Answers a cluster and kind.</param>
    /// <param name="labels">Words for keys; null: keys as they are.</param>
    public static IReadOnlyList<ClusterAnswers> Of(FeatureSpace space, AnswerCounts counts, int most, Labels? labels = null) =>
        [.. Enumerable.Range(0, counts.K).Select(cluster =>
        {
            var all = All(space, counts, cluster, labels ?? Labels.None, LeastSurprise).ToArray();
            Compared[] often = [.. all.Where(a => a.Often).OrderByDescending(a => a.Lift).ThenByDescending(a => a.Share).Take(most)];
            // A segment that often says yes rarely says no: a question already listed adds nothing here.
            var rarely = all.Where(a => a.Rarely && (a.Options > 1 || !often.Any(o => o.Question == a.Question)))
                .OrderBy(a => a.Lift).ThenByDescending(a => a.ShareOfAll).Take(most);
            return new ClusterAnswers([.. often.Select(a => a.Answer!)], [.. rarely.Select(a => a.Answer!)]);
        })];

    /// <summary>The frequent answers of each cluster where the table itself is at hand; its questions are cut as for a model.</summary>
    /// <param name="table">The answers.</param>
    /// <param name="clusters">The cluster of each row, counted from 0; -1: unclear.</param>
    /// <param name="k">Number of clusters.</param>
    /// <param name="most">Answers a cluster.</param>
    public static IReadOnlyList<DistinguishingAnswer>[] Of(AnswerTable table, IReadOnlyList<int> clusters, int k, int most) =>
        FeatureSpace.Learn(table) is { } space
            ? [.. Of(space, AnswerCounts.Of(space.Encode(table).Answers, clusters, k), most).Select(c => c.Often)]
            : [.. Enumerable.Repeat<IReadOnlyList<DistinguishingAnswer>>([], k)];

    /// <summary>Every answer of every question, as one cluster gives it, where chance does not explain the difference.</summary>
    internal static IEnumerable<Compared> All(FeatureSpace space, AnswerCounts counts, int cluster, Labels labels, double leastSurprise)
    {
        var cell = 0;
        for (var question = 0; question < space.Features.Count; question++)
        {
            var feature = space.Features[question];
            for (var option = 0; option < feature.Width; option++, cell++)
                foreach (var (from, to) in Answers(feature, counts, cell))
                    if (Compare(counts, cell, cluster, from, to) is { } found && found.Surprise > leastSurprise)
                        yield return found with
                        {
                            Question = question,
                            Options = feature.Width,
                            Answer = new DistinguishingAnswer(
                                labels.Question(feature.Name),
                                feature.Cuts.Count > 0 ? labels.Steps(feature, from, to) : labels.Answer(feature, from, option),
                                found.Share, found.ShareOfAll, found.Lift),
                        };
        }
    }

    // Choices one by one; of a multiple choice, what was chosen; of numbers and scales, the lower, middle and upper third.
    private static (int From, int To)[] Answers(Feature feature, AnswerCounts counts, int cell)
    {
        if (feature.Kind == AnswerKind.MultipleChoice)
            return [(1, 1)];
        if (feature.Kind == AnswerKind.SingleChoice)
            return [.. Enumerable.Range(0, feature.Levels.Count).Select(code => (code, code))];
        var last = feature.Values.Count - 1;
        var all = Enumerable.Range(0, counts.K + 1).Sum(c => counts.Answered(cell, c));
        var (low, high) = (UpTo(1 / 3.0), UpTo(2 / 3.0));
        return [.. new[] { (0, low), (low + 1, high), (high + 1, last) }.Where(x => x.Item1 <= x.Item2 && (x.Item1 > 0 || x.Item2 < last))];

        int UpTo(double share)
        {
            var (code, below) = (-1, 0.0);
            while (code < last && below < share * all)
            {
                code++;
                below += Enumerable.Range(0, counts.K + 1).Sum(c => counts.Counts[cell][c][code]);
            }
            return code;
        }
    }

    private static Compared? Compare(AnswerCounts counts, int cell, int cluster, int from, int to)
    {
        var (given, answered) = (counts.Given(cell, cluster, from, to), counts.Answered(cell, cluster));
        var (givenByAll, answeredByAll) = (0.0, 0.0);
        for (var c = 0; c <= counts.K; c++)
            (givenByAll, answeredByAll) = (givenByAll + counts.Given(cell, c, from, to), answeredByAll + counts.Answered(cell, c));
        if (answered == 0 || givenByAll == 0)
            return null;
        return new Compared(given / answered, givenByAll / answeredByAll, Surprise(given, answered, givenByAll, answeredByAll));
    }

    // G² of two binomials, the cluster and the rest: χ² with one degree of freedom where they answer alike.
    private static double Surprise(double given, double answered, double givenByAll, double answeredByAll)
    {
        var (share, rest) = (givenByAll / answeredByAll, answeredByAll - answered);
        return 2 * (Term(given, answered * share) + Term(answered - given, answered * (1 - share))
            + Term(givenByAll - given, rest * share) + Term(rest - (givenByAll - given), rest * (1 - share)));

        // Rounding can leave a sum just below 0.
        static double Term(double seen, double expected) => seen <= 1e-9 ? 0 : seen * Math.Log(seen / expected);
    }

    /// <summary>An answer in one cluster against all.</summary>
    internal sealed record Compared(double Share, double ShareOfAll, double Surprise)
    {
        public int Question { get; init; }

        public int Options { get; init; }

        public DistinguishingAnswer? Answer { get; init; }

        public double Lift => Share / ShareOfAll;

        public bool Often => Share >= LeastShare && Lift >= LeastLift;

        public bool Rarely => ShareOfAll >= LeastShare && Lift <= MostLiftOfRare;

        /// <summary>This answer's contribution to the Kullback–Leibler divergence of the cluster from all rows (1951): high if common here and rarer elsewhere.</summary>
        public double Distinction => Share * Math.Log(Lift);
    }
}
