namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>Tables of single choice as surveys give them.</summary>
public static class SurveyTable
{
    public static AnswerTable At_random(int rows, int questions, int choices, int seed) =>
        Of_segments(1, rows, questions, choices, faithful: 0, seed).Table;

    /// <summary>Every segment has a favourite choice a question and gives it with the chance <paramref name="faithful"/>; one cell in ten is missing.</summary>
    public static (AnswerTable Table, int[] Segments) Of_segments(int segments, int rows, int questions, int choices, double faithful, int seed)
    {
        var random = new Random(seed);
        var of = Enumerable.Range(0, rows).Select(i => i % segments).ToArray();
        var columns = Enumerable.Range(0, questions).Select(q =>
        {
            var favourites = Enumerable.Range(0, segments).Select(_ => random.Next(choices)).ToArray();
            return (AnswerColumn)new SingleColumn($"q{q}", [.. of.Select(s => random.NextDouble() < 0.1 ? null
                : $"choice {(random.NextDouble() < faithful ? favourites[s] : random.Next(choices))}")]);
        });
        return (new AnswerTable([.. columns]), of);
    }
}
