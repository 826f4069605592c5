using System.Text.Json;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Models;

/// <summary>How far new answers are from those that the published model knows.</summary>
/// <param name="NewAnswers">Customers who answered since it was trained.</param>
/// <param name="Distance">0: the same; 1: nothing in common.</param>
/// <param name="Verdict">TooFewAnswers, Steady, Watch or Drifted.</param>
/// <param name="Findings">What the verdict rests on.</param>
/// <param name="Questions">The most different first.</param>
public sealed record DriftView(
    DateTimeOffset At, long ModelId, int NewAnswers, double ShareUnclear, double ShareUnclearBefore, double Distance, string Verdict, bool IsAlarm,
    IReadOnlyList<DriftFinding> Findings, IReadOnlyList<DriftedQuestion> Questions);

/// <param name="BeyondChance">Whether so many answers would hardly differ so much by chance.</param>
public sealed record DriftedQuestion(string Ask, double Distance, bool BeyondChance);

public sealed class ReadDrift(ScaleDb db)
{
    /// <summary>Of the published model; null while it has not been watched.</summary>
    public async Task<DriftView?> Latest(CancellationToken cancel) =>
        (await db.Database.QueryAsync<Row>(
            """
            select watched_at, model_id, new_answers, share_unclear, share_unclear_before, distance, verdict, is_alarm, findings::text as findings, questions::text as questions
            from segment_drifts where model_id = (select id from segment_models where status = 'published') order by id desc limit 1
            """, cancel)).SingleOrDefault() is { } row
            ? new DriftView(row.WatchedAt, row.ModelId, row.NewAnswers, row.ShareUnclear, row.ShareUnclearBefore, row.Distance, row.Verdict,
                row.IsAlarm, DriftFinding.Read(row.Findings), JsonSerializer.Deserialize<List<DriftedQuestion>>(row.Questions, JsonSerializerOptions.Web)!)
            : null;

    private sealed record Row(
        DateTimeOffset WatchedAt, long ModelId, int NewAnswers, double ShareUnclear, double ShareUnclearBefore, double Distance, string Verdict,
        bool IsAlarm, string Findings, string Questions);
}
