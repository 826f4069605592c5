using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>Whether a model still describes the current customers.</summary>
public enum DriftVerdict
{
    /// <summary>Too few new answers to say anything.</summary>
    TooFewAnswers,

    /// <summary>The differences are small, or within chance.</summary>
    Steady,

    /// <summary>A small difference beyond chance.</summary>
    Watch,

    /// <summary>A large difference beyond chance: the model should be retrained.</summary>
    Drifted,
}

/// <summary>How differently a question is answered now.</summary>
/// <param name="Question">The question, counted from 0 in the feature space.</param>
/// <param name="Name">The question in words.</param>
/// <param name="Distance">The Jensen–Shannon distance of the answers, 0 (the same) to 1 (none in common); of a multiple choice the largest of its options.</param>
/// <param name="Psi">The population stability index, likewise.</param>
/// <param name="BeyondChance">Whether samples of these sizes would hardly differ so much by chance.</param>
public sealed record QuestionDrift(int Question, string Name, double Distance, double Psi, bool BeyondChance)
{
    /// <summary>Whether it is answered differently, beyond chance and by more than a little.</summary>
    public bool HasChanged => BeyondChance && Psi >= Drift.SmallPsi;
}

/// <summary>
/// New answers against those a model was learned from. A difference counts only where it is both large (PSI of 0.1 or 0.25; 5 or 10
/// in a hundred more rows unclear or between clusters) and beyond chance, with odds of 1 in 100 for a false alarm over all comparisons together
/// (Bonferroni): the first alone gives false alarms with 50 answers, the second with 50,000. Half-answered rows are unclear whatever they
/// answer, so rows as complete as those learned from should be compared.
/// </summary>
/// <param name="Verdict">All together.</param>
/// <param name="UnclearThen">The share of rows likely enough in no cluster when the model was learned, 0 to 1.</param>
/// <param name="UnclearNow">The same of the new rows.</param>
/// <param name="BetweenThen">The share of rows less than <see cref="AnswerSummary.Sure"/> of any cluster when the model was learned.</param>
/// <param name="BetweenNow">The same of the new rows.</param>
/// <param name="Distance">The mean over the questions.</param>
/// <param name="Questions">The most different first.</param>
public sealed record Drift(
    DriftVerdict Verdict, double UnclearThen, double UnclearNow, double BetweenThen, double BetweenNow, double Distance, IReadOnlyList<QuestionDrift> Questions)
{
    /// <summary>With fewer new rows than this nothing is reported.</summary>
    public const int LeastRows = 30;

    private const double FalseAlarms = 0.01;
    internal const double SmallPsi = 0.1;
    private const double LargePsi = 0.25;
    private const double SmallGrowth = 0.05;
    private const double LargeGrowth = 0.1;

    /// <summary>Whether more rows are unclear than when the model was learned, beyond chance and by more than a little.</summary>
    public bool MoreUnclear { get; private init; }

    /// <summary>Likewise of rows between clusters.</summary>
    public bool MoreBetween { get; private init; }

    /// <summary>Compares.</summary>
    /// <param name="space">The questions.</param>
    /// <param name="model">The clusters.</param>
    /// <param name="then">The rows the model was learned from.</param>
    /// <param name="answers">Rows that came since; a row without answers counts for nothing.</param>
    /// <param name="least">The probability below which a row is unclear, the same as for <paramref name="then"/>.</param>
    public static Drift Of(
        FeatureSpace space, ClusterModel model, AnswerSummary then, AnswerCodes answers, double least = 0.5)
    {
        var places = CellPlaces.Of(space, model);
        var now = AnswerSummary.Of(model, answers, least);
        var odds = FalseAlarms / (model.Cells.Count + 2);
        QuestionDrift[] questions = [.. space.Features.Select((feature, question) =>
            OfQuestion(question, feature.Name, [.. places.Of(question).Select(cell => TwoSamples.Of(then.Counts[cell], now.Counts[cell], model.Cells[cell].Ordered))], odds))
            .OrderByDescending(q => q.BeyondChance).ThenByDescending(q => q.Psi).ThenBy(q => q.Question)];

        var unclear = Share.Of(then.Unclear, then.Rows, now.Unclear, now.Rows, odds);
        var between = Share.Of(then.Between, then.Rows, now.Between, now.Rows, odds);
        var growth = Math.Max(unclear.Growth, between.Growth);
        var most = questions.Where(q => q.BeyondChance).Select(q => q.Psi).DefaultIfEmpty(0).Max();
        var verdict = now.Rows < LeastRows ? DriftVerdict.TooFewAnswers
            : most >= LargePsi || growth >= LargeGrowth ? DriftVerdict.Drifted
            : most >= SmallPsi || growth >= SmallGrowth ? DriftVerdict.Watch
            : DriftVerdict.Steady;
        return new Drift(verdict, unclear.Then, unclear.Now, between.Then, between.Now, questions.Average(q => q.Distance), questions)
        {
            MoreUnclear = unclear.Growth >= SmallGrowth, MoreBetween = between.Growth >= SmallGrowth,
        };
    }

    private static QuestionDrift OfQuestion(int question, string name, TwoSamples[] cells, double odds) =>
        // Options are judged one by one: one that became common is news, whatever the others do.
        new(question, name, cells.Max(c => c.Distance), cells.Max(c => c.Psi), cells.Any(c => c.BeyondChance(odds)));

    /// <summary>A share of rows then and now, and by how much it grew beyond chance.</summary>
    private readonly record struct Share(double Then, double Now, double Growth)
    {
        public static Share Of(double then, int rowsThen, double now, int rowsNow, double odds)
        {
            var (was, isNow) = (then / Math.Max(1, rowsThen), now / Math.Max(1, rowsNow));
            var grew = TwoSamples.Of([then, rowsThen - then], [now, rowsNow - now], ordered: false).BeyondChance(odds);
            return new Share(was, isNow, grew ? isNow - was : 0);
        }
    }
}
