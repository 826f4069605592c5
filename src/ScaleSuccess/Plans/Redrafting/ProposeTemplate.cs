using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// Ops propose the active version of a template or a goal module to the plans that were made from earlier ones; while it is rolled out, to those of the share.
/// <see cref="RedraftPlans"/> does it, plan by plan.
/// </summary>
public sealed class ProposeTemplate(ScaleDb db, DefinitionRollouts rollouts)
{
    /// <summary>How many plans a template would be proposed to: whose present phase was made from another version, not over, and not on the way.</summary>
    public async Task<int> Count(string template, CancellationToken cancel) =>
        (await db.Database.QueryAsync<int>(Sql.Text("Plans/Redrafting/CountFollowers.sql"), cancel, template)).Single();

    /// <returns>To how many plans.</returns>
    public async Task<int> Run(string key, CancellationToken cancel)
    {
        await rollouts.TakeLive(Definition.Plan, key, cancel);
        return await db.Database.ExecuteAsync(Sql.Text(CheckTemplates.IsGoalModule(key) ? "Plans/Redrafting/ProposeModule.sql" : "Plans/Redrafting/ProposeTemplate.sql"), cancel, key);
    }
}
