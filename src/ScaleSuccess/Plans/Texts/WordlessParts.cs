using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Plans.Texts;

/// <summary>Lines and milestones of a template or a goal module that somebody has added and not worded yet.</summary>
public static class WordlessParts
{
    /// <summary>What a line says that says nothing yet.</summary>
    public const string Unwritten = "…";

    /// <summary>Lists whose lines are texts without keys.</summary>
    internal static readonly IReadOnlyList<string> Lines = ["highlights", "objectives", "criteria"];

    private static readonly string[] Titled = ["milestones", "actions", "commitments", "benefits"];

    /// <summary>Their paths, in the order of the lists; of a milestone without words not those of its actions.</summary>
    public static IReadOnlyList<IReadOnlyList<object>> In(YamlNode plan) =>
    [
        .. from list in Lines from line in plan.ItemsAt(list).Index() where IsUnwritten(line.Item) select (IReadOnlyList<object>)[list, line.Index],
        .. from list in Titled
           from part in plan.ItemsAt(list).Index()
           from path in IsWordless(part.Item) ? [[list, part.Index]]
               : part.Item.ItemsAt("actions").Index().Where(action => IsWordless(action.Item)).Select(action => (IReadOnlyList<object>)[list, part.Index, "actions", action.Index])
           select path,
    ];

    /// <summary>The file without them; null: there are none, or it cannot be read.</summary>
    public static string? Without(string text)
    {
        if (YamlFile.Nodes(text) is not YamlEntries plan || In(plan) is not { Count: > 0 } wordless) return null;
        return RewriteYaml.Of(text, wordless.Reverse().Aggregate((YamlNode)plan, (rest, path) => rest.WithItems([.. path.SkipLast(1)], items => [.. items.Where((_, place) => place != (int)path[^1])])));
    }

    /// <param name="line">Its words alone, or a block with more.</param>
    internal static bool IsUnwritten(YamlNode line) => IsUnwritten((line as YamlScalar)?.Value ?? line.TextAt("text"));

    internal static bool IsUnwritten(string? text) => text?.Trim() == Unwritten;

    private static bool IsWordless(YamlNode part) => part is YamlEntries && part.TextAt("title") is null;
}
