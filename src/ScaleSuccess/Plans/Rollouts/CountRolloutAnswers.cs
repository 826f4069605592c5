using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Rollouts;

/// <summary>What customers have said to a version that is proposed to them.</summary>
/// <param name="Answered">Customers who have answered all that they were asked.</param>
/// <param name="Declined">Of these: who left more of it as it was than they took.</param>
public sealed record RolloutAnswers(int Answered, int Declined)
{
    /// <summary>Fewer say nothing: one of two would be half of all.</summary>
    public const int Fewest = 5;

    /// <param name="percent">Of those who have answered.</param>
    public bool IsAbove(int percent) => Answered >= Fewest && Declined * 100 > percent * Answered;
}

public sealed class CountRolloutAnswers(ScaleDb db)
{
    public async Task<RolloutAnswers> Of(Rollout rollout, CancellationToken cancel) => (await db.Database.QueryAsync<RolloutAnswers>(
        Sql.Text(CheckTemplates.IsGoalModule(rollout.Key) ? "Plans/Rollouts/ModuleAnswers.sql" : "Plans/Rollouts/TemplateAnswers.sql"), cancel, rollout.DefinitionId)).Single();

    /// <summary>To each version of a template, also to one that was rolled back; without those that nobody has answered. A goal module is answered with its templates.</summary>
    public async Task<IReadOnlyDictionary<int, RolloutAnswers>> ByVersion(string key, CancellationToken cancel) => CheckTemplates.IsGoalModule(key) ? new Dictionary<int, RolloutAnswers>()
        : (await db.Database.QueryAsync<Row>(Sql.Text("Plans/Rollouts/AnswersByVersion.sql"), cancel, key)).ToDictionary(row => row.Version, row => new RolloutAnswers(row.Answered, row.Declined));

    private sealed record Row(int Version, int Answered, int Declined);
}
