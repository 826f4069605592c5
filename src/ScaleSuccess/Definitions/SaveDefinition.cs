using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>Adds a version of a definition and decides which one is active. The caller has checked the text.</summary>
public sealed class SaveDefinition(ScaleDb db, TimeProvider clock)
{
    /// <summary>
    /// A transaction in which only this caller changes what is active: two servers that start together both import their
    /// files, and two texts that are valid alone but not together must not both be saved.
    /// </summary>
    public async Task<IDbContextTransaction> Begin(CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync("lock table active_definitions in share row exclusive mode", cancel);
        return transaction;
    }

    /// <summary>What files have brought last, of each kind and key.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, string Key), (string Source, string? Html)>> LastFromFiles(CancellationToken cancel)
    {
        var files = db.Definitions.Where(row => row.Origin == Definition.FromFile);
        var last = await files.Where(row => !files.Any(later => later.Kind == row.Kind && later.Key == row.Key && later.Version > row.Version))
            .Select(row => new { row.Kind, row.Key, row.Source, row.Html }).ToListAsync(cancel);
        return last.ToDictionary(row => (row.Kind, row.Key), row => (row.Source, row.Html));
    }

    /// <summary>
    /// A file's text becomes a version when it differs from the last one a file brought. It is active at once unless
    /// ops have saved their own since: a new release never overwrites what ops tuned, it is only offered.
    /// </summary>
    /// <returns>The new version; null when the file brought nothing new.</returns>
    public async Task<Definition?> FromFile(string kind, string key, string source, string? html, CancellationToken cancel)
    {
        var history = await db.Definitions.AsNoTracking().Where(row => row.Kind == kind && row.Key == key)
            .OrderByDescending(row => row.Version).ToListAsync(cancel);
        var lastFromFile = history.Find(row => row.Origin == Definition.FromFile);
        if (lastFromFile is not null && lastFromFile.Source == source && lastFromFile.Html == html) return null;
        var current = await Active(kind, key, cancel);
        var tuned = current is not null && history.Find(row => row.Id == current.DefinitionId)?.Origin == Definition.FromOps;
        return await Add(kind, key, source, html, Definition.FromFile, "file", "", history.FirstOrDefault()?.Version ?? 0, !tuned, cancel);
    }

    /// <summary>What ops save is active at once. <paramref name="seen"/> is the newest version that the author had seen.</summary>
    public async Task<SaveOutcome> FromOps(
        string kind, string key, string source, string? html, int seen, string author, CancellationToken cancel, string note = "")
    {
        var newest = await db.Definitions.Where(row => row.Kind == kind && row.Key == key)
            .MaxAsync(row => (int?)row.Version, cancel) ?? 0;
        if (newest != seen) return new SaveOutcome.EditConflict(newest);
        var active = await db.ActiveDefinitions.Where(row => row.Kind == kind && row.Key == key)
            .Join(db.Definitions, row => row.DefinitionId, version => version.Id, (_, version) => version)
            .AsNoTracking().SingleOrDefaultAsync(cancel);
        if (active is not null && active.Source == source && active.Html == html) return new SaveOutcome.Unchanged(active.Version);
        try
        {
            return new SaveOutcome.Saved(await Add(kind, key, source, html, Definition.FromOps, author, note, newest, true, cancel));
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new SaveOutcome.EditConflict(newest + 1);
        }
    }

    /// <summary>Makes an earlier (or offered) version the active one.</summary>
    /// <returns>False when there is no such version.</returns>
    public async Task<bool> Activate(string kind, string key, int version, CancellationToken cancel)
    {
        var wanted = await db.Definitions.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Kind == kind && row.Key == key && row.Version == version, cancel);
        if (wanted is null) return false;
        await Point(wanted, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>It is there and active; the caller has checked what needs it.</summary>
    public async Task Retire(string kind, string key, string? replacement, string author, CancellationToken cancel)
    {
        (await Active(kind, key, cancel))!.Retire(replacement, author, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    public async Task BringBack(string kind, string key, CancellationToken cancel)
    {
        (await Active(kind, key, cancel))!.BringBack();
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Definition> Add(
        string kind, string key, string source, string? html, string origin, string author, string note, int newest, bool activate,
        CancellationToken cancel)
    {
        var definition = new Definition
        {
            Kind = kind, Key = key, Version = newest + 1, Source = source, Html = html, Origin = origin, Author = author,
            CreatedAt = clock.GetUtcNow(), Note = note,
        };
        // Files, and plans that are checked together, are saved in one transaction that the caller opens.
        await using var own = db.Database.CurrentTransaction is null ? await Begin(cancel) : null;
        db.Definitions.Add(definition);
        await db.SaveChangesAsync(cancel);
        if (activate)
        {
            await Point(definition, cancel);
            await db.SaveChangesAsync(cancel);
        }
        if (own is not null) await own.CommitAsync(cancel);
        return definition;
    }

    private async Task Point(Definition definition, CancellationToken cancel)
    {
        if (await Active(definition.Kind, definition.Key, cancel) is { } row) row.DefinitionId = definition.Id;
        else db.ActiveDefinitions.Add(new ActiveDefinition
        {
            Kind = definition.Kind, Key = definition.Key, DefinitionId = definition.Id,
        });
    }

    private Task<ActiveDefinition?> Active(string kind, string key, CancellationToken cancel) =>
        db.ActiveDefinitions.SingleOrDefaultAsync(row => row.Kind == kind && row.Key == key, cancel);
}

public abstract record SaveOutcome
{
    private SaveOutcome() { }
    public sealed record Saved(Definition Definition) : SaveOutcome;

    /// <summary>The text is that of the active version: there is nothing to save.</summary>
    public sealed record Unchanged(int Version) : SaveOutcome;

    /// <summary>There is a newer version than the one the author had seen; nothing was saved.</summary>
    public sealed record EditConflict(int Newest) : SaveOutcome;
}
