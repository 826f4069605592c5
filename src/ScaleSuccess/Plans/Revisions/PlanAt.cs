namespace ScaleSuccess.Plans.Revisions;

/// <summary>What a plan said at a revision: what it says now, with each later change taken back.</summary>
public static class PlanAt
{
    /// <param name="now">The plan's items as they are.</param>
    /// <param name="changes">All after that revision, in any order.</param>
    public static IReadOnlyList<ItemContent> Revision(int revision, IEnumerable<ItemContent> now, IEnumerable<PlanChange> changes)
    {
        var items = now.ToDictionary(item => (item.Kind, item.Key));
        foreach (var change in changes.Where(change => change.Revision > revision).OrderByDescending(change => change.Revision))
        {
            var key = (change.ItemKind, change.ItemKey);
            if (change.Kind is ChangeKind.Added or ChangeKind.Restored) items.Remove(key);
            else if (change.Kind == ChangeKind.Dropped) items[key] = change.ReadItem();
            else items[key] = change.ReadFields().Aggregate(items[key], (item, field) => item.With(field.Key, field.Value.Before));
        }
        return [.. items.Values.OrderBy(item => item.Position)];
    }
}
