namespace ScaleSuccess.Definitions;

/// <summary>Changes to nodes, as copies. A path consists of keys (text) and places in lists (numbers).</summary>
public static class YamlChange
{
    /// <summary>Without what no definition may contain: a file with it could not be read again.</summary>
    public static YamlScalar Text(string value) => new(0, 0, PlainCharacters.Clean(value), false);

    public static YamlEntries Block(params IEnumerable<(string Key, YamlNode? Value)> entries) =>
        new(0, [.. entries.Where(entry => entry.Value is not null).Select(entry => new YamlEntry(entry.Key, 0, entry.Value!))]);

    public static YamlList List(IEnumerable<YamlNode> items) => new(0, [.. items]);

    extension(YamlNode node)
    {
        /// <summary>What the path leads to; null: nothing.</summary>
        public YamlNode? At(params IEnumerable<object> path)
        {
            YamlNode? at = node;
            foreach (var step in path)
                at = (at, step) switch
                {
                    (YamlEntries block, string key) => block.Entries.FirstOrDefault(entry => entry.Key == key)?.Value,
                    (YamlList list, int place) => list.Items.ElementAtOrDefault(place),
                    _ => null,
                };
            return at;
        }

        /// <summary>The single value there; null: there is none.</summary>
        public string? TextAt(params IEnumerable<object> path) => (node.At(path) as YamlScalar)?.Value;

        public IReadOnlyList<YamlNode> ItemsAt(params IEnumerable<object> path) => (node.At(path) as YamlList)?.Items ?? [];

        /// <summary>With another value there, a new key last; null takes the key or the item out. Where the path leads nowhere, nothing changes.</summary>
        public YamlNode With(IReadOnlyList<object> path, YamlNode? value)
        {
            if (path.Count == 0) return value ?? node;
            var rest = path.Skip(1).ToList();
            return (node, path[0]) switch
            {
                (YamlEntries block, string key) => block.Has(key, out var at) ? block with { Entries = Replaced(block.Entries, at, entry => entry with { Value = entry.Value.With(rest, value) }, rest.Count == 0 && value is null) }
                    : value is null || rest.Count > 0 ? block : block with { Entries = [.. block.Entries, new YamlEntry(key, 0, value)] },
                (YamlList list, int place) when place >= 0 && place < list.Items.Count => list with { Items = Replaced(list.Items, place, item => item.With(rest, value), rest.Count == 0 && value is null) },
                _ => node,
            };
        }

        /// <summary>With the items of the list there changed; a list that is empty then, or missing, is made or taken out.</summary>
        public YamlNode WithItems(IReadOnlyList<object> path, Func<List<YamlNode>, List<YamlNode>> change)
        {
            var items = change([.. node.ItemsAt(path)]);
            return node.With(path, items.Count == 0 ? null : List(items));
        }
    }

    private static bool Has(this YamlEntries block, string key, out int at) => (at = block.Entries.Index().FirstOrDefault(entry => entry.Item.Key == key, (-1, null!)).Item1) >= 0;

    private static List<T> Replaced<T>(IReadOnlyList<T> all, int at, Func<T, T> change, bool leaves) =>
        leaves ? [.. all.Where((_, place) => place != at)] : [.. all.Select((one, place) => place == at ? change(one) : one)];
}
