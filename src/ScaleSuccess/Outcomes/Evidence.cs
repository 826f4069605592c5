using ScaleSuccess.Foundation;

namespace ScaleSuccess.Outcomes;

/// <summary>The outcome of the plans made from one version of a template.</summary>
/// <param name="MedianDays">From plan to goal, of those that reached it; null: none yet.</param>
public sealed record Evidence(
    string Segment, int Version, long Plans, long Accepted, long Active, long Achieved, double? MedianDays, long Stuck);

/// <summary>The evidence that ops tune templates by.</summary>
public sealed class ReadEvidence(ScaleDb db)
{
    public Task<List<Evidence>> All(CancellationToken cancel) =>
        db.Database.QueryAsync<Evidence>(Sql.Text("Outcomes/Evidence.sql"), cancel);
}
