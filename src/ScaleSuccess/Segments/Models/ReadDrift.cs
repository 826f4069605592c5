using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Models;

/// <summary>How far new answers are from those that the published model knows.</summary>
/// <param name="NewAnswers">Customers who answered since it was trained.</param>
/// <param name="Verdict">TooFewAnswers, Steady, Watch or Drifted.</param>
/// <param name="Findings">What the verdict rests on.</param>
public sealed record DriftView(DateTimeOffset At, int NewAnswers, string Verdict, bool IsAlarm, IReadOnlyList<DriftFinding> Findings);

public sealed class ReadDrift(ScaleDb db)
{
    /// <summary>Of the published model; null while it has not been watched.</summary>
    public async Task<DriftView?> Latest(CancellationToken cancel) =>
        (await db.Database.QueryAsync<Row>(
            """
            select watched_at, new_answers, verdict, is_alarm, findings::text as findings
            from segment_drifts where model_id = (select id from segment_models where status = 'published') order by id desc limit 1
            """, cancel)).SingleOrDefault() is { } row
            ? new DriftView(row.WatchedAt, row.NewAnswers, row.Verdict, row.IsAlarm, DriftFinding.Read(row.Findings))
            : null;

    private sealed record Row(DateTimeOffset WatchedAt, int NewAnswers, string Verdict, bool IsAlarm, string Findings);
}
