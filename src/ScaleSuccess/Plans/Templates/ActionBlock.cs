using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads one action of a template's or a goal module's file.</summary>
internal static class ActionBlock
{
    internal static readonly Dictionary<string, Side> Sides = new() { ["customer"] = Side.Customer, ["vendor"] = Side.Vendor };
    internal static readonly Dictionary<string, string> RoleKeys = Contact.Roles.ToDictionary(key => key);

    /// <param name="isOfTemplate">A goal comes into a plan once, and so do its module's actions: to say so there says nothing.</param>
    public static TemplateAction Read(YamlMap map, bool isOfTemplate)
    {
        var action = new TemplateAction(map.Key("key"), map.Text("title", 140, PlanText.Flaws), map.Word("who", Sides),
            map.Word("role", RoleKeys, fallback: Contact.Champion), map.Whole("before", 0, 60, fallback: 0))
        { After = map.Has("after") ? map.Key("after") : null, Once = isOfTemplate && map.Flag("once"), OnlyIf = OnlyIf.Read(map) };
        if (action is { AcceptsPlan: true, OnlyIf: not null }) map.Wrong(OnlyIf.Key, "Every plan asks to be accepted: it should be in every plan.");
        map.NoMore();
        return action;
    }

    /// <summary>What each comes after is another action of the file, none of a later milestone, and none that waits for it.</summary>
    /// <param name="blocks">Of the actions, in their order.</param>
    /// <param name="milestoneOf">The number of its milestone; null: not known here.</param>
    public static void CheckAfter(IReadOnlyList<YamlMap> blocks, IReadOnlyList<TemplateAction> actions, Func<int, int?> milestoneOf)
    {
        foreach (var (place, action) in actions.Index())
        {
            if (action.After is not { Length: > 0 } first) continue;
            var other = actions.Select(one => one.Key).ToList().IndexOf(first);
            if (other < 0) blocks[place].Wrong("after", $"This file has no action `{first}`.{ClosestName.Hint(first, actions.Select(one => one.Key).Where(key => key != action.Key))}");
            else if (Cycle(action, actions) is { } cycle) blocks[place].Wrong("after", $"It waits for itself: {string.Join(" after ", cycle.Select(key => $"`{key}`"))}. Take one `after` out.");
            else if (milestoneOf(other) > milestoneOf(place)) blocks[place].Wrong("after", $"`{first}` belongs to a later milestone: move one of them.");
        }
    }

    /// <summary>From the action back to itself; null: it does not wait for itself.</summary>
    private static List<string>? Cycle(TemplateAction action, IReadOnlyList<TemplateAction> actions)
    {
        var way = new List<string> { action.Key };
        while (actions.FirstOrDefault(one => one.Key == way[^1])?.After is { Length: > 0 } first && way.Count <= actions.Count)
        {
            way.Add(first);
            if (first == action.Key) return way;
        }
        return null;
    }
}
