namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>
/// Onboarding surveys as they come in: twelve questions of every kind, segments of unequal size, one answer in ten missing. How
/// far the segments are apart is the deviation of their preferences, in logits.
/// </summary>
public static class SimulatedSurveys
{
    public static (AnswerTable Table, int[] Segments) Of_segments(int segments, int rows, double apart, int seed)
    {
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, segments).Select(_ => 0.5 + random.NextDouble()).ToArray();
        var of = Enumerable.Range(0, rows).Select(_ => Draw(sizes, random)).ToArray();
        AnswerColumn[] columns =
        [
            .. new[] { 3, 3, 4, 4, 4, 5, 6 }.Select((choices, q) => Single($"choice {q}", choices, of, segments, apart, random)),
            .. new[] { 5, 6 }.Select((options, q) => Multiple($"several {q}", options, of, segments, apart, random)),
            .. Enumerable.Range(0, 2).Select(q => Number($"scale {q}", AnswerKind.Scale, of, segments, apart, random, x => Math.Clamp(Math.Round(5.5 + 2 * x), 1, 10))),
            Number("people", AnswerKind.Number, of, segments, apart, random, x => Math.Ceiling(Math.Exp(2.5 + x))),
        ];
        return (new AnswerTable(columns), of);
    }

    private static SingleColumn Single(string name, int choices, int[] of, int segments, double apart, Random random)
    {
        var chances = Enumerable.Range(0, segments).Select(_ =>
            Enumerable.Range(0, choices).Select(_ => Math.Exp(apart * Normal(random))).ToArray()).ToArray();
        return new SingleColumn(name, [.. of.Select(s => Draw(chances[s], random)).Select(c => random.NextDouble() < 0.1 ? null : $"choice {c}")]);
    }

    private static MultipleColumn Multiple(string name, int options, int[] of, int segments, double apart, Random random)
    {
        var chances = Enumerable.Range(0, segments).Select(_ =>
            Enumerable.Range(0, options).Select(_ => 1 / (1 + Math.Exp(0.7 - apart * Normal(random)))).ToArray()).ToArray();
        return new MultipleColumn(name, [.. of.Select(s => random.NextDouble() < 0.1 ? null
            : (IReadOnlyList<string>)[.. Enumerable.Range(0, options).Where(o => random.NextDouble() < chances[s][o]).Select(o => $"option {o}")])]);
    }

    private static NumberColumn Number(string name, AnswerKind kind, int[] of, int segments, double apart, Random random, Func<double, double> read)
    {
        var means = Enumerable.Range(0, segments).Select(_ => apart / 2 * Normal(random)).ToArray();
        return new NumberColumn(name, kind, [.. of.Select(s => means[s] + Normal(random)).Select(x => random.NextDouble() < 0.1 ? double.NaN : read(x))]);
    }

    private static int Draw(double[] chances, Random random)
    {
        var target = random.NextDouble() * chances.Sum();
        for (var i = 0; i < chances.Length - 1; i++)
            if ((target -= chances[i]) < 0)
                return i;
        return chances.Length - 1;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
