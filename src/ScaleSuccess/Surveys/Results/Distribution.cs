namespace ScaleSuccess.Surveys.Results;

/// <summary>How many gave a number from <paramref name="From"/> up to <paramref name="To"/>, that one included only if it is the same or the last.</summary>
public sealed record NumberBin(double From, double To, long People);

/// <summary>Many numbers at a glance.</summary>
public static class Distribution
{
    private const int MostBins = 8;

    /// <returns>Null: there are none. Between the two in the middle where their count is even.</returns>
    public static double? Median(IReadOnlyList<(double Value, long People)> values)
    {
        var count = values.Sum(value => value.People);
        return count == 0 ? null : (At(values, (count - 1) / 2) + At(values, count / 2)) / 2;
    }

    /// <summary>Each value by itself where they are few, else in at most eight ranges of one round width.</summary>
    public static IReadOnlyList<NumberBin> Bins(IReadOnlyList<(double Value, long People)> values)
    {
        if (values.Count <= MostBins) return [.. values.Select(value => new NumberBin(value.Value, value.Value, value.People))];
        var (low, high) = (values[0].Value, values[^1].Value);
        var width = Round((high - low) / MostBins);
        var first = Math.Floor(low / width) * width;
        var bins = (int)Math.Floor((high - first) / width) + 1;
        var people = new long[bins];
        foreach (var value in values) people[Math.Min(bins - 1, (int)Math.Floor((value.Value - first) / width))] += value.People;
        return [.. people.Select((count, place) => new NumberBin(first + place * width, first + (place + 1) * width, count))];
    }

    private static double At(IReadOnlyList<(double Value, long People)> values, long place)
    {
        foreach (var (value, people) in values)
            if ((place -= people) < 0) return value;
        return values[^1].Value;
    }

    /// <summary>The next of 1, 2, 5, 10, 20 … that is not less.</summary>
    private static double Round(double width)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return new[] { 1d, 2, 5, 10 }.First(step => step * power >= width * 0.999999) * power;
    }
}
