using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Editing;

/// <summary>A line of a template or goal module that becomes an item of plans.</summary>
/// <param name="Kind">Of <see cref="ItemKind"/>.</param>
/// <param name="Key">The file's own; of a text in a list, its number, which others take when the list changes.</param>
/// <param name="Path">Where the form has its text.</param>
/// <param name="Milestone">Of an action: its milestone's key.</param>
public sealed record ItemPlace(string Kind, string Key, string Text, string Path, string? Milestone = null)
{
    /// <summary>A text of a list: its key is its number in this version, so over versions it is told by its text.</summary>
    public bool IsNumbered => Kind is ItemKind.Highlight or ItemKind.Criterion || (Kind == ItemKind.Objective && Path.Length > 0);

    /// <summary>What all versions together call it.</summary>
    public string Name => IsNumbered ? Text : Key;

    /// <summary>The field of the form that holds the text.</summary>
    public string Field => Kind == ItemKind.Objective && Path.Length == 0 ? "objective" : Kind is ItemKind.Highlight or ItemKind.Objective or ItemKind.Criterion ? $"{Path}/text" : $"{Path}/title";
}

/// <summary>Where a file, also one with mistakes, says what becomes an item of plans.</summary>
public static class ItemPlaces
{
    private static readonly (string List, string Kind)[] Texts = [("highlights", ItemKind.Highlight), ("objectives", ItemKind.Objective), ("criteria", ItemKind.Criterion)];

    /// <summary>In the order in which the form has them.</summary>
    public static IReadOnlyList<ItemPlace> Of(YamlNode plan) =>
    [
        .. plan.TextAt("objective") is { } objective ? [new ItemPlace(ItemKind.Objective, plan.TextAt("goal") ?? "", objective, "")] : Array.Empty<ItemPlace>(),
        .. Texts.SelectMany(one => Lines(plan, one.List, one.Kind)),
        .. Keyed(plan, "benefits", ItemKind.Benefit),
        .. plan.ItemsAt(PlanForm.Milestones).Index().SelectMany(one => Milestone(one.Index, one.Item)),
        .. Keyed(plan, "actions", ItemKind.Action).Select(action => action with { Milestone = plan.TextAt([.. DraftPath.Of(action.Path), "milestone"]) }),
        .. Keyed(plan, "commitments", ItemKind.Commitment),
    ];

    /// <summary>What an item of a plan is called in its file: without the phase, milestone, template or goal that its key in the plan begins with.</summary>
    public static string NameOf(string key) => key[(key.LastIndexOf('.') + 1)..];

    private static IEnumerable<ItemPlace> Milestone(int place, YamlNode milestone)
    {
        var path = DraftPath.Name(PlanForm.Milestones, place);
        var key = milestone.TextAt("key") ?? "";
        yield return new ItemPlace(ItemKind.Milestone, key, milestone.TextAt("title") ?? "", path);
        foreach (var action in Keyed(milestone, "actions", ItemKind.Action)) yield return action with { Path = $"{path}/{action.Path}", Milestone = key };
    }

    private static IEnumerable<ItemPlace> Keyed(YamlNode plan, string list, string kind) =>
        plan.ItemsAt(list).Select((line, place) => new ItemPlace(kind, line.TextAt("key") ?? "", line.TextAt("title") ?? "", DraftPath.Name(list, place)));

    private static IEnumerable<ItemPlace> Lines(YamlNode plan, string list, string kind) =>
        plan.ItemsAt(list).Select((line, place) => new ItemPlace(kind, DraftPath.Name(place + 1), line is YamlScalar text ? text.Value : line.TextAt("text") ?? "", DraftPath.Name(list, place)));
}
