using System.Globalization;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Merging;

/// <summary>
/// Lines that a file lists without keys are counted (growing.1, growing.2): one more at the top would read as if each of them had been reworded. So
/// those of a draft take the keys of the lines that they are in the plan (<see cref="PairTexts"/>), similar ones within a file.
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
        var left = draft.Where(IsCounted).ToList();
        var pairs = PairTexts.Of(plan.Base.Where(line => line.Kind == kind && IsCounted(line)), left, line => line.Title, line => line.Key, (was, line) => File(was.Key) == File(line.Key));
        var keys = pairs.ToDictionary(pair => pair.Now.Id, pair => pair.Was.Key);

        var taken = plan.Base.Select(line => line.Id).Concat(plan.Lines.Select(line => line.Id)).Concat(draft.Select(line => line.Id))
            .Where(id => id.Kind == kind).Select(id => id.Key).ToHashSet();
        // Its own key may be one that another line has kept.
        foreach (var line in left.Where(line => !keys.ContainsKey(line.Id) && keys.ContainsValue(line.Key)).ToList()) keys[line.Id] = Unused(line.Key, taken);
        return keys.Where(key => key.Key.Key != key.Value);
    }

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
