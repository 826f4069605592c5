using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// Ops propose the active version of a template to the plans that were made from earlier ones. <see cref="RedraftPlans"/> does it,
/// plan by plan.
/// </summary>
public sealed class ProposeTemplate(ScaleDb db)
{
    /// <summary>How many plans it would be proposed to: whose present phase was made from another version, not over, and not on the way.</summary>
    public async Task<int> Count(string template, CancellationToken cancel) =>
        (await db.Database.QueryAsync<int>(Sql.Text("Plans/Redrafting/CountFollowers.sql"), cancel, template)).Single();

    /// <returns>To how many plans.</returns>
    public Task<int> Run(string template, CancellationToken cancel) =>
        db.Database.ExecuteAsync(Sql.Text("Plans/Redrafting/ProposeTemplate.sql"), cancel, template);
}
