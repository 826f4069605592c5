namespace ScaleSuccess.Plans.Threads;

/// <summary>Who can be mentioned.</summary>
/// <param name="ContactId">Null: one of ops.</param>
public sealed record Mentionable(string Name, long? ContactId, string? OpsUser);

/// <summary>"@Name" in somebody's words.</summary>
/// <param name="Length">With the @.</param>
public sealed record Mention(int At, int Length, Mentionable Whom);

/// <summary>Finds who is mentioned: by the whole name, or by a first name that only one of them has. Letter case does not matter.</summary>
public sealed class Mentions
{
    private readonly List<(string Name, Mentionable Whom)> names;

    public Mentions(IEnumerable<Mentionable> people)
    {
        var all = people.ToList();
        var firsts = all.GroupBy(one => First(one.Name), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1).Select(same => (same.Key, same.Single()));
        // Of two that fit, the longer one is meant.
        names = [.. all.Select(one => (one.Name, one)).Concat(firsts).Where(one => one.Item1.Length > 1).DistinctBy(one => one.Item1, StringComparer.OrdinalIgnoreCase).OrderByDescending(one => one.Item1.Length)];
    }

    public IReadOnlyList<Mention> In(string words)
    {
        var found = new List<Mention>();
        for (var at = words.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < words.Length ? words.IndexOf('@', at + 1) : -1)
        {
            // Not in an e-mail address.
            if (at > 0 && char.IsLetterOrDigit(words[at - 1])) continue;
            if (names.FirstOrDefault(one => Stands(one.Name, words, at + 1)) is ({ } name, { } whom)) found.Add(new Mention(at, name.Length + 1, whom));
        }
        return found;
    }

    private static bool Stands(string name, string words, int at) =>
        words.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (at + name.Length == words.Length || !char.IsLetterOrDigit(words[at + name.Length]));

    private static string First(string name) => name.Split(' ', 2)[0];
}
