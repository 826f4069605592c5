namespace ScaleSuccess.Definitions.Rewriting;

/// <param name="Clashes">Both have changed the same value, or one has taken out what the other has changed: mine counts in <paramref name="Node"/>.</param>
public sealed record MergedYaml(YamlNode Node, bool Clashes);

/// <summary>
/// Brings together what two people made of the same definition: value by value, and item by item where both keep an item of a list, wherever
/// it is in it by now. See <see cref="PairItems"/> for which item is which.
/// </summary>
public sealed class MergeYaml
{
    private readonly YamlNode all, allMine, allTheirs;

    /// <summary>What one has changed and the other has put into another list.</summary>
    private readonly List<Moved> moved = [];

    private bool clashes;

    private MergeYaml(YamlNode was, YamlNode mine, YamlNode theirs) => (all, allMine, allTheirs) = (was, mine, theirs);

    /// <param name="was">What both began with.</param>
    public static MergedYaml Of(YamlNode was, YamlNode mine, YamlNode theirs)
    {
        var merge = new MergeYaml(was, mine, theirs);
        var both = merge.Value(was, mine, theirs)!;
        foreach (var item in merge.moved) both = merge.Followed(both, item);
        return new(both, merge.clashes);
    }

    /// <summary>Where an item is now that was at this path; null: it is there no more.</summary>
    /// <param name="now">What became of <paramref name="was"/>.</param>
    public static IReadOnlyList<object>? Follow(YamlNode was, YamlNode now, IReadOnlyList<object> path)
    {
        if (path.Count == 0) return [];
        object? step = (was, now, path[0]) switch
        {
            (YamlList before, YamlList after, int place) => PairItems.Of(before.Items, after.Items).Index().Where(pair => pair.Item == place).Select(pair => (object)pair.Index).FirstOrDefault(),
            (YamlEntries, YamlEntries, string key) => key,
            _ => null,
        };
        if (step is null) return null;
        if (path.Count == 1) return [step];
        return was.At(path[0]) is { } inside && now.At(step) is { } there && Follow(inside, there, [.. path.Skip(1)]) is { } rest ? [step, .. rest] : null;
    }

    /// <summary>Null: not there.</summary>
    private YamlNode? Value(YamlNode? was, YamlNode? mine, YamlNode? theirs)
    {
        if (Same(mine, theirs) || Same(was, theirs)) return mine;
        if (Same(was, mine)) return theirs;
        switch (mine, theirs)
        {
            case (YamlEntries own, YamlEntries other): return Entries(was as YamlEntries ?? YamlChange.Block(), own, other);
            case (YamlList own, YamlList other): return Items(was as YamlList ?? YamlChange.List([]), own, other);
            // The last item was put elsewhere.
            case (null, YamlList other) when was is YamlList list: return WithItems(Items(list, YamlChange.List([]), other));
            case (YamlList own, null) when was is YamlList list: return WithItems(Items(list, own, YamlChange.List([])));
            default:
                clashes = true;
                return mine;
        }
    }

    private static YamlList? WithItems(YamlList list) => list.Items.Count == 0 ? null : list;

    private YamlEntries Entries(YamlEntries was, YamlEntries mine, YamlEntries theirs)
    {
        var keys = theirs.Entries.Select(entry => entry.Key).Concat(mine.Entries.Select(entry => entry.Key)).Distinct();
        return YamlChange.Block(keys.Select(key => (key, Value(was.At(key), mine.At(key), theirs.At(key)))));
    }

