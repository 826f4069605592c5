using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Plans.Editing;

/// <summary>What ops add gets its key from its first words and keeps it, whatever it is called later: living plans know their lines by it.</summary>
internal static class NewPlanKeys
{
    private static readonly string[] Keyed = ["milestones", "actions", "commitments", "benefits"];

    /// <param name="taken">By other files.</param>
    public static YamlNode Given(YamlNode plan, IReadOnlyCollection<string> taken)
    {
        foreach (var path in Paths(plan))
            if (plan.At(path) is YamlEntries line && line.TextAt("key") is null && line.TextAt("title") is { } title)
                plan = plan.With(path, line with { Entries = [new YamlEntry("key", 0, YamlChange.Text(NewKey.Of(title, [.. taken, .. Keys(plan)], "item"))), .. line.Entries] });
        return plan;
    }

    /// <summary>All that a file has given.</summary>
    public static IEnumerable<string> Keys(YamlNode plan) => Paths(plan).Select(path => plan.TextAt([.. path, "key"])).OfType<string>();

    private static List<IReadOnlyList<object>> Paths(YamlNode plan) =>
    [
        .. from list in Keyed
           from item in plan.ItemsAt(list).Index()
           from path in Enumerable.Range(0, item.Item.ItemsAt("actions").Count).Select(action => (IReadOnlyList<object>)[list, item.Index, "actions", action]).Prepend([list, item.Index])
           select path,
    ];
}
