namespace ScaleSuccess.Plans.Drafting;

public enum ItemMark { Same, New, Changed, Gone }

/// <param name="Before">What it is by the active version; null: it is not in that plan, or is as it was.</param>
public sealed record MarkedItem(DraftItem Item, ItemMark Mark, DraftItem? Before = null);

/// <summary>Marks in one customer's plan what the active version would not have made so.</summary>
public static class MarkChanges
{
    /// <summary>In the order of the plan; what is gone comes last in its list.</summary>
    /// <param name="before">Null: there is nothing to compare with, and nothing is marked.</param>
    public static IReadOnlyList<MarkedItem> Of(DraftedPlan plan, DraftedPlan? before)
    {
        if (before is null) return [.. plan.Items.Select(item => new MarkedItem(item, ItemMark.Same))];
        return
        [
            .. plan.Items.Select(item => Marked(item, before.Items.FirstOrDefault(other => Same(item, other)))),
            .. before.Items.Where(item => !plan.Items.Any(other => Same(item, other))).Select(item => new MarkedItem(item, ItemMark.Gone)),
        ];
    }

    private static bool Same(DraftItem one, DraftItem other) => one.Kind == other.Kind && one.Key == other.Key;

    private static MarkedItem Marked(DraftItem item, DraftItem? before) =>
        before is null ? new(item, ItemMark.New) : item with { Origin = before.Origin } == before ? new(item, ItemMark.Same) : new(item, ItemMark.Changed, before);
}
