using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Data;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Segments;

/// <summary>
/// Gives every submitted response a segment: by the trained model where there is one, else by the templates' rules.
/// </summary>
public sealed class AssignSegments(
    ScaleDb db, CurrentSurvey surveys, CurrentSegments segments, CurrentModel models, TimeProvider clock) : IStep
{
    private const int Batch = 1000;

    public async Task<int> Run(CancellationToken cancel)
    {
        var rules = await segments.All(cancel);
        var model = await models.Find(cancel);
        var total = 0;
        while (await RunBatch(rules, model, cancel) is { } done) total += done;
        return total;
    }

    /// <returns>Null when none is left; fewer than were claimed where another server was faster.</returns>
    private async Task<int?> RunBatch(IReadOnlyList<SegmentRule> rules, TrainedModel? model, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var rows = await db.Database.QueryAsync<Unassigned>(Sql.Text("Segments/ClaimSubmitted.sql"), cancel, Batch);
        if (rows.Count == 0) return null;

        var placed = new List<Placement>(rows.Count);
        foreach (var row in rows)
        {
            var survey = (await surveys.Version(row.DefinitionId, cancel)).Value;
            var answers = Response.ReadAnswers(row.Answers);
            placed.Add(model is not null ? model.Place(survey, answers, rules) : ByRule(survey, answers, rules));
        }
        var assigned = await db.Database.ExecuteAsync(
            """
            insert into assignments (customer_id, response_id, segment, model_id, confidence, reason, assigned_at)
            select *, {6} from unnest({0}, {1}, {2}, {3}, {4}, {5})
            on conflict (response_id) do nothing
            """, cancel,
            rows.Select(r => r.CustomerId).ToArray(), rows.Select(r => r.Id).ToArray(),
            placed.Select(p => p.Segment).ToArray(), placed.Select(p => p.ModelId).ToArray(),
            placed.Select(p => p.Confidence).ToArray(), placed.Select(p => p.Reason).ToArray(), clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
        return assigned;
    }

    /// <summary>The first rule that holds; the one without conditions holds for everybody and comes last.</summary>
    public static Placement ByRule(Survey survey, Answers answers, IReadOnlyList<SegmentRule> rules)
    {
        var rule = rules.Where(r => r.Requires.Count > 0).FirstOrDefault(r => r.Holds(answers))
            ?? rules.First(r => r.Requires.Count == 0);
        var because = rule.Requires.Keys
            .Select(question => survey.Find(question) is { } asked ? AnswerText.Words(asked, answers) : question)
            .ToList();
        var reason = because.Count == 0
            ? "No other segment's rule fits these answers."
            : $"By rule: {string.Join("; ", because)}.";
        return new Placement(rule.Key, null, 1, reason);
    }

    private sealed record Unassigned(long Id, long CustomerId, long DefinitionId, string Answers);
}

/// <param name="ModelId">Null: by a rule.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Placement(string Segment, long? ModelId, double Confidence, string Reason);
