using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>How many plans of a template are thin in what.</summary>
/// <param name="Plans">That are assessed and not over.</param>
/// <param name="Thin">The most frequent first.</param>
public sealed record ThinPlans(int Plans, IReadOnlyList<ThinCount> Thin);

public sealed record ThinCount(string Section, ThinReason Reason, int Plans);

public sealed class CountThinPlans(ScaleDb db)
{
    public async Task<ThinPlans> Of(string template, CancellationToken cancel)
    {
        var rows = await db.Database.QueryAsync<Row>(Sql.Text("Plans/Assessing/CountThin.sql"), cancel, template);
        return new ThinPlans(rows.Single(row => row.Section is null).Plans, [.. from row in rows
            where row is { Section: not null, Reason: not null }
            orderby row.Plans descending, row.Section, row.Reason
            select new ThinCount(row.Section!, ThinSections.Reason(row.Reason!), row.Plans)]);
    }

    private sealed record Row(string? Section, string? Reason, int Plans);
}
