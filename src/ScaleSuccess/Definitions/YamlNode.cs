namespace ScaleSuccess.Definitions;

/// <summary>A piece of a YAML file and the line where it begins, counted from 1.</summary>
public abstract record YamlNode(int Line)
{
    /// <summary>The line of what a path of keys (text) and places in lists (numbers) leads to, as far as it leads.</summary>
    public int LineOf(params IEnumerable<object> path)
    {
        var (node, line) = ((YamlNode?)this, 0);
        foreach (var step in path)
        {
            var entry = (node as YamlEntries)?.Entries.FirstOrDefault(entry => step.Equals(entry.Key));
            node = step is int place && node is YamlList list ? list.Items.ElementAtOrDefault(place) : entry?.Value;
            if (node is null) break;
            line = entry?.Line ?? node.Line;
        }
        return line;
    }

    /// <summary>Every text below.</summary>
    public IEnumerable<YamlScalar> Texts => this switch
    {
        YamlScalar text => [text],
        YamlList list => list.Items.SelectMany(item => item.Texts),
        YamlEntries map => map.Entries.SelectMany(entry => entry.Value.Texts),
        _ => [],
    };
}

/// <param name="FirstLine">The line of the text's own first line; after <c>|</c> or <c>&gt;</c> the next one.</param>
public sealed record YamlScalar(int Line, int FirstLine, string Value, bool Quoted) : YamlNode(Line);

public sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

public sealed record YamlEntries(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

public sealed record YamlEntry(string Key, int Line, YamlNode Value);
