namespace ScaleSuccess.Plans.Merging;

/// <summary>
/// The order of all lines of a plan and a draft: the draft's, and what only the plan has stays behind the line that it stood behind. It does not depend on
/// which changes have been accepted so far.
/// </summary>
public static class MergeOrder
{
    public static IReadOnlyList<LineId> Of(IEnumerable<LineId> plan, IReadOnlyList<LineId> draft)
    {
        var guides = draft.ToHashSet();
        var first = new List<LineId>();
        var behind = new Dictionary<LineId, List<LineId>>();
        var place = first;
        foreach (var line in plan)
            if (!guides.Contains(line)) place.Add(line);
            else behind[line] = place = [];
        var order = new List<LineId>(first);
        foreach (var line in draft)
        {
            order.Add(line);
            if (behind.TryGetValue(line, out var others)) order.AddRange(others);
        }
        return order;
    }
}
