using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScaleSuccess.Definitions.Rewriting;

/// <summary>A piece of a YAML file with the place where it stands. Lines are counted from 1, columns from 0.</summary>
/// <param name="First">Its first line.</param>
/// <param name="Last">The last line with something of it.</param>
/// <param name="End">The column behind it, in that line.</param>
/// <param name="IsBlock">Its parts stand on lines of their own.</param>
public sealed record YamlSource(int First, int Last, int Column, int End, bool IsBlock, IReadOnlyList<YamlSourcePart> Parts);

/// <summary>An entry of a block, or an item of a list, which has no key.</summary>
/// <param name="First">The line of the key.</param>
public sealed record YamlSourcePart(string? Key, int First, int Column, YamlSource Value);

/// <summary>Finds out where the nodes of a file stand.</summary>
public static class YamlSourceFile
{
    /// <summary>Of a file that <see cref="YamlFile"/> reads; null: it is empty, or says something that has no place of its own (`? key`, a tag).</summary>
    public static YamlSource? Read(string content)
    {
        var parser = new Parser(new StringReader(content));
        try
        {
            parser.Consume<StreamStart>();
            return parser.TryConsume<DocumentStart>(out _) ? Node(parser, content.Split('\n')) : null;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static YamlSource? Node(Parser parser, string[] lines)
    {
        var start = parser.Current!.Start;
        if (parser.Current is NodeEvent { Tag.IsEmpty: false } or AnchorAlias) return null;
        if (parser.TryConsume<Scalar>(out var scalar)) return Scalar(scalar, lines);
        var parts = new List<YamlSourcePart>();
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            while (parser.Current is not SequenceEnd)
            {
                if (Node(parser, lines) is not { } item) return null;
                parts.Add(new YamlSourcePart(null, item.First, item.Column, item));
            }
            return Whole(start, parser.Consume<SequenceEnd>().End, list.Style == SequenceStyle.Block, parts);
        }
        var map = parser.Consume<MappingStart>();
        while (parser.Current is not MappingEnd)
        {
            var key = parser.Consume<Scalar>();
            if (Node(parser, lines) is not { } value) return null;
            parts.Add(new YamlSourcePart(key.Value, (int)key.Start.Line, (int)key.Start.Column - 1, value));
        }
        return Whole(start, parser.Consume<MappingEnd>().End, map.Style == MappingStyle.Block, parts);
    }

    /// <summary>The parser sees the end of a block only where the next piece begins: it is where its last part ends. Any other's mark stands before its bracket.</summary>
    private static YamlSource Whole(Mark start, Mark end, bool isBlock, List<YamlSourcePart> parts) => isBlock && parts is [.., { Value: var last }]
        ? new((int)start.Line, last.Last, (int)start.Column - 1, last.End, true, parts)
        : new((int)start.Line, (int)end.Line, (int)start.Column - 1, (int)end.Column, false, parts);

    private static YamlSource Scalar(Scalar scalar, string[] lines)
    {
        var (first, last, end) = ((int)scalar.Start.Line, (int)scalar.End.Line, (int)scalar.End.Column - 1);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            // The same goes for a text of several lines.
            if (end == 0 || last > lines.Length || lines[last - 1].AsSpan(0, Math.Min(end, lines[last - 1].Length)).Trim().IsEmpty) last--;
            while (last > first && string.IsNullOrWhiteSpace(lines[last - 1])) last--;
            end = lines[last - 1].Length;
        }
        return new YamlSource(first, last, (int)scalar.Start.Column - 1, end, false, []);
    }
}
