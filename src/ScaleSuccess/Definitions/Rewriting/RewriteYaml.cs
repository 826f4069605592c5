namespace ScaleSuccess.Definitions.Rewriting;

/// <summary>
/// Writes what a form has changed into the file that it came from: what is as it was keeps its lines, with comments, blank lines and the way that it is
/// written. The comment lines before an entry or an item belong to it: they move with it and go with it.
/// </summary>
public sealed class RewriteYaml
{
    /// <summary>What was written on one line may grow.</summary>
    private const int LongestFlow = 180;

    private readonly string[] lines;

    private RewriteYaml(string source) => lines = source.ReplaceLineEndings("\n").Split('\n');

    /// <param name="source">A file.</param>
    /// <param name="now">What it is to say.</param>
    /// <returns>A file that says just that, with as much of the source as there is room for.</returns>
    public static string Of(string source, YamlNode now)
    {
        source = source.ReplaceLineEndings("\n");
        if (YamlFile.Nodes(source) is YamlEntries was && YamlSourceFile.Read(source) is { IsBlock: true, Parts.Count: > 0 } place && now is YamlEntries { Entries.Count: > 0 } entries
            && new RewriteYaml(source).Whole(place, was, entries) is var text && Says(text, now)) return text;
        return string.Concat(source.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line + "\n")) + YamlOutputFile.Write(now);
    }

    /// <summary>Another way to write the same is the same.</summary>
    public static bool IsSame(YamlNode? one, YamlNode? other) => (one, other) switch
    {
        (YamlScalar a, YamlScalar b) => a.Value == b.Value,
        (YamlList a, YamlList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => IsSame(pair.First, pair.Second)),
        (YamlEntries a, YamlEntries b) => a.Entries.Count == b.Entries.Count && a.Entries.Zip(b.Entries).All(pair => pair.First.Key == pair.Second.Key && IsSame(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    private static bool Says(string text, YamlNode now) => IsSame(YamlFile.Nodes(text), now);

    private string Whole(YamlSource place, YamlEntries was, YamlEntries now)
    {
        // What the file begins with stays there, whatever becomes of its first entry.
        var body = Entries(place, was, now, place.First);
        return string.Join('\n', [.. Lines(1, place.First - 1), .. body, .. Lines(place.Last + 1, lines.Length)]);
    }

    /// <param name="from">The line behind what stands before the block.</param>
    private List<string> Entries(YamlSource place, YamlEntries was, YamlEntries now, int from)
    {
        var before = Before(place, from);
        return [.. now.Entries.SelectMany(entry => place.Parts.Index().FirstOrDefault(part => part.Item.Key == entry.Key) is { Item: { } part } known
            ? [.. before[known.Index], .. Entry(part, was.Entries[known.Index].Value, entry, place.Column)]
            : Indented(YamlOutputFile.Write(YamlChange.Block((entry.Key, entry.Value))), place.Column))];
    }

    private IEnumerable<string> Entry(YamlSourcePart part, YamlNode was, YamlEntry now, int indent)
    {
        var first = new string(' ', indent) + lines[part.First - 1][part.Column..];
        if (IsSame(was, now.Value)) return [first, .. Lines(part.First + 1, part.Value.Last)];
        if (part.Value is { IsBlock: true } value && value.First > part.First && Inside(value, was, now.Value, part.First + 1) is { } inside) return [first, .. inside];
        if (Flow(part.Value, was, now.Value) is { Length: <= LongestFlow } flow) return [first[..(first.Length - lines[part.First - 1].Length + part.Value.Column)] + flow + Behind(part.Value)];
        return WithComment(Indented(YamlOutputFile.Write(YamlChange.Block((part.Key!, now.Value))), indent), part.Value);
    }

    /// <summary>Null: it has to be written anew.</summary>
    private List<string>? Inside(YamlSource place, YamlNode was, YamlNode now, int from) => (was, now) switch
    {
        (YamlEntries before, YamlEntries { Entries.Count: > 0 } after) => Entries(place, before, after, from),
        (YamlList before, YamlList { Items.Count: > 0 } after) when place.Parts.All(part => Dash(part) >= 0) => Items(place, before, after, from),
        _ => null,
    };

    private List<string> Items(YamlSource place, YamlList was, YamlList now, int from)
    {
        var (before, pairs) = (Before(place, from), PairItems.Of(was.Items, now.Items));
        var dash = Dash(place.Parts[0]);
        return [.. now.Items.SelectMany((item, at) => pairs[at] is { } known
            ? [.. before[known], .. Item(place.Parts[known], was.Items[known], item)]
            : NewItem(item, dash))];
    }

    private IEnumerable<string> Item(YamlSourcePart part, YamlNode was, YamlNode now)
    {
        if (IsSame(was, now)) return Lines(part.First, part.Value.Last);
        if (part.Value.IsBlock && was is YamlEntries before && now is YamlEntries { Entries.Count: > 0 } after)
        {
            var inside = Entries(part.Value, before, after, part.First);
            // What was said before its first entry comes before the dash.
            var first = inside.FindIndex(line => line.Trim() is [not '#', ..]);
            inside[first] = lines[part.First - 1][..part.Column] + inside[first][part.Column..];
            return inside;
        }
        return Flow(part.Value, was, now) is { Length: <= LongestFlow } flow ? [lines[part.First - 1][..part.Column] + flow + Behind(part.Value)] : WithComment(NewItem(now, Dash(part)), part.Value);
    }

    /// <summary>A block that stands on one line stays on one, unless it has come to hold others: a mistake is told by its line. Null: it does not.</summary>
    private string? Flow(YamlSource place, YamlNode was, YamlNode now)
    {
        if (place.IsBlock || place.First != place.Last || was is not YamlEntries before || now is not YamlEntries { Entries.Count: > 0 } after) return null;
        if (after.Entries.Any(entry => entry.Value is YamlList { Items: [YamlEntries, ..] } && before.At(entry.Key) is null)) return null;
        var parts = after.Entries.Select(entry => before.Entries.Index().FirstOrDefault(one => one.Item.Key == entry.Key) is { Item: { } known } found
            ? FlowEntry(place.Parts[found.Index], known.Value, entry) : YamlOutputFile.Flow(entry)).ToList();
        return parts.Contains(null) ? null : $"{{ {string.Join(", ", parts)} }}";
    }

    private string? FlowEntry(YamlSourcePart part, YamlNode was, YamlEntry now)
    {
        var line = lines[part.First - 1];
        if (IsSame(was, now.Value)) return line[part.Column..part.Value.End];
        return Flow(part.Value, was, now.Value) is { } inside ? line[part.Column..part.Value.Column] + inside : YamlOutputFile.Flow(now);
    }

    private string Behind(YamlSource place) => lines[place.Last - 1][place.End..];

    private static List<string> NewItem(YamlNode item, int dash) => item is not YamlEntries
        ? Indented("- " + YamlOutputFile.Write(YamlChange.Block(("k", item)))["k: ".Length..], dash)
        : Indented(YamlOutputFile.Write(YamlChange.List([item])), dash);

    /// <summary>The lines before each part: behind the one before it.</summary>
    private List<List<string>> Before(YamlSource place, int from) =>
        [.. place.Parts.Select((part, at) => Lines(at == 0 ? from : place.Parts[at - 1].Value.Last + 1, part.First - 1))];

    /// <summary>The column of an item's dash; -1: it stands in another line, or behind another one's.</summary>
    private int Dash(YamlSourcePart item)
    {
        var before = lines[item.First - 1].AsSpan(0, item.Column);
        return before.Trim() is "-" ? before.IndexOf('-') : -1;
    }

    /// <summary>The comment behind what is replaced.</summary>
    private List<string> WithComment(List<string> written, YamlSource replaced) =>
        written is [var line] && lines[replaced.Last - 1] is var old && replaced.End <= old.Length && old[replaced.End..].Trim() is ['#', ..] comment ? [$"{line} {comment}"] : written;

    private List<string> Lines(int first, int last) => [.. lines.Skip(first - 1).Take(last - first + 1)];

    private static List<string> Indented(string text, int indent) => [.. text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : new string(' ', indent) + line)];
}
