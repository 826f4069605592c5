using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>What a cluster usually answers to a question.</summary>
/// <param name="Question">The question in words.</param>
/// <param name="Answer">The likeliest choice; the options that at least half choose, or "none of these"; the median step of a scale; the middle half of a number.</param>
/// <param name="Share">
/// How likely the cluster's rows give it, 0 to 1: of several options, the least likely one; of "none of these", all together left out.
/// </param>
public sealed record UsualAnswer(string Question, string Answer, double Share);

/// <summary>The row that shows best what a cluster is like.</summary>
/// <param name="Row">Its index; null where no row lies in the cluster.</param>
/// <param name="Confidence">Its probability of the cluster; 0 where there is none.</param>
/// <param name="Profile">What the cluster usually answers, question by question: a customer that need not exist.</param>
public sealed record Prototype(int? Row, double Confidence, IReadOnlyList<UsualAnswer> Profile)
{
    /// <summary>
    /// Finds it among the cluster's rows that answered at least as many cells as their median: surest cluster first (to a hundredth,
    /// beyond which it only says how extreme a row is), then the likeliest answers a cell, then the most answers. Of rows that
    /// answered the same the first.
    /// </summary>
    /// <param name="space">The questions.</param>
    /// <param name="model">The clusters.</param>
    /// <param name="answers">The rows to choose from.</param>
    /// <param name="cluster">The cluster, counted from 0.</param>
    /// <param name="labels">Words for keys; null: keys as they are.</param>
    public static Prototype Of(FeatureSpace space, ClusterModel model, AnswerCodes answers, int cluster, Labels? labels = null)
    {
        var rows = new List<(int Row, double Confidence, int Answered)>();
        for (var row = 0; row < answers.Rows; row++)
            if (model.Assign(answers.Row(row)) is var (assigned, confidence) && assigned == cluster
                && answers.Width - answers.Row(row).Count(AnswerCodes.Missing) is > 0 and var answered)
                rows.Add((row, confidence, answered));

        var profile = Usual(space, model, cluster, labels ?? Labels.None);
        if (rows.Count == 0)
            return new Prototype(null, 0, profile);
        var median = rows.Select(r => r.Answered).Order().ElementAt(rows.Count / 2);
        var best = rows.Where(r => r.Answered >= median)
            .OrderByDescending(r => Math.Round(r.Confidence, 2))
            .ThenByDescending(r => LikelihoodPerCell(model, answers.Row(r.Row), cluster, r.Answered))
            .ThenByDescending(r => r.Answered)
            .ThenBy(r => Convert.ToHexString(answers.Row(r.Row)), StringComparer.Ordinal)
            .First();
        return new Prototype(best.Row, best.Confidence, profile);
    }

    private static double LikelihoodPerCell(ClusterModel model, ReadOnlySpan<byte> row, int cluster, int answered)
    {
        var sum = 0.0;
        for (var cell = 0; cell < row.Length; cell++)
            sum += model.Evidence(cell, row[cell], cluster);
        return Math.Round(sum / answered, 9);
    }

    private static UsualAnswer[] Usual(FeatureSpace space, ClusterModel model, int cluster, Labels labels)
    {
        var places = CellPlaces.Of(space, model);
        return [.. space.Features.Select((feature, question) =>
        {
            double[][] shares = [.. places.Of(question).Select(cell => model.Profiles[cell][cluster])];
            var (answer, share) = feature.Kind == AnswerKind.MultipleChoice ? Options(feature, shares, labels) : One(feature, shares[0], labels);
            return new UsualAnswer(labels.Question(feature.Name), answer, share);
        })];
    }

    private static (string, double) Options(Feature feature, double[][] shares, Labels labels)
    {
        int[] chosen = [.. Enumerable.Range(0, shares.Length).Where(o => shares[o][1] >= 0.5).OrderByDescending(o => shares[o][1])];
        return chosen.Length == 0
            ? ("none of these", shares.Aggregate(1.0, (p, option) => p * option[0]))
            : (string.Join(", ", chosen.Select(o => labels.Answer(feature, 1, o))), chosen.Min(o => shares[o][1]));
    }

    private static (string, double) One(Feature feature, double[] shares, Labels labels)
    {
        if (feature.Kind == AnswerKind.SingleChoice)
            return (labels.Answer(feature, Array.IndexOf(shares, shares.Max()), 0), shares.Max());
        // A number's steps are narrow: any single one is rarely given.
        var (from, to) = feature.Kind == AnswerKind.Number ? (Quantile(0.25), Quantile(0.75)) : (Quantile(0.5), Quantile(0.5));
        return (labels.Steps(feature, from, to), shares[from..(to + 1)].Sum());

        int Quantile(double share)
        {
            var (code, below) = (0, shares[0]);
            while (below < share && code < shares.Length - 1)
                below += shares[++code];
            return code;
        }
    }
}
