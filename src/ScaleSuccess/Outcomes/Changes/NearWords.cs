namespace ScaleSuccess.Outcomes.Changes;

/// <summary>Words that several customers have written, with others that are nearly the same.</summary>
/// <param name="Text">Of these the commonest.</param>
/// <param name="Plans">All of them.</param>
/// <param name="Others">How many other wordings are counted with it.</param>
public sealed record Wording(string Text, int Plans, int Others)
{
    /// <summary>With placeholders where a customer's own stood; else as a customer has typed it.</summary>
    public bool IsForAll { get; init; }
}

/// <summary>
/// Groups wordings that are nearly the same, by the share of trigrams that they have in common, as PostgreSQL's pg_trgm counts them. In C#, since not every
/// hosted database lets one create extensions, and few wordings are left by then.
/// </summary>
public static class NearWords
{
    private const double Near = 0.6;
    private const int MostGroups = 50;

    /// <summary>The commonest first; what is left over after many groups is counted nowhere.</summary>
    public static IReadOnlyList<Wording> Grouped(IEnumerable<(string Text, int Plans)> written)
    {
        var groups = new List<(HashSet<string> Trigrams, Wording Words)>();
        foreach (var (text, plans) in written.OrderByDescending(one => one.Plans).ThenBy(one => one.Text, StringComparer.Ordinal))
        {
            var trigrams = Trigrams(text);
            var place = groups.FindIndex(group => Similarity(group.Trigrams, trigrams) >= Near);
            if (place >= 0) groups[place] = (groups[place].Trigrams, groups[place].Words with { Plans = groups[place].Words.Plans + plans, Others = groups[place].Words.Others + 1 });
            else if (groups.Count < MostGroups) groups.Add((trigrams, new Wording(text, plans, 0)));
        }
        return [.. groups.Select(group => group.Words).OrderByDescending(words => words.Plans)];
    }

    /// <returns>0: nothing in common; 1: the same words, whatever their case and signs.</returns>
    public static double Similarity(string one, string other) => Similarity(Trigrams(one), Trigrams(other));

    private static double Similarity(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }

    private static HashSet<string> Trigrams(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(sign => char.IsLetterOrDigit(sign) ? sign : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select(word => $"  {word} ").SelectMany(word => Enumerable.Range(0, word.Length - 2).Select(at => word.Substring(at, 3)))];
    }
}
