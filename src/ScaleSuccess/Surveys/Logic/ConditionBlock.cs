using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Logic;

/// <summary>
/// Reads a condition: a block whose lines must all hold, or a list of such blocks, of which one must. A line names a question or a
/// fact and lists the choices of which any fits, or says another comparison: <c>mood: { at_most: 6 }</c>.
/// </summary>
internal static class ConditionBlock
{
    private static readonly IReadOnlyDictionary<string, Comparison> Words = new Dictionary<string, Comparison>
    {
        ["any_of"] = Comparison.AnyOf, ["all_of"] = Comparison.AllOf, ["none_of"] = Comparison.NoneOf,
        ["at_least"] = Comparison.AtLeast, ["at_most"] = Comparison.AtMost, ["answered"] = Comparison.Answered,
    };

    /// <returns>Null when the key is absent or nothing of it can be read.</returns>
    public static Condition? Read(YamlMap map, string key)
    {
        var groups = map.Blocks(key).Select(Lines).Where(lines => lines.Count > 0).ToList();
        return groups.Count == 0 ? null : new Condition(groups);
    }

    private static List<ConditionLine> Lines(YamlMap group)
    {
        var names = group.Keys();
        return [.. names.Select(name => Line(group, name)).OfType<ConditionLine>()];
    }

    private static ConditionLine? Line(YamlMap group, string name)
    {
        if (!group.HasBlock(name)) return group.Texts(name, 60) is { } any ? new ConditionLine(name, Comparison.AnyOf, any) : null;
        var block = group.Map(name)!;
        if (block.Keys() is not [var word])
        {
            group.Wrong(name, $"It should say one of {string.Join(", ", Words.Keys)}.");
            return null;
        }
        if (!Words.TryGetValue(word, out var comparison))
        {
            group.Wrong(name, $"`{word}` is not one of {string.Join(", ", Words.Keys)}.{ClosestName.Hint(word, Words.Keys)}");
            return null;
        }
        return comparison switch
        {
            Comparison.Answered => new ConditionLine(name, block.Flag(word) ? Comparison.Answered : Comparison.NotAnswered, []),
            Comparison.AtLeast or Comparison.AtMost => block.Number(word, -1e9, 1e9) is { } number ? new ConditionLine(name, comparison, [], number) : null,
            _ => block.Texts(word, 60) is { } values ? new ConditionLine(name, comparison, values) : null,
        };
    }
}
