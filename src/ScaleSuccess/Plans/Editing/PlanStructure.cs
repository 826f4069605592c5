using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Editing;

/// <summary>Adds, moves and takes out parts of a template or a goal module, as a form's buttons say: <c>add milestones/0/actions</c>, <c>up highlights/1</c>, <c>to milestones/2 0</c>.</summary>
public static class PlanStructure
{
    public const string Add = "add", To = "to";

    /// <returns>The plan, and the path of what was added or moved; the same plan when the button is not one of these.</returns>
    public static (YamlNode Plan, string? At) Run(YamlNode plan, string button)
    {
        var words = button.Split(' ');
        var path = words.Length > 1 ? DraftPath.Of(words[1]) : [];
        return words switch
        {
            [Add, "milestones"] => AddedMilestone(plan),
            [Add, _] when path is [.., string list] && New.TryGetValue(list, out var item) => DraftLists.Added(plan, path, item),
            [DraftStructure.Up, _] => Moved(plan, path, -1),
            [DraftStructure.Down, _] => Moved(plan, path, 1),
            [To, _, var place] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var target) => MovedTo(plan, path, target),
            [DraftStructure.Remove, _] when path is [.., int] => (plan.With(path, null) is var less && less.At(path.SkipLast(1)) is YamlList { Items.Count: 0 } ? less.With([.. path.SkipLast(1)], null) : less, null),
            [DraftStructure.AddLine or DraftStructure.AddGroup, _, var name] => (ConditionFields.WithLine(PlanLists.Opened(plan), path, name, words[0] == DraftStructure.AddGroup), DraftPath.Name(path)),
            _ => (plan, null),
        };
    }

    private static readonly Dictionary<string, YamlNode> New = new()
    {
        ["highlights"] = YamlChange.Block((PlanLists.Text, YamlChange.Text(WordlessParts.Unwritten))),
        ["objectives"] = YamlChange.Block((PlanLists.Text, YamlChange.Text(WordlessParts.Unwritten))),
        ["criteria"] = YamlChange.Block((PlanLists.Text, YamlChange.Text(WordlessParts.Unwritten))),
        ["actions"] = YamlChange.Block(("who", YamlChange.Text("customer"))),
        ["commitments"] = YamlChange.Block(("who", YamlChange.Text("customer")), ("every", YamlChange.Text("month"))),
        ["benefits"] = YamlChange.Block(),
    };

    /// <summary>Halfway to the last one, which is the goal and stays the last.</summary>
    private static (YamlNode, string?) AddedMilestone(YamlNode plan)
    {
        var count = plan.ItemsAt("milestones").Count;
        if (count == 0) return DraftLists.Added(plan, ["milestones"], Milestone(100));
        var at = (Percent(plan, count - 2) + Percent(plan, count - 1)) / 2;
        return (plan.WithItems(["milestones"], items => [.. items.Take(count - 1), Milestone(at), items[^1]]), DraftPath.Name("milestones", count - 1));
    }

    private static YamlEntries Milestone(int at) =>
        YamlChange.Block(("at", YamlChange.Text(string.Create(CultureInfo.InvariantCulture, $"{at}%"))), ("actions", YamlChange.List([YamlChange.Block(("who", YamlChange.Text("customer")))])));

    private static int Percent(YamlNode plan, int milestone) =>
        int.TryParse(plan.TextAt("milestones", milestone, "at")?.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : milestone < 0 ? 0 : 100;

    /// <summary>Within its list, step by step as by its buttons.</summary>
    private static (YamlNode, string?) MovedTo(YamlNode plan, IReadOnlyList<object> path, int target)
    {
        if (path is not [.., int from] || from == target || from >= plan.ItemsAt(path.SkipLast(1)).Count || target >= plan.ItemsAt(path.SkipLast(1)).Count) return (plan, null);
        string? at = null;
        for (var by = Math.Sign(target - from); from != target; from += by) (plan, at) = Moved(plan, [.. path.SkipLast(1), from], by);
        return (plan, at);
    }

    /// <summary>Two milestones that change places leave when they are due where it was.</summary>
    private static (YamlNode, string?) Moved(YamlNode plan, IReadOnlyList<object> path, int by)
    {
        var (moved, at) = DraftLists.Moved(plan, path, by);
        return (at is not null && path is ["milestones", int place] ? WithDueOf(moved, place, place + by) : moved, at);
    }

    private static YamlNode WithDueOf(YamlNode plan, int one, int other)
    {
        var (first, second) = (plan.At("milestones", one, "at"), plan.At("milestones", other, "at"));
        return plan.With(["milestones", one, "at"], second).With(["milestones", other, "at"], first);
    }
}
