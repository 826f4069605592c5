using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Editing;

/// <summary>Adds, moves and takes out parts of a template or a goal module, as a form's buttons say: <c>add milestones/0/actions</c>, <c>up highlights/1</c>.</summary>
public static class PlanStructure
{
    public const string Add = "add", Up = "up", Down = "down", Remove = "remove";

    /// <returns>The plan, and the path of what was added or moved; the same plan when the button is not one of these.</returns>
    public static (YamlNode Plan, string? At) Run(YamlNode plan, string button)
    {
        var words = button.Split(' ');
        var path = words.Length > 1 ? DraftFields.Path(words[1]) : [];
        return words switch
        {
            [Add, "milestones"] => AddedMilestone(plan),
            [Add, _] when path is [.., string list] && New.TryGetValue(list, out var item) => Added(plan, path, item),
            [Up, _] => Moved(plan, path, -1),
            [Down, _] => Moved(plan, path, 1),
            [Remove, _] when path is [.., int] => (plan.With(path, null) is var less && less.At(path.SkipLast(1)) is YamlList { Items.Count: 0 } ? less.With([.. path.SkipLast(1)], null) : less, null),
            [DraftStructure.AddLine or DraftStructure.AddGroup, _, var name] => (ConditionFields.WithLine(PlanLists.Opened(plan), path, name, words[0] == DraftStructure.AddGroup), DraftFields.Name(path)),
            _ => (plan, null),
        };
    }

    private static readonly Dictionary<string, YamlNode> New = new()
    {
        ["highlights"] = YamlChange.Block((PlanLists.Text, YamlChange.Text("…"))),
        ["objectives"] = YamlChange.Block((PlanLists.Text, YamlChange.Text("…"))),
        ["criteria"] = YamlChange.Block((PlanLists.Text, YamlChange.Text("…"))),
        ["actions"] = YamlChange.Block(("who", YamlChange.Text("customer"))),
        ["commitments"] = YamlChange.Block(("who", YamlChange.Text("customer")), ("every", YamlChange.Text("month"))),
        ["benefits"] = YamlChange.Block(),
    };

    private static (YamlNode, string?) Added(YamlNode plan, IReadOnlyList<object> list, YamlNode item)
    {
        var with = plan.At(list) is null ? plan.With(list, YamlChange.List([item])) : plan.WithItems(list, items => [.. items, item]);
        return (with, DraftFields.Name([.. list, with.ItemsAt(list).Count - 1]));
    }

    /// <summary>Halfway to the last one, which is the goal and stays the last.</summary>
    private static (YamlNode, string?) AddedMilestone(YamlNode plan)
    {
        var count = plan.ItemsAt("milestones").Count;
        if (count == 0) return Added(plan, ["milestones"], Milestone(100));
        var at = (Percent(plan, count - 2) + Percent(plan, count - 1)) / 2;
        return (plan.WithItems(["milestones"], items => [.. items.Take(count - 1), Milestone(at), items[^1]]), DraftFields.Name("milestones", count - 1));
    }

    private static YamlEntries Milestone(int at) =>
        YamlChange.Block(("at", YamlChange.Text(string.Create(CultureInfo.InvariantCulture, $"{at}%"))), ("actions", YamlChange.List([YamlChange.Block(("who", YamlChange.Text("customer")))])));

    private static int Percent(YamlNode plan, int milestone) =>
        int.TryParse(plan.TextAt("milestones", milestone, "at")?.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : milestone < 0 ? 0 : 100;

    /// <summary>Two milestones that change places leave when they are due where it was. An action moves on to the milestone before or after when it is the first or last of its own.</summary>
    private static (YamlNode, string?) Moved(YamlNode plan, IReadOnlyList<object> path, int by)
    {
        if (path.Count == 0 || path[^1] is not int place || plan.At(path) is not { } moved) return (plan, null);
        IReadOnlyList<object> list = [.. path.SkipLast(1)];
        var to = place + by;
        if (to >= 0 && to < plan.ItemsAt(list).Count)
        {
            plan = plan.WithItems(list, items => Swapped(items, place, to));
            if (path is ["milestones", int]) plan = WithDueOf(plan, place, to);
            return (plan, DraftFields.Name([.. list, to]));
        }
        if (path is not ["milestones", int milestone, "actions", int] || plan.At("milestones", milestone + by) is null) return (plan, null);
        IReadOnlyList<object> other = ["milestones", milestone + by, "actions"];
        plan = plan.With(path, null);
        plan = plan.At(other) is null ? plan.With(other, YamlChange.List([moved])) : plan.WithItems(other, items => by < 0 ? [.. items, moved] : [moved, .. items]);
        return (plan, DraftFields.Name([.. other, by < 0 ? plan.ItemsAt(other).Count - 1 : 0]));
    }

    private static YamlNode WithDueOf(YamlNode plan, int one, int other)
    {
        var (first, second) = (plan.At("milestones", one, "at"), plan.At("milestones", other, "at"));
        return plan.With(["milestones", one, "at"], second).With(["milestones", other, "at"], first);
    }

    private static List<YamlNode> Swapped(List<YamlNode> items, int one, int other)
    {
        (items[one], items[other]) = (items[other], items[one]);
        return items;
    }
}
