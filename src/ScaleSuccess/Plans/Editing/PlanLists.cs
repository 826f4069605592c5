using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Editing;

/// <summary>
/// Lists whose lines are texts, or blocks where a line is for some customers only. While a form changes them every line is a block; what
/// is only a text then is written as one, and what says nothing is left out.
/// </summary>
internal static class PlanLists
{
    public const string Text = "text";
    public static readonly IReadOnlyList<string> Keys = WordlessParts.Lines;

    public static YamlNode Opened(YamlNode plan) => Each(plan, line => line is YamlScalar ? YamlChange.Block((Text, line)) : line);

    public static YamlNode Closed(YamlNode plan) => Each(plan, line => line switch
    {
        YamlEntries { Entries: [{ Key: Text, Value: YamlScalar text }] } => text,
        YamlEntries block when block.TextAt(Text) is null => null,
        _ => line,
    });

    private static YamlNode Each(YamlNode plan, Func<YamlNode, YamlNode?> change) => Keys.Aggregate(plan, (changed, key) => changed.At(key) is YamlList
        ? changed.WithItems([key], lines => [.. lines.Select(change).OfType<YamlNode>()]) : changed);
}
