using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>A file brought a version that does not count because ops had written their own.</summary>
public sealed record OfferedDefinition(string Kind, string Key, int Offered, int Active, DateTimeOffset Since);

public sealed class OfferedDefinitions(ScaleDb db)
{
    public Task<List<OfferedDefinition>> All(CancellationToken cancel) =>
        db.Database.QueryAsync<OfferedDefinition>(Sql.Text("Definitions/OfferedDefinitions.sql"), cancel);
}
