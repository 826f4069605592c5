namespace ScaleSuccess.Surveys.Results;

public enum ScoreKind
{
    /// <summary>Net Promoter Score, -100 to 100: the share of those who chose 9 or 10 less that of those who chose 6 or less.</summary>
    NetPromoter,

    /// <summary>CSAT, agreement: the share of those who chose one of the two best steps, 0 to 100.</summary>
    BestTwo,

    /// <summary>Customer effort: the mean of the steps.</summary>
    Mean,
}

/// <summary>The one number by which a scale that is asked in the same way everywhere is known.</summary>
/// <param name="Good">How many chose the best steps: of a mean, above the middle one.</param>
/// <param name="Bad">How many chose the worst: 6 or less, the two worst, below the middle one.</param>
public sealed record Score(ScoreKind Kind, Estimate Estimate, long Answers, long Good, long Bad)
{
    /// <summary>Neither good nor bad.</summary>
    public long Between => Answers - Good - Bad;

    /// <param name="group">Null: of all.</param>
    /// <returns>Null: nobody answered, or the question says of no preset that it is asked like it.</returns>
    public static Score? Of(QuestionResult result, string? group = null)
    {
        if (result.Question is not { Preset.Name: var preset, Min: { } min, Max: { } max }) return null;
        var values = result.Values(group);
        var answers = values.Sum(value => value.People);
        if (answers == 0) return null;
        return preset switch
        {
            "nps" => NetPromoter(values, answers),
            "effort" => new(ScoreKind.Mean, Margins.Mean(values, min, max)!, answers, Above(values, (min + max) / 2), Below(values, (min + max) / 2)),
            _ when Margins.Share(Above(values, max - 2), answers) is { } share =>
                new(ScoreKind.BestTwo, new(100 * share.Value, 100 * share.Low, 100 * share.High), answers, Above(values, max - 2), Below(values, min + 2)),
            _ => null,
        };
    }

    private static Score NetPromoter(IReadOnlyList<(double Value, long People)> values, long answers)
    {
        var (good, bad) = (Above(values, 8), Below(values, 7));
        var mean = Margins.Mean([(1, good), (0, answers - good - bad), (-1, bad)], -1, 1)!;
        return new(ScoreKind.NetPromoter, new(100 * mean.Value, 100 * mean.Low, 100 * mean.High), answers, good, bad);
    }

    private static long Above(IReadOnlyList<(double Value, long People)> values, double step) => values.Where(value => value.Value > step).Sum(value => value.People);
    private static long Below(IReadOnlyList<(double Value, long People)> values, double step) => values.Where(value => value.Value < step).Sum(value => value.People);
}
