using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Memory;
using ScaleSuccess.Foundation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScaleSuccess.Definitions;

/// <summary>
/// Reads a YAML file into nodes that know their line, so that every mistake can name its line. Built on the
/// parser's events: the ready-made object models stop at the first mistake and drop the lines of keys.
/// </summary>
public static partial class YamlFile
{
    public const int MostCharacters = 200_000;
    private const int Deepest = 12;
    private const string TooDeep = "nested too deeply";

    /// <summary>Of a line that cannot be read, in characters.</summary>
    private const int MostShown = 80;

    /// <summary>More are not listed: who fixes these sees the next.</summary>
    private const int MostMistakes = 100;

    /// <summary>In characters. Checking one draft reads each file beside it a dozen times; all shipped ones together have 70,000.</summary>
    private const int MostRemembered = 1_000_000;

    /// <summary>What texts were parsed to: a text says the same always, on each server.</summary>
    private static readonly MemoryCache Remembered = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    private sealed record Parsed(YamlNode? Root, IReadOnlyList<Mistake> Mistakes);

    /// <summary>The value, or every mistake that the parser and <paramref name="read"/> found, by line.</summary>
    public static Read<T> Read<T>(string file, string content, string about, Func<YamlMap, T> read)
    {
        var mistakes = new List<Mistake>();
        if (Parse(file, content, mistakes) is YamlEntries root)
        {
            var value = read(new YamlMap(file, about, root, mistakes));
            return mistakes.Count == 0 ? new Read<T>.Good(value) : new Read<T>.Bad(Listed(file, mistakes)) { Partial = value };
        }
        if (mistakes.Count == 0)
            mistakes.Add(new Mistake(file, 1, about, "The file is empty: it should contain lines such as `title: …`."));
        return new Read<T>.Bad(Listed(file, mistakes));
    }

    /// <summary>Whether the file names this key at its outermost level; a file that cannot be read names none.</summary>
    public static bool Names(string content, string key) =>
        Parse("", content, []) is YamlEntries root && root.Entries.Any(entry => entry.Key == key);

    /// <summary>The value of a key at the outermost level; null when it is absent, is no single value, or the file cannot be read.</summary>
    public static string? Value(string content, string key) =>
        ((Parse("", content, []) as YamlEntries)?.Entries.FirstOrDefault(entry => entry.Key == key)?.Value as YamlScalar)?.Value;

    /// <summary>The file as nodes, to look up lines and texts in; null when it cannot be read.</summary>
    public static YamlNode? Nodes(string content) => Parse("", content, []);

    private static List<Mistake> Listed(string file, List<Mistake> mistakes)
    {
        var listed = mistakes.OrderBy(mistake => mistake.Line).Take(MostMistakes).ToList();
        if (mistakes.Count > MostMistakes)
            listed.Add(new Mistake(file, listed[^1].Line, "file", $"There are {mistakes.Count - MostMistakes} more mistakes after these."));
        return listed;
    }

    private static YamlNode? Parse(string file, string content, List<Mistake> mistakes)
    {
        if (!Remembered.TryGetValue(content, out Parsed? parsed))
        {
            var found = new List<Mistake>();
            parsed = new Parsed(ParseAnew(content, found), found);
            Remembered.Set(content, parsed, new MemoryCacheEntryOptions { Size = content.Length, SlidingExpiration = TimeSpan.FromMinutes(10) });
        }
        mistakes.AddRange(parsed!.Mistakes.Select(mistake => mistake with { File = file }));
        return parsed.Root;
    }

    private static YamlNode? ParseAnew(string content, List<Mistake> mistakes)
    {
        if (PlainCharacters.Flaw(content, MostCharacters) is { } flaw)
        {
            mistakes.Add(new Mistake("", flaw.Line + 1, "file", flaw.Sentence));
            return null;
        }
        var parser = new Parser(new StringReader(content));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            var node = Node(parser, mistakes, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                mistakes.Add(new Mistake("", (int)second.Start.Line, "`---`", "A file holds one document: remove this line."));
            return node;
        }
        catch (YamlException wrong)
        {
            mistakes.Add(wrong.Message == TooDeep ? new Mistake("", (int)wrong.Start.Line, "YAML", $"The file cannot be read: it is {TooDeep}.") : Unreadable(content, (int)wrong.Start.Line));
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // On some texts the parser fails by an exception of another type than its own (an index, an argument, a null).
            mistakes.Add(Unreadable(content, LastLine(parser)));
            return null;
        }
    }

