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

    // Each with a plan of its own: one that fits both reads every result for a handful of customers.
    private const string All = "with whom as (select * from assigner_results where model_id = {0}) ";
    private const string Some = "with whom as (select p.* from unnest({1}) chosen (id) join assigner_results p on p.model_id = {0} and p.customer_id = chosen.id) ";

    /// <returns>How many were assigned; those that another server assigned by the same answers are not counted.</returns>
    public async Task<int> Run(long model, IReadOnlyList<(AnsweredCustomer Customer, AssignerResult Result)> results, CancellationToken cancel) =>
        await db.Database.ExecuteAsync(Sql.Text("Segments/Assignments/SaveAssignerResults.sql"), cancel, model,
            results.Select(r => r.Customer.Id).ToArray(), results.Select(r => r.Customer.Combined.ResponseId).ToArray(),
            results.Select(r => r.Customer.Combined.AnsweredAt).ToArray(), results.Select(r => r.Result.Likeliest).ToArray(),
            results.Select(r => r.Result.Segment).ToArray(), results.Select(r => (float)r.Result.Confidence).ToArray(),
            results.Select(r => r.Result.IsUnclear).ToArray(), results.Select(r => r.Result.IsPinned).ToArray(),
            results.Select(r => r.Result.Reason.Key).ToArray(), results.Select(r => r.Result.Reason.ArgsJson).ToArray());

    /// <summary>Moves customers to where the assigner has them.</summary>
    /// <param name="model">Null: the rules.</param>
    /// <param name="customers">Null: all.</param>
    /// <returns>How many came into a segment.</returns>
    public async Task<int> Apply(UsableModel? model, long[]? customers, CancellationToken cancel)
    {
        var (id, now, whom) = (model?.Id ?? Rules, clock.GetUtcNow(), customers is null ? All : Some);
        await db.Database.ExecuteAsync(whom + Sql.Text("Segments/Assignments/EndAssignments.sql"), cancel, id, customers ?? [], now);
        return await db.Database.ExecuteAsync(whom + Sql.Text("Segments/Assignments/StartAssignments.sql"), cancel, id, customers ?? [], now,
            model is null ? AssignmentReason.NoArgs : ByModel(model).ArgsJson);
    }

    /// <summary>The reason for clear assignments by the model: the same for all, so it is stored with the assignment only.</summary>
    public static AssignmentReason ByModel(UsableModel model) => new(AssignmentReasonCode.ByModel)
    {
        Args = new ReasonArgs(Segments: model.Segments.Count, Engine: model.Engine, Rows: model.Rows, TrainedOn: model.TrainedOn),
    };
}
