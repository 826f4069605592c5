using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Merging;

/// <summary>
/// Days are taken one by one, and a draft's are in order only all together: an open action that would be due before what it comes after moves along to that day, where either of
/// the two has another day, or place, than it had. As when a customer moves a day, nobody is asked about that.
/// </summary>
internal static class KeepOrder
{
    /// <param name="before">The lines as they were.</param>
    public static IReadOnlyList<CustomerLine> In(IReadOnlyList<CustomerLine> lines, IReadOnlyDictionary<LineId, CustomerLine> before)
    {
        var now = lines.ToDictionary(line => line.Id);
        // A day only moves later, to another's: this ends.
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var id in lines.Select(line => line.Id))
                if (now[id] is { IsDone: false, IsOver: false } line && First(line) is { IsDone: false, IsOver: false } first && line.Line.DueOn < first.Line.DueOn && (IsMoved(line) || IsMoved(first)))
                    (now[id], moved) = (line with { Line = line.Line with { DueOn = first.Line.DueOn } }, true);
        }
        return [.. lines.Select(line => now[line.Id])];

        CustomerLine? First(CustomerLine line) => line.Line.After is { } key ? now.GetValueOrDefault(new LineId(ItemKind.Action, key)) : null;
        bool IsMoved(CustomerLine line) => !before.TryGetValue(line.Id, out var was) || was.Line.DueOn != line.Line.DueOn || was.Line.After != line.Line.After;
    }
}
