namespace ScaleSuccess.Definitions;

public enum LineChange { Same, Removed, Added }

public sealed record ChangedLine(LineChange Change, string Text);

/// <summary>What changed between two texts, line by line: the longest common subsequence, removed lines before added ones.</summary>
public static class LineDifference
{
    /// <summary>Beyond this many pairs of lines the middle is told as replaced whole: nobody reads such a difference line by line.</summary>
    private const int MostPairs = 4_000_000;

    public static IReadOnlyList<ChangedLine> Between(string before, string after)
    {
        string[] old = before.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), now = after.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        return
        [
            .. old[..start].Select(Same),
            .. Middle(old[start..^end], now[start..^end]),
            .. old[^end..].Select(Same),
        ];
    }

    private static IEnumerable<ChangedLine> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
            return [.. old.Select(Removed), .. now.Select(Added)];
        var common = Common(old, now);
        var lines = new List<ChangedLine>(old.Length + now.Length);
        int i = 0, j = 0;
        while (i < old.Length && j < now.Length)
        {
            if (old[i] == now[j])
            {
                lines.Add(Same(old[i++]));
                j++;
            }
            else if (common[i + 1, j] >= common[i, j + 1]) lines.Add(Removed(old[i++]));
            else lines.Add(Added(now[j++]));
        }
        return [.. lines, .. old[i..].Select(Removed), .. now[j..].Select(Added)];
    }

    /// <summary>[i, j]: how many lines old from i and now from j have in common, in order.</summary>
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static ChangedLine Same(string line) => new(LineChange.Same, line);
    private static ChangedLine Removed(string line) => new(LineChange.Removed, line);
    private static ChangedLine Added(string line) => new(LineChange.Added, line);
}
