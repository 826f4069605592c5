using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Editing;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>A segment that customers can be in, a rule's or a found one.</summary>
/// <param name="Template">The key of the template that its customers' plans start from.</param>
/// <param name="IsRule">Declared by a template; else found by a model.</param>
/// <param name="IsRetired">No longer in the published model, or merged; its name is still needed for the history.</param>
public sealed record KnownSegment(string Key, string Name, string Describes, string Template, bool IsRule, bool IsRetired)
{
    public string? MergedInto { get; init; }
}

/// <summary>All segments there are or were.</summary>
public sealed class KnownSegments(ScaleDb db, CurrentSegments rules)
{
    /// <summary>The rules' in their order, then the found ones in theirs.</summary>
    public async Task<IReadOnlyList<KnownSegment>> All(CancellationToken cancel)
    {
        var found = await db.FoundSegments.AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.Key.Length).ThenBy(s => s.Key).ToListAsync(cancel);
        return
        [
            .. (await rules.All(cancel)).Select(rule => new KnownSegment(rule.Key, rule.Name, rule.Describes, rule.Key, true, false)),
            .. (await rules.Retired(cancel)).Select(rule => new KnownSegment(rule.Key, rule.Name, rule.Describes, rule.Key, true, true)),
            .. found.Select(s => new KnownSegment(s.Key, s.Name, s.Describes, s.Template, false, s.RetiredAt is not null) { MergedInto = s.MergedInto }),
        ];
    }

    /// <summary>By key; an unknown key is its own name.</summary>
    public async Task<Func<string, KnownSegment>> Lookup(CancellationToken cancel)
    {
        var byKey = (await All(cancel)).ToDictionary(segment => segment.Key);
        return key => byKey.GetValueOrDefault(key) ?? new KnownSegment(key, key, "", key, false, true);
    }

    /// <summary>Each found segment's key → the key of the one it was merged into in the end, else its own.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Final(CancellationToken cancel)
    {
        var into = await db.FoundSegments.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.MergedInto, cancel);
        return into.Keys.ToDictionary(key => key, End);

        string End(string key)
        {
            // MergeSegments never creates a cycle, and a cycle must not hang a step either.
            for (var steps = 0; into.GetValueOrDefault(key) is { } next && steps <= into.Count; steps++) key = next;
            return key;
        }
    }
}
