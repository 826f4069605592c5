using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>
/// The active definitions, and their history. Parsed versions are cached by id: a version never changes, so an entry
/// never goes stale.
/// </summary>
public sealed class ActiveDefinitions(ScaleDb db, ParsedDefinitions parsed)
{
    /// <summary>The active version, parsed.</summary>
    /// <exception cref="InvalidOperationException">There is none, which startup does not allow.</exception>
    public async Task<ParsedDefinition<T>> Active<T>(string kind, string key, Func<Definition, T> read, CancellationToken cancel)
        where T : class =>
        await TryActive(kind, key, read, cancel)
        ?? throw new InvalidOperationException($"No version of {kind} `{key}` is active.");

    /// <summary>Null when there is none: for a key from outside, as in the address of a page.</summary>
    public async Task<ParsedDefinition<T>?> TryActive<T>(string kind, string key, Func<Definition, T> read, CancellationToken cancel)
        where T : class
    {
        var id = await db.ActiveDefinitions.Where(row => row.Kind == kind && row.Key == key)
            .Select(row => (long?)row.DefinitionId).FirstOrDefaultAsync(cancel);
        return id is null ? null : await Of(id.Value, read, cancel);
    }

    /// <summary>All active definitions of a kind, by key; none that are retired.</summary>
    public async Task<IReadOnlyList<ParsedDefinition<T>>> AllActive<T>(string kind, Func<Definition, T> read, CancellationToken cancel)
        where T : class
    {
        var ids = await db.ActiveDefinitions.Where(row => row.Kind == kind && row.RetiredAt == null).OrderBy(row => row.Key)
            .Select(row => row.DefinitionId).ToListAsync(cancel);
        return await Of(ids, read, cancel);
    }

    /// <summary>All of a kind, also those that are retired.</summary>
    public Task<List<Definition>> All(string kind, CancellationToken cancel) =>
        db.ActiveDefinitions.Where(row => row.Kind == kind).Join(db.Definitions, row => row.DefinitionId, version => version.Id, (_, version) => version).AsNoTracking().OrderBy(version => version.Key).ToListAsync(cancel);

    /// <summary>Those of a kind that are retired, by key.</summary>
    public async Task<IReadOnlyDictionary<string, Retirement>> Retired(string kind, CancellationToken cancel) =>
        await db.ActiveDefinitions.AsNoTracking().Where(row => row.Kind == kind && row.RetiredAt != null)
            .ToDictionaryAsync(row => row.Key, row => new Retirement(row.RetiredAt!.Value, row.RetiredBy!, row.ReplacedBy), cancel);

    /// <summary>A given version, parsed.</summary>
    public async Task<ParsedDefinition<T>> Of<T>(long id, Func<Definition, T> read, CancellationToken cancel) where T : class
    {
        if (parsed.Find<T>(id) is { } known) return known;
        var definition = await db.Definitions.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        return parsed.Keep(new ParsedDefinition<T>(definition, read(definition)));
    }

    /// <summary>Given versions, in this order; those not yet known are read together.</summary>
    public async Task<IReadOnlyList<ParsedDefinition<T>>> Of<T>(IReadOnlyList<long> ids, Func<Definition, T> read, CancellationToken cancel) where T : class
    {
        var all = ids.Distinct().Select(parsed.Find<T>).OfType<ParsedDefinition<T>>().ToDictionary(one => one.Definition.Id);
        if (ids.Where(id => !all.ContainsKey(id)).ToArray() is { Length: > 0 } missing)
            foreach (var definition in await db.Definitions.AsNoTracking().Where(row => missing.Contains(row.Id)).ToListAsync(cancel))
                all.Add(definition.Id, parsed.Keep(new ParsedDefinition<T>(definition, read(definition))));
        return [.. ids.Select(id => all[id])];
    }

    /// <summary>A given version, by its number.</summary>
    public async Task<ParsedDefinition<T>> Of<T>(string kind, string key, int version, Func<Definition, T> read, CancellationToken cancel) where T : class =>
        await Of(await db.Definitions.Where(row => row.Kind == kind && row.Key == key && row.Version == version).Select(row => row.Id).SingleAsync(cancel), read, cancel);

    /// <summary>Every version of one definition, newest first.</summary>
    public Task<List<Definition>> History(string kind, string key, CancellationToken cancel) =>
        db.Definitions.AsNoTracking().Where(row => row.Kind == kind && row.Key == key)
            .OrderByDescending(row => row.Version).ToListAsync(cancel);
}

/// <summary>A version and its parsed text.</summary>
public sealed record ParsedDefinition<T>(Definition Definition, T Value);

/// <summary>The parsed versions, kept for the life of the process: a few hundred small objects.</summary>
public sealed class ParsedDefinitions
{
    private readonly ConcurrentDictionary<(long, Type), object> known = new();

    public ParsedDefinition<T>? Find<T>(long id) where T : class => known.GetValueOrDefault((id, typeof(T))) as ParsedDefinition<T>;

    public ParsedDefinition<T> Keep<T>(ParsedDefinition<T> definition) where T : class
    {
        known[(definition.Definition.Id, typeof(T))] = definition;
        return definition;
    }
}
