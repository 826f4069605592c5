using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>A file has a version that is not active because ops had saved their own.</summary>
public sealed record OfferedDefinition(string Kind, string Key, int Offered, int Active, DateTimeOffset Since);

public sealed class OfferedDefinitions(ScaleDb db)
{
    public Task<List<OfferedDefinition>> All(CancellationToken cancel) =>
        db.Database.QueryAsync<OfferedDefinition>(Sql.Text("Definitions/OfferedDefinitions.sql"), cancel);
}
