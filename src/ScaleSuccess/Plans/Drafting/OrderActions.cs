using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>What comes after another action is due no sooner than that one.</summary>
internal static class OrderActions
{
    /// <param name="items">Actions, by their milestones, and these in the order of the plan. What an action comes after is given by its name, and by its key in the plan then.</param>
    public static void In(List<DraftItem> items)
    {
        var actions = items.FindAll(item => item.Kind == ItemKind.Action);
        if (actions.TrueForAll(action => action.After is null)) return;
        var milestones = items.Where(item => item.Kind == ItemKind.Milestone).Select(milestone => milestone.Key).ToList();
        var places = items.Index().Where(one => one.Item.Kind == ItemKind.Action).ToDictionary(one => Name(one.Item), one => one.Index);
        foreach (var name in actions.Select(Name))
            if (items[places[name]] is { After: { } first } action)
                items[places[name]] = action with { After = places.TryGetValue(first, out var place) && Place(items[place]) <= Place(action) ? items[place].Key : null };
        // What comes after several, one after the other, moves with each. A day only moves later, to another's: this ends.
        var byKey = places.Values.ToDictionary(place => items[place].Key);
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var place in places.Values)
                if (items[place] is { After: { } key } action && items[byKey[key]].DueOn is var due && action.DueOn < due)
                    (items[place], moved) = (action with { DueOn = due }, true);
        }

        int Place(DraftItem action) => milestones.IndexOf(action.Parent!);
    }

    /// <summary>Its own key, without its milestone's.</summary>
    private static string Name(DraftItem action) => action.Key[(action.Parent!.Length + 1)..];
}
