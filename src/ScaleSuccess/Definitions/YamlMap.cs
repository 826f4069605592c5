using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>
/// One block of keys in a YAML file. Reading a key marks it as known; <see cref="NoMore"/> reports the rest. What is
/// missing or wrong is recorded and read as an empty value, so that reading continues and finds every mistake.
/// </summary>
public sealed partial class YamlMap(string file, string about, YamlEntries node, List<Mistake> mistakes)
{
    /// <summary>In one list or block. No definition needs more, and every check of one against another stays small.</summary>
    private const int MostEntries = 200;
    private const int MostKey = 40;

    private readonly HashSet<string> known = [];

    public bool Has(string key) => Find(key) is not null;

    /// <summary>These keys belong to another reader of the same file.</summary>
    public void Leave(params string[] keys) => known.UnionWith(keys);

    public string Text(string key, int most = 200, Func<string, IEnumerable<Flaw>>? check = null) =>
        OptionalText(key, most, check) ?? Missing(key, "");

    public string? OptionalText(string key, int most = 200, Func<string, IEnumerable<Flaw>>? check = null) =>
        Scalar(key) is { } scalar ? Checked(key, scalar, most, check) : null;

    /// <summary>A list of texts; null when the key is absent.</summary>
    public IReadOnlyList<string>? Texts(string key, int most, Func<string, IEnumerable<Flaw>>? check = null) =>
        List(key)?.Select(item => item is YamlScalar scalar
            ? Checked(key, scalar, most, check)
            : Wrong(item.Line, key, "Each line of this list should be a text.", "")).ToList();

    /// <summary>A list whose items are texts, or blocks with a key <c>text</c> and more; null when the key is absent.</summary>
    public IReadOnlyList<(string Text, YamlMap? More)>? TextsWithMore(string key, int most, Func<string, IEnumerable<Flaw>>? check = null) =>
        List(key)?.Select((item, place) =>
        {
            if (item is not YamlEntries block) return (item is YamlScalar text ? Checked(key, text, most, check) : Wrong(item.Line, key, "Each line of this list should be a text.", ""), null);
            var more = new YamlMap(file, $"{about}, `{key}`, line {place + 1}", block, mistakes);
            return (more.Text("text", most, check), (YamlMap?)more);
        }).ToList();

    /// <summary>Whether this can be a key.</summary>
    public static bool IsKey(string text) => text.Length <= MostKey && KeyShape().IsMatch(text);

    /// <summary>A key by which code, tables and other files name this.</summary>
    public string Key(string key)
    {
        var value = Text(key, MostKey);
        return value.Length == 0 || KeyShape().IsMatch(value) ? value
            : Wrong(key, $"`{value}` should be lower-case letters, digits and _ or -, starting with a letter.", value);
    }

    public bool Flag(string key) => Scalar(key)?.Value switch
    {
        null or "false" => false,
        "true" => true,
        var other => Wrong(key, $"It should be true or false, not `{other}`.", false),
    };

    /// <summary>As it stands there, also where it is no number; null: nothing.</summary>
    public string? Typed(string key) => Find(key) is { Value: YamlScalar { Value.Length: > 0 } scalar } ? scalar.Value : null;

    public bool HasEmptyList(string key) => Find(key) is { Value: YamlList { Items.Count: 0 } };

    public double? Number(string key, double min, double max)
    {
        if (Scalar(key) is not { } scalar) return null;
        if (!double.TryParse(scalar.Value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Wrong<double?>(key, $"It should be a number, not `{scalar.Value}`.", null);
        return number >= min && number <= max ? number
            : Wrong<double?>(key, string.Create(CultureInfo.InvariantCulture, $"It should be from {min} to {max}, not {number}."), null);
    }

    /// <summary>A whole number; the fallback where the key may be absent.</summary>
    public int Whole(string key, int min, int max, int? fallback = null)
    {
        if (!Has(key)) return fallback ?? Missing(key, min);
        if (Number(key, min, max) is not { } number) return min;
        return number % 1 == 0 ? (int)number
            : Wrong(key, string.Create(CultureInfo.InvariantCulture, $"It should be a whole number, not {number}."), min);
    }

    /// <summary>One of a few words; the fallback where the key may be absent.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, string? fallback = null)
    {
        if (fallback is not null && !Has(key)) return words[fallback];
        var word = Text(key);
        if (words.TryGetValue(word, out var value)) return value;
        var (any, all) = (words.First().Value, string.Join(", ", words.Keys));
        return word.Length == 0 ? any : Wrong(key, $"`{word}` is not one of {all}.{ClosestName.Hint(word, words.Keys)}", any);
    }

    /// <summary>A block below this one; null when absent.</summary>
    public YamlMap? Map(string key) => Find(key) switch
    {
        null => null,
        { Value: YamlEntries map } => new YamlMap(file, $"{about}, `{key}`", map, mistakes),
        var entry => Wrong<YamlMap?>(entry.Line, key, "It should hold keys of its own, such as `name: value`.", null),
    };

    /// <summary>The value is a block of keys.</summary>
    public bool HasBlock(string key) => Find(key)?.Value is YamlEntries;

    /// <summary>The single values of a block, however many; empty when absent.</summary>
    public IReadOnlyDictionary<string, string> Values(string key) => Map(key)?.Single ?? new Dictionary<string, string>();

    private Dictionary<string, string> Single =>
        node.Entries.DistinctBy(entry => entry.Key).Where(entry => entry.Value is YamlScalar).ToDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Value);

    /// <summary>Its own keys, all of them known then.</summary>
    public IReadOnlyList<string> Keys()
    {
        var names = Bounded(node.Entries, node.Line, about).Select(entry => entry.Key).Distinct().ToList();
        known.UnionWith(names);
        return names;
    }

    /// <summary>A block, or a list of blocks; empty when absent.</summary>
    public IReadOnlyList<YamlMap> Blocks(string key) =>
        Find(key)?.Value is not YamlList ? Map(key) is { } one ? [one] : [] : Maps(key, $"`{key}`");

    /// <summary>A list of blocks, each called by its noun and key, e.g. "question `goals`"; empty when absent.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, string noun, string calledBy = "key") =>
        List(key)?.Select((item, place) => item is YamlEntries map
            ? new YamlMap(file, $"{noun} {Called(map, calledBy, place)}", map, mistakes)
            : Wrong<YamlMap?>(item.Line, key, $"Each {noun} should hold keys such as `{calledBy}: …`.", null))
        .OfType<YamlMap>().ToList() ?? [];

    /// <summary>All keys with the texts listed below each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists() =>
        Bounded(node.Entries, node.Line, about).DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => Texts(entry.Key, 60) ?? []);

