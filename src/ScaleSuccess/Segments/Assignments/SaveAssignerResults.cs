using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Keeps where customers belong, and lets them move there; on the caller's transaction.</summary>
public sealed class SaveAssignerResults(ScaleDb db, TimeProvider clock)
{
    /// <summary>Stands for the templates' rules where a model's id is asked for.</summary>
    public const long Rules = 0;

    // Each with a plan of its own: one that fits both reads every placement for a handful of customers.
    private const string All = "with whom as (select * from placements where model_id = {0}) ";
    private const string Some = "with whom as (select p.* from unnest({1}) chosen (id) join placements p on p.model_id = {0} and p.customer_id = chosen.id) ";

    /// <returns>How many were placed; those that somebody else placed by the same answers are not counted.</returns>
    public async Task<int> Run(long model, IReadOnlyList<(AnsweredCustomer Customer, AssignerResult AssignerResult)> placed, CancellationToken cancel) =>
        await db.Database.ExecuteAsync(Sql.Text("Segments/Assignments/SaveAssignerResults.sql"), cancel, model,
            placed.Select(p => p.Customer.Id).ToArray(), placed.Select(p => p.Customer.Combined.ResponseId).ToArray(),
            placed.Select(p => p.Customer.Combined.AnsweredAt).ToArray(), placed.Select(p => p.AssignerResult.Likeliest).ToArray(),
            placed.Select(p => p.AssignerResult.Segment).ToArray(), placed.Select(p => (float)p.AssignerResult.Confidence).ToArray(),
            placed.Select(p => p.AssignerResult.IsUnclear).ToArray(), placed.Select(p => p.AssignerResult.Reason).ToArray());

    /// <summary>Moves customers to where the assigner placed them.</summary>
    /// <param name="model">Null: the rules.</param>
    /// <param name="customers">Null: all.</param>
    /// <returns>How many came into a segment.</returns>
    public async Task<int> Apply(UsableModel? model, long[]? customers, CancellationToken cancel)
    {
        var (id, now, whom) = (model?.Id ?? Rules, clock.GetUtcNow(), customers is null ? All : Some);
        await db.Database.ExecuteAsync(whom + Sql.Text("Segments/Assignments/EndAssignments.sql"), cancel, id, customers ?? [], now);
        return await db.Database.ExecuteAsync(whom + Sql.Text("Segments/Assignments/StartAssignments.sql"), cancel, id, customers ?? [], now, model?.Reason ?? "By rule.");
    }
}
