using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>Adds to the lists of a draft, and moves what is in them.</summary>
internal static class DraftLists
{
    /// <returns>With the item last, and its path.</returns>
    public static (YamlNode Definition, string? At) Added(YamlNode definition, IReadOnlyList<object> list, YamlNode item)
    {
        if (list.Count > 1 && definition.At([.. list.SkipLast(1)]) is null) return (definition, null);
        var with = definition.At(list) is null ? definition.With(list, YamlChange.List([item])) : definition.WithItems(list, items => [.. items, item]);
        return (with, DraftPath.Name([.. list, with.ItemsAt(list).Count - 1]));
    }

    /// <summary>What belongs to a part of a list (a question to its page, an action to its milestone) moves on to the part before or after when it is the first or last of its own.</summary>
    /// <returns>And where it is now; null: it has not moved.</returns>
    public static (YamlNode Definition, string? At) Moved(YamlNode definition, IReadOnlyList<object> path, int by)
    {
        if (path.Count == 0 || path[^1] is not int place || definition.At(path) is not { } moved) return (definition, null);
        IReadOnlyList<object> list = [.. path.SkipLast(1)];
        var to = place + by;
        if (to >= 0 && to < definition.ItemsAt(list).Count)
            return (definition.WithItems(list, items => Swapped(items, place, to)), DraftPath.Name([.. list, to]));
        if (path is not [string parts, int part, string own, int] || definition.At(parts, part + by) is null) return (definition, null);
        IReadOnlyList<object> other = [parts, part + by, own];
        definition = definition.With(path, null);
        definition = definition.At(other) is null ? definition.With(other, YamlChange.List([moved]))
            : definition.WithItems(other, items => by < 0 ? [.. items, moved] : [moved, .. items]);
        return (definition, DraftPath.Name([.. other, by < 0 ? definition.ItemsAt(other).Count - 1 : 0]));
    }

    private static List<YamlNode> Swapped(List<YamlNode> items, int one, int other)
    {
        (items[one], items[other]) = (items[other], items[one]);
        return items;
    }
}
