using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>The evidence of one answered question.</summary>
/// <param name="Question">The question, counted from 0 in the feature space.</param>
/// <param name="Name">The question in words.</param>
/// <param name="Answer">What was answered, in words; the chosen options of a multiple choice, or "none of these".</param>
/// <param name="LogOdds">Above 0: for the segment; below 0: for the runner-up. Natural logarithm.</param>
/// <param name="Sentence">The same for people to read.</param>
public sealed record Reason(int Question, string Name, string Answer, double LogOdds, string Sentence);

/// <summary>
/// Why a row belongs to its segment rather than to the runner-up: the log-odds of the two are the prior
/// plus each answer's evidence (weights of evidence: I. J. Good, "Probability and the Weighing of Evidence", 1950), so
/// <c>LogOdds = Prior + Σ Answers.LogOdds</c> holds exactly and nothing is left unexplained.
/// </summary>
/// <param name="Cluster">The segment, counted from 0.</param>
/// <param name="Confidence">Its probability.</param>
/// <param name="RunnerUp">The likeliest other one; null where the model has one segment only, and then nothing is argued.</param>
/// <param name="Prior">How much the sizes of the two argue, as log-odds.</param>
/// <param name="LogOdds">All together; below 0 only where <paramref name="Cluster"/> was given and is not the likeliest.</param>
/// <param name="Answers">Every answered question, the strongest argument first.</param>
public sealed record Reasons(
    int Cluster, double Confidence, int? RunnerUp, double Prior, double LogOdds, IReadOnlyList<Reason> Answers)
{
    /// <summary>The answers in favour of the segment, the strongest first.</summary>
    public IEnumerable<Reason> For => Answers.Where(a => a.LogOdds > 0);

    /// <summary>The answers in favour of the runner-up, the strongest first.</summary>
    public IEnumerable<Reason> Against => Answers.Where(a => a.LogOdds < 0);

    /// <summary>Explains one row.</summary>
    /// <param name="space">The questions.</param>
    /// <param name="model">The clusters.</param>
    /// <param name="row">One code a cell.</param>
    /// <param name="labels">Words for keys; null: keys as they are.</param>
    /// <param name="cluster">The segment to explain where it is not the likeliest, as for a row that stayed or is pinned.</param>
    public static Reasons Of(FeatureSpace space, ClusterModel model, ReadOnlySpan<byte> row, Labels? labels = null, int? cluster = null)
    {
        var places = CellPlaces.Of(space, model);
        var probabilities = new double[model.K];
        var likeliest = model.Probabilities(row, probabilities);
        var own = cluster ?? likeliest;
        int? other = model.K == 1 ? null : RunnerUpOf(probabilities, own);
        if (other is not { } rival)
            return new Reasons(own, probabilities[own], null, 0, 0, []);

        var answers = new List<Reason>();
        var shared = new SharedAnswers(space, labels ?? Labels.None);
        for (var question = 0; question < space.Features.Count; question++)
        {
            var given = new List<Argument>();
            foreach (var cell in places.Of(question))
                if (row[cell] != AnswerCodes.Missing)
                    given.Add(new Argument(
                        places[cell].Option, row[cell], model.Evidence(cell, row[cell], own) - model.Evidence(cell, row[cell], rival),
                        model.Profiles[cell][own][row[cell]], model.Profiles[cell][rival][row[cell]]));
            if (given.Count > 0)
                answers.Add(ReasonWords.Of(question, space.Features[question], given, labels ?? Labels.None, shared));
        }

        var prior = model.Prior(own) - model.Prior(rival);
        return new Reasons(
            own, probabilities[own], rival, prior, prior + answers.Sum(a => a.LogOdds),
            [.. answers.OrderByDescending(a => Math.Abs(a.LogOdds)).ThenBy(a => a.Question)]);
    }

    private static int RunnerUpOf(double[] probabilities, int own)
    {
        var best = own == 0 ? 1 : 0;
        for (var c = 0; c < probabilities.Length; c++)
            if (c != own && probabilities[c] > probabilities[best])
                best = c;
        return best;
    }
}
