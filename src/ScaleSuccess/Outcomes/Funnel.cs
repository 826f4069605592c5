using ScaleSuccess.Foundation;

namespace ScaleSuccess.Outcomes;

/// <summary>How many customers have reached each stage; each stage includes the later ones.</summary>
public sealed record Funnel(
    long Customers, long Invited, long Answered, long Planned, long Accepted, long Active, long Achieved);

public sealed class ReadFunnel(ScaleDb db)
{
    public async Task<Funnel> Now(CancellationToken cancel) =>
        (await db.Database.QueryAsync<Funnel>(Sql.Text("Outcomes/Funnel.sql"), cancel)).Single();
}
