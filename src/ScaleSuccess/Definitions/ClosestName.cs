namespace ScaleSuccess.Definitions;

/// <summary>Which of the known names may have been meant.</summary>
public static class ClosestName
{
    private const int Longest = 100;

    /// <summary>" Did you mean `title`?" when a known name is near, else nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) =>
        Of(name, known) is { } near ? $" Did you mean `{near}`?" : "";

    /// <summary>The nearest known name, when at most a third of the letters differ.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > Longest) return null;
        var near = known.Select(other => (other, Steps: Steps(name, other)))
            .Where(found => found.Steps > 0 && found.Steps <= Math.Max(1, name.Length / 3))
            .OrderBy(found => found.Steps).FirstOrDefault();
        return near.other;
    }

    // Levenshtein distance, one row at a time.
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
