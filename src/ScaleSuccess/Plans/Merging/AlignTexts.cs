using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Merging;

/// <summary>
/// Lines that a file lists without keys are counted (growing.1, growing.2): one more at the top would read as if each of them had been reworded. So
/// those of a draft take the keys of the lines that they are in the plan: the one with the same words, else, of the same file, the most similar one,
/// else the one in the same place. What none is left for is new.
/// </summary>
internal static class AlignTexts
{
    private static readonly string[] Kinds = [ItemKind.Highlight, ItemKind.Objective, ItemKind.Criterion];

    public static IReadOnlyList<PlanLine> To(PlanState plan, IReadOnlyList<PlanLine> draft)
    {
        var keys = Kinds.SelectMany(kind => Aligned(plan, [.. draft.Where(line => line.Kind == kind)])).ToDictionary();
        return keys.Count == 0 ? draft : [.. draft.Select(line => keys.TryGetValue(line.Id, out var key) ? line with { Key = key } : line)];
    }

    /// <summary>The keys that differ from the draft's own.</summary>
    private static IEnumerable<KeyValuePair<LineId, string>> Aligned(PlanState plan, IReadOnlyList<PlanLine> draft)
    {
        if (draft.Count == 0) return [];
        var kind = draft[0].Kind;
        var (left, known) = (draft.Where(IsCounted).ToList(), plan.Base.Where(line => line.Kind == kind && IsCounted(line)).ToList());
        var keys = new Dictionary<LineId, string>();
        Pair((line, was) => line.Key == was.Key && line.Title == was.Title);
        Pair((line, was) => line.Title == was.Title);
        foreach (var (line, was) in Similar(left, known)) if (left.Contains(line) && known.Contains(was)) Take(line, was);
        Pair((line, was) => line.Key == was.Key);

        var taken = plan.Base.Select(line => line.Id).Concat(plan.Lines.Select(line => line.Id)).Concat(draft.Select(line => line.Id))
            .Where(id => id.Kind == kind).Select(id => id.Key).ToHashSet();
        // Its own key may be one that another line has kept.
        foreach (var line in left.Where(line => keys.ContainsValue(line.Key))) keys[line.Id] = Unused(line.Key, taken);
        return keys.Where(key => key.Key.Key != key.Value);

        void Pair(Func<PlanLine, PlanLine, bool> isSame)
        {
            foreach (var line in left.ToList())
                if (known.Find(was => isSame(line, was)) is { } was) Take(line, was);
        }

        void Take(PlanLine line, PlanLine was)
        {
            keys[line.Id] = was.Key;
            left.Remove(line);
            known.Remove(was);
        }
    }

    /// <summary>The most similar first; of equally similar ones in the draft's order.</summary>
    private static IReadOnlyList<(PlanLine Line, PlanLine Was)> Similar(List<PlanLine> left, List<PlanLine> known) =>
    [
        .. from line in left
           from was in known
           where File(line.Key) == File(was.Key)
           let shared = WordDiff.Shared(was.Title, line.Title)
           where shared >= 0.5
           orderby shared descending
           select (line, was),
    ];

    private static string Unused(string key, HashSet<string> taken)
    {
        var number = int.Parse(key[(key.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture);
        string other;
        do other = string.Create(CultureInfo.InvariantCulture, $"{File(key)}.{++number}");
        while (!taken.Add(other));
        return other;
    }

    private static string File(string key) => key[..key.LastIndexOf('.')];

    private static bool IsCounted(PlanLine line) =>
        line.Key.LastIndexOf('.') is > 0 and var dot && int.TryParse(line.Key.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