    /// <summary>In the words of somebody who has never heard of a parser: the line, and what to look for there.</summary>
    private static Mistake Unreadable(string content, int number)
    {
        var lines = content.Split('\n');
        // Where the parser gave up; at the end of the file, the last line that says something.
        var at = Math.Clamp(number, 1, lines.Length) - 1;
        while (at > 0 && lines[at].Trim().Length == 0) at--;
        // At a tab it gives up long before the line, or after it.
        if (Array.FindIndex(lines, IsTabbed) is >= 0 and var tabbed) at = tabbed;
        var line = lines[at].TrimEnd('\r');
        var shown = line.Trim().Replace('`', '\'');
        return new Mistake("", at + 1, "YAML", $"The file cannot be read from here on: `{(shown.Length > MostShown ? shown[..MostShown] + "…" : shown)}`. {LookFor(line)}");
    }

    private static bool IsTabbed(string line) => Indent().Match(line).Value.Contains('\t') && line.Trim().Length > 0;

    private static string LookFor(string line)
    {
        var value = Value().Match(line).Groups[1].Value;
        if (IsTabbed(line)) return "The line is indented with a tab: use spaces.";
        if (IsOpen(value, '"') || IsOpen(value, '\'')) return "A quote is missing: put one before the text and one after it.";
        if (value.Contains("{{", StringComparison.Ordinal) && value[0] != '"' && value[0] != '\'') return "Put a text with `{{` in quotes, from its beginning to its end.";
        if (Count('{') != Count('}') || Count('[') != Count(']')) return "A bracket is missing: what `{` or `[` opens, `}` or `]` closes on the same line.";
        if (value.Length > 0 && "@`%&*!|>".Contains(value[0])) return $"A text that begins with `{(value[0] == '`' ? '\'' : value[0])}` needs quotes around it.";
        if (value.Contains(": ", StringComparison.Ordinal) && !"{[\"'".Contains(value[0])) return "A text with a colon needs quotes around it.";
        if (line.Contains(':') ? Colon().IsMatch(line) : !line.TrimStart().StartsWith('-')) return "A colon and a space come after the name: `title: …`.";
        return "Look at the spaces at its beginning: lines that belong together begin at the same place, as the ones above it do.";

        int Count(char bracket) => value.AsSpan().Count(bracket);
    }

    private static bool IsOpen(string value, char mark) => value.Length > 0 && value[0] == mark && value.AsSpan().Count(mark) % 2 == 1;

    [GeneratedRegex(@"^\s*")]
    private static partial Regex Indent();

    /// <summary>What stands after the name, or after the dash of a list.</summary>
    [GeneratedRegex(@"^\s*(?:-\s+)?(?:[A-Za-z0-9_-]+:\s+)?(.*)$")]
    private static partial Regex Value();

    [GeneratedRegex(@"^\s*[a-z_]+:[^\s]")]
    private static partial Regex Colon();

    private static int LastLine(Parser parser) => Math.Max(1, (int)(parser.Current?.End.Line ?? 1));

    private static YamlNode Node(Parser parser, List<Mistake> mistakes, int depth)
    {
        var line = (int)parser.Current!.Start.Line;
        if (depth > Deepest) throw new YamlException(parser.Current.Start, parser.Current.End, TooDeep);
        if (parser.TryConsume<AnchorAlias>(out _))
        {
            mistakes.Add(new Mistake("", line, "`*`", "References are not supported: repeat the text."));
            return new YamlScalar(line, line, "", true);
        }
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            Check(scalar, mistakes);
            var block = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
            return new YamlScalar(line, block ? line + 1 : line, scalar.Value, scalar.Style != ScalarStyle.Plain);
        }
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, mistakes, depth + 1));
            return new YamlList(line, items);
        }
        parser.Consume<MappingStart>();
        return new YamlEntries(line, Entries(parser, mistakes, depth));
    }

    private static List<YamlEntry> Entries(Parser parser, List<Mistake> mistakes, int depth)
    {
        var entries = new List<YamlEntry>();
        var first = new Dictionary<string, int>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            Check(key, mistakes);
            var line = (int)key.Start.Line;
            if (!first.TryAdd(key.Value, line))
                mistakes.Add(new Mistake("", line, $"`{key.Value}`", $"The key is used twice, first in line {first[key.Value]}."));
            entries.Add(new YamlEntry(key.Value, line, Node(parser, mistakes, depth + 1)));
        }
        return entries;
    }

    private static void Check(Scalar scalar, List<Mistake> mistakes)
    {
        if (PlainCharacters.Wrong(scalar.Value) is { } wrong) mistakes.Add(new Mistake("", (int)scalar.Start.Line, "YAML", wrong));
    }
}
