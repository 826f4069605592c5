using ScaleSuccess.Foundation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScaleSuccess.Definitions;

/// <summary>
/// Reads a YAML file into nodes that know their line, so that every mistake can name its line. Built on the
/// parser's events: the ready-made object models stop at the first mistake and drop the lines of keys.
/// </summary>
public static class YamlFile
{
    public const int MostCharacters = 200_000;
    private const int Deepest = 12;

    /// <summary>The value, or every mistake that the parser and <paramref name="read"/> found, by line.</summary>
    public static Read<T> Read<T>(string file, string content, string about, Func<YamlMap, T> read)
    {
        var mistakes = new List<Mistake>();
        if (Parse(file, content, mistakes) is YamlEntries root)
        {
            var value = read(new YamlMap(file, about, root, mistakes));
            if (mistakes.Count == 0) return new Read<T>.Good(value);
        }
        else if (mistakes.Count == 0)
            mistakes.Add(new Mistake(file, 1, about, "The file is empty: it should contain lines such as `title: …`."));
        return new Read<T>.Bad([.. mistakes.OrderBy(mistake => mistake.Line)]);
    }

    /// <summary>Whether the file names this key at its outermost level; a file that cannot be read names none.</summary>
    public static bool Names(string content, string key) =>
        Parse("", content, []) is YamlEntries root && root.Entries.Any(entry => entry.Key == key);

    /// <summary>The value of a key at the outermost level; null when it is absent, is no single value, or the file cannot be read.</summary>
    public static string? Value(string content, string key) =>
        ((Parse("", content, []) as YamlEntries)?.Entries.FirstOrDefault(entry => entry.Key == key)?.Value as YamlScalar)?.Value;

    /// <summary>The line of what a path of keys (text) and places in lists (numbers) leads to, as far as it leads.</summary>
    public static int Line(string content, params object[] path)
    {
        var (node, line) = (Parse("", content, []), 0);
        foreach (var step in path)
        {
            var entry = (node as YamlEntries)?.Entries.FirstOrDefault(entry => step.Equals(entry.Key));
            node = step is int place && node is YamlList list ? list.Items.ElementAtOrDefault(place) : entry?.Value;
            if (node is null) break;
            line = entry?.Line ?? node.Line;
        }
        return line;
    }

    /// <summary>Every text in the file.</summary>
    public static IEnumerable<YamlScalar> Texts(string content) => Below(Parse("", content, []));

    private static IEnumerable<YamlScalar> Below(YamlNode? node) => node switch
    {
        YamlScalar text => [text],
        YamlList list => list.Items.SelectMany(Below),
        YamlEntries map => map.Entries.SelectMany(entry => Below(entry.Value)),
        _ => [],
    };

    private static YamlNode? Parse(string file, string content, List<Mistake> mistakes)
    {
        if (content.Length > MostCharacters)
        {
            mistakes.Add(new Mistake(file, 0, "file", $"It is longer than {MostCharacters:N0} characters."));
            return null;
        }
        try
        {
            var parser = new Parser(new StringReader(content));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            var node = Node(parser, file, mistakes, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                mistakes.Add(new Mistake(file, (int)second.Start.Line, "`---`", "A file holds one document: remove this line."));
            return node;
        }
        catch (YamlException wrong)
        {
            mistakes.Add(new Mistake(file, (int)wrong.Start.Line, "YAML", $"This cannot be read: {wrong.Message.TrimEnd('.')}."));
            return null;
        }
    }

    private static YamlNode Node(Parser parser, string file, List<Mistake> mistakes, int depth)
    {
        var line = (int)parser.Current!.Start.Line;
        if (depth > Deepest) throw new YamlException(parser.Current.Start, parser.Current.End, "nested too deeply");
        if (parser.TryConsume<AnchorAlias>(out _))
        {
            mistakes.Add(new Mistake(file, line, "`*`", "References are not supported: repeat the text."));
            return new YamlScalar(line, line, "", true);
        }
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var block = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
            return new YamlScalar(line, block ? line + 1 : line, scalar.Value, scalar.Style != ScalarStyle.Plain);
        }
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, file, mistakes, depth + 1));
            return new YamlList(line, items);
        }
        parser.Consume<MappingStart>();
        return new YamlEntries(line, Entries(parser, file, mistakes, depth));
    }

    private static List<YamlEntry> Entries(Parser parser, string file, List<Mistake> mistakes, int depth)
    {
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var line = (int)key.Start.Line;
            if (entries.Find(entry => entry.Key == key.Value) is { } first)
                mistakes.Add(new Mistake(file, line, $"`{key.Value}`", $"The key is used twice, first in line {first.Line}."));
            entries.Add(new YamlEntry(key.Value, line, Node(parser, file, mistakes, depth + 1)));
        }
        return entries;
    }
}
