using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.OpsOwners;

/// <summary>Somebody who is named and no longer signs in.</summary>
/// <param name="Customers">Whose contact they were.</param>
/// <param name="Items">What they were named for and is still to be done.</param>
public sealed record GoneOwner(string User, long Customers, long Items);

/// <param name="Heirs">Who could take it over.</param>
public sealed record GoneOwners(IReadOnlyList<GoneOwner> All, IReadOnlyList<string> Heirs)
{
    public static readonly GoneOwners None = new([], []);
}

/// <summary>Of whom of the vendor something is expected though they are gone: it falls back, and somebody should be named anew.</summary>
public sealed class ReadGoneOwners(ScaleDb db, ReadOpsUsers users)
{
    public async Task<GoneOwners> Now(CancellationToken cancel)
    {
        var gone = await db.Database.QueryAsync<GoneOwner>(Sql.Text("Plans/OpsOwners/GoneOwners.sql"), cancel);
        return gone.Count == 0 ? GoneOwners.None : new GoneOwners(gone, await users.Names(cancel));
    }
}
