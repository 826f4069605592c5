using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Rollouts;

/// <summary>How many plans that are not over follow each version of a template, or have lines of each version of a goal module.</summary>
public sealed class CountByVersion(ScaleDb db)
{
    /// <summary>By version; without those that no plan follows.</summary>
    public async Task<IReadOnlyDictionary<int, int>> Of(string key, CancellationToken cancel) => (await db.Database.QueryAsync<Row>(
            Sql.Text(CheckTemplates.IsGoalModule(key) ? "Plans/Rollouts/CountModuleVersions.sql" : "Plans/Rollouts/CountTemplateVersions.sql"), cancel, key))
        .ToDictionary(row => row.Version, row => row.Plans);

    private sealed record Row(int Version, int Plans);
}
