namespace ScaleSuccess.Definitions.Rewriting;

/// <summary>Which item of a list each item of the changed list was: the same one, first of all in its place, the one with the same key, else the one in its place.</summary>
internal static class PairItems
{
    /// <summary>For each item of now, the place that it had, each place once; null: it is new.</summary>
    public static IReadOnlyList<int?> Of(IReadOnlyList<YamlNode> was, IReadOnlyList<YamlNode> now)
    {
        var pairs = new int?[now.Count];
        var left = Enumerable.Range(0, was.Count).ToHashSet();
        for (var at = 0; at < now.Count; at++)
            if (left.Contains(at) && RewriteYaml.IsSame(was[at], now[at])) Take(at, at);
        Pair((before, after) => RewriteYaml.IsSame(before, after));
        Pair((before, after) => Key(before) is { } key && key == Key(after));
        for (var at = 0; at < now.Count; at++)
            if (pairs[at] is null && left.Contains(at) && IsChanged(was[at], now[at])) Take(at, at);
        return pairs;

        void Pair(Func<YamlNode, YamlNode, bool> isSame)
        {
            for (var at = 0; at < now.Count; at++)
                if (pairs[at] is null && left.Order().Cast<int?>().FirstOrDefault(place => isSame(was[place!.Value], now[at])) is { } found) Take(at, found);
        }

        void Take(int at, int place)
        {
            pairs[at] = place;
            left.Remove(place);
        }
    }

    /// <summary>Another one with a key of its own is not the one that was there before, unless half of it is.</summary>
    private static bool IsChanged(YamlNode was, YamlNode now) => Key(was) is null || Key(now) is null || was is not YamlEntries before || now is not YamlEntries after
        || before.Entries.Count(entry => after.Entries.Any(other => other.Key == entry.Key && RewriteYaml.IsSame(other.Value, entry.Value))) * 2 >= before.Entries.Count;

    private static string? Key(YamlNode item) => item.TextAt("key");
}
