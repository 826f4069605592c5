using System.Globalization;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Conditions;

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

    /// <summary>As a file says it; lines about one question stand together.</summary>
    public static YamlNode Written(Condition condition)
    {
        var groups = condition.Groups.Select(lines => YamlChange.Block(lines.GroupBy(line => line.Name).Select(same => (same.Key, Node(same.ToList()))))).ToList();
        return groups is [var only] ? only : YamlChange.List(groups);
    }

    private static YamlNode? Node(List<ConditionLine> same) => same is [{ Comparison: Comparison.AnyOf, Values: var values }] ? Texts(values)
        : YamlChange.Block(same.DistinctBy(line => line.Comparison).Select(line => (Word(line.Comparison), line.Comparison switch
        {
            Comparison.Answered => YamlChange.Text("true"),
            Comparison.NotAnswered => YamlChange.Text("false"),
            Comparison.AtLeast or Comparison.AtMost => YamlChange.Text(line.Number?.ToString(CultureInfo.InvariantCulture) ?? string.Join(", ", line.Values)),
            _ => (YamlNode?)Texts(line.Values),
        })));

    private static YamlList Texts(IEnumerable<string> values) => YamlChange.List(values.Select(YamlChange.Text));

    private static string Word(Comparison comparison) => Words.First(word => word.Value == (comparison == Comparison.NotAnswered ? Comparison.Answered : comparison)).Key;

    /// <returns>Null when the key is absent or nothing of it can be read.</returns>
    public static Condition? Read(YamlMap map, string key)
    {
        var groups = map.Blocks(key).Select(Lines).Where(lines => lines.Count > 0).ToList();
        return groups.Count == 0 ? null : new Condition(groups);
    }

    private static List<ConditionLine> Lines(YamlMap group)
    {
        var names = group.Keys();
        return [.. names.SelectMany(name => Lines(group, name))];
    }

    private static IEnumerable<ConditionLine> Lines(YamlMap group, string name)
    {
        if (!group.HasBlock(name)) return Chosen(group, name) is { } any ? [new ConditionLine(name, Comparison.AnyOf, any)] : [];
        var block = group.Map(name)!;
        var words = block.Keys();
        if (words.Count == 0) group.Wrong(name, $"It should say one of {string.Join(", ", Words.Keys)}.");
        return [.. words.Select(word => Line(group, block, name, word)).OfType<ConditionLine>()];
    }

    private static ConditionLine? Line(YamlMap group, YamlMap block, string name, string word)
    {
        if (!Words.TryGetValue(word, out var comparison))
        {
            group.Wrong(name, $"`{word}` is not one of {string.Join(", ", Words.Keys)}.{ClosestName.Hint(word, Words.Keys)}");
            return null;
        }
        return comparison switch
        {
            Comparison.Answered => new ConditionLine(name, block.Flag(word) ? Comparison.Answered : Comparison.NotAnswered, []),
            Comparison.AtLeast or Comparison.AtMost => block.Number(word, -1e9, 1e9) is { } number ? new ConditionLine(name, comparison, [], number) : new ConditionLine(name, comparison, [.. new[] { block.Typed(word) }.OfType<string>()]),
            _ => Chosen(block, word) is { } values ? new ConditionLine(name, comparison, values) : null,
        };
    }

    private static IReadOnlyList<string>? Chosen(YamlMap map, string key)
    {
        if (!map.HasEmptyList(key)) return map.Texts(key, 60);
        map.Wrong(key, "Nothing is chosen: choose what it is compared with, or take this line out.");
        return [];
    }
}