    public void Wrong(string key, string sentence) => Wrong(Find(key)?.Line ?? node.Line, key, sentence, false);

    public T Missing<T>(string key, T instead) =>
        Has(key) ? instead : Wrong(node.Line, key, $"`{key}` is missing.", instead);

    /// <summary>Reports keys that were not read.</summary>
    public void NoMore()
    {
        foreach (var entry in node.Entries.Where(entry => !known.Contains(entry.Key)))
            Wrong(entry.Line, entry.Key, $"Unknown key.{ClosestName.Hint(entry.Key, known)}{CommaHint(entry)}", false);
    }

    /// <summary>Reports each block whose key an earlier one has.</summary>
    public static void EachOnce(IEnumerable<YamlMap> blocks, string key)
    {
        var first = new Dictionary<string, int>();
        foreach (var block in blocks)
        {
            if (block.Find(key)?.Value is not YamlScalar { Value.Length: > 0 } name) continue;
            if (!first.TryAdd(name.Value, name.Line))
                block.Wrong(key, $"`{name.Value}` is used twice, first in line {first[name.Value]}.");
        }
    }

    // { hint: Try it, then go on } is two keys to YAML.
    private static string CommaHint(YamlEntry entry) =>
        entry.Key.Contains(' ') && entry.Value is YamlScalar { Value: "", Quoted: false }
            ? " If it belongs to the text before it, put that text in quotes." : "";

    private static string Called(YamlEntries map, string calledBy, int place) =>
        map.Entries.FirstOrDefault(entry => entry.Key == calledBy)?.Value is YamlScalar { Value.Length: > 0 } name
            ? $"`{name.Value}`" : $"{place + 1}";

    private YamlEntry? Find(string key)
    {
        known.Add(key);
        return node.Entries.FirstOrDefault(entry => entry.Key == key);
    }

    private YamlScalar? Scalar(string key) => Find(key) switch
    {
        null => null,
        { Value: YamlScalar scalar } => scalar,
        var entry => Wrong<YamlScalar?>(entry.Line, key, "It should be a single value.", null),
    };

    private IReadOnlyList<YamlNode>? List(string key) => Find(key) switch
    {
        null => null,
        { Value: YamlList { Items.Count: > 0 } list } => Bounded(list.Items, list.Line, key),
        { Value: YamlList } entry => Wrong<IReadOnlyList<YamlNode>?>(entry.Line, key, "The list is empty: fill it or remove it.", []),
        var entry => Wrong<IReadOnlyList<YamlNode>?>(entry.Line, key, "It should be a list, each line starting with `-`.", []),
    };

    private IReadOnlyList<T> Bounded<T>(IReadOnlyList<T> entries, int line, string key) => entries.Count <= MostEntries ? entries
        : Wrong(line, key, $"It has {entries.Count} entries; at most {MostEntries} are allowed.", (IReadOnlyList<T>)[.. entries.Take(MostEntries)]);

    private string Checked(string key, YamlScalar scalar, int most, Func<string, IEnumerable<Flaw>>? check)
    {
        var text = scalar.Value.Trim();
        if (text.Length == 0) return Wrong(scalar.Line, key, "It is empty.", "");
        if (text.Length > most) return Wrong(scalar.Line, key, $"It has {text.Length} characters; at most {most} are allowed.", text[..most]);
        foreach (var flaw in check?.Invoke(scalar.Value) ?? []) Wrong(scalar.FirstLine + flaw.Line, key, flaw.Sentence, false);
        return text;
    }

    private T Wrong<T>(string key, string sentence, T instead) => Wrong(Find(key)?.Line ?? node.Line, key, sentence, instead);

    private T Wrong<T>(int line, string key, string sentence, T instead)
    {
        mistakes.Add(new Mistake(file, line, $"{about}, `{key}`", sentence));
        return instead;
    }

    [GeneratedRegex("^[a-z][a-z0-9_-]*$")]
    private static partial Regex KeyShape();
}