    private YamlList Items(YamlList was, YamlList mine, YamlList theirs)
    {
        var (own, others) = (new Side(was, mine), new Side(was, theirs));
        // Whoever has put them into another order has put them where they are; if both have, it is mine.
        var (leads, follows) = own.IsReordered ? (own, others) : (others, own);
        var order = leads.Order.Where(one => one.Was is null || follows.At(one.Was.Value) is not null || Counts(was.Items[one.Was.Value], own, others, one.Was.Value)).ToList();
        foreach (var (one, at) in follows.Order.Select((one, at) => (one, at)))
        {
            if (one.Was is { } place && (leads.At(place) is not null || !Counts(was.Items[place], own, others, place))) continue;
            // The same one, sent twice.
            if (one.Was is null && leads.Order.Any(added => added.Was is null && Same(added.Item, one.Item))) continue;
            var behind = follows.Order.Take(at).Reverse().Select(before => order.FindIndex(there => there.IsSame(before))).FirstOrDefault(found => found >= 0, -1);
            order.Insert(behind + 1, one);
        }
        var taken = others.Order.Where(one => one.Was is null).Select(one => Key(one.Item)).OfType<string>().ToHashSet();
        return YamlChange.List(order.Select(one => one.Was is { } place
            ? Value(was.Items[place], own.At(place), others.At(place)) ?? own.At(place)!
            : own.Order.Contains(one) && !others.Order.Contains(one) && taken.Contains(Key(one.Item) ?? "") ? WithoutKey((YamlEntries)one.Item) : one.Item));
    }

    /// <summary>Of an item that one of the two has taken out: whether it stays, because I have changed it.</summary>
    private bool Counts(YamlNode was, Side own, Side others, int place)
    {
        var (mine, theirs) = (own.At(place), others.At(place));
        if (Same(mine ?? theirs, was)) return false;
        if (Key(was) is { } key && Named(all, key) == 1 && Named(mine is null ? allMine : allTheirs, key) == 1)
        {
            moved.Add(new(key, was, mine, theirs));
            return false;
        }
        clashes = true;
        return mine is not null;
    }

    /// <summary>With what the one said of an item, where the other has put it.</summary>
    private YamlNode Followed(YamlNode node, Moved item) => node switch
    {
        YamlList list => list with
        {
            Items = [.. list.Items.Select(one => Key(one) == item.Key ? Value(item.Was, item.Mine ?? one, item.Theirs ?? one)! : Followed(one, item))],
        },
        YamlEntries block => block with { Entries = [.. block.Entries.Select(entry => entry with { Value = Followed(entry.Value, item) })] },
        _ => node,
    };

    /// <summary>How many items of all lists have this key.</summary>
    private static int Named(YamlNode node, string key) => node switch
    {
        YamlList list => list.Items.Sum(item => (Key(item) == key ? 1 : 0) + Named(item, key)),
        YamlEntries block => block.Entries.Sum(entry => Named(entry.Value, key)),
        _ => 0,
    };

    private static bool Same(YamlNode? one, YamlNode? other) => (one is null && other is null) || RewriteYaml.IsSame(one, other);

    private static string? Key(YamlNode item) => item.TextAt("key");

    /// <summary>Two things that were added at once may have got the same key: this one gets another.</summary>
    private static YamlEntries WithoutKey(YamlEntries item) => item with { Entries = [.. item.Entries.Where(entry => entry.Key != "key")] };

    /// <param name="Mine">Null: I have put it elsewhere.</param>
    /// <param name="Theirs">Null: they have put it elsewhere.</param>
    private sealed record Moved(string Key, YamlNode Was, YamlNode? Mine, YamlNode? Theirs);

    /// <param name="Was">The place that the item had; null: it is new.</param>
    private sealed record Place(int? Was, YamlNode Item)
    {
        public bool IsSame(Place other) => Was is null ? ReferenceEquals(Item, other.Item) : Was == other.Was;
    }

    private sealed class Side(YamlList was, YamlList now)
    {
        public IReadOnlyList<Place> Order { get; } = [.. PairItems.Of(was.Items, now.Items).Zip(now.Items, (place, item) => new Place(place, item))];

        public bool IsReordered => Order.Select(one => one.Was).OfType<int>().ToList() is var kept && !kept.SequenceEqual(kept.Order());

        public YamlNode? At(int place) => Order.FirstOrDefault(one => one.Was == place)?.Item;
    }
}
