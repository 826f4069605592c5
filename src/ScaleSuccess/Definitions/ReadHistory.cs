using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>Every version of one definition, newest first, and the active one.</summary>
public sealed record History(IReadOnlyList<Definition> Versions, Definition Active)
{
    public int Newest => Versions[0].Version;
    public Definition? Find(int? version) => Versions.FirstOrDefault(known => known.Version == version);
}

public sealed class ReadHistory(ScaleDb db)
{
    /// <summary>Null when nothing of this kind has this key.</summary>
    public async Task<History?> Of(string kind, string key, CancellationToken cancel)
    {
        var active = await db.ActiveDefinitions.Where(row => row.Kind == kind && row.Key == key)
            .Select(row => (long?)row.DefinitionId).FirstOrDefaultAsync(cancel);
        if (active is null) return null;
        var versions = await db.Definitions.AsNoTracking().Where(row => row.Kind == kind && row.Key == key)
            .OrderByDescending(row => row.Version).ToListAsync(cancel);
        return new History(versions, versions.Single(version => version.Id == active));
    }
}
