using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Segments.Models;

/// <summary>How far new answers are from those that the published model knows.</summary>
/// <param name="NewAnswers">Customers who answered since it was trained.</param>
/// <param name="Distance">0: the same; 1: nothing in common.</param>
/// <param name="Verdict">TooFewAnswers, Steady, Watch or Drifted.</param>
/// <param name="Findings">What the verdict rests on.</param>
/// <param name="Labels">The words of the survey that the model reads.</param>
public sealed record DriftView(
    DateTimeOffset At, long ModelId, int NewAnswers, double ShareUnclear, double ShareUnclearBefore, double Distance, string Verdict, bool IsAlarm,
    IReadOnlyList<DriftFinding> Findings, Labels Labels);

public sealed class ReadDrift(ScaleDb db, CurrentSurvey surveys)
{
    /// <summary>Of the published model; null while it has not been watched.</summary>
    public async Task<DriftView?> Latest(CancellationToken cancel)
    {
        var row = (await db.Database.QueryAsync<Row>(
            """
            select watched_at, model_id, m.definition_id, new_answers, share_unclear, share_unclear_before, distance, verdict, is_alarm, findings::text as findings
            from segment_drifts d join segment_models m on m.id = d.model_id where m.status = 'published' order by d.id desc limit 1
            """, cancel)).SingleOrDefault();
        if (row is null) return null;
        var labels = row.DefinitionId is { } version ? SurveyLabels.Of((await surveys.Version(version, cancel)).Value) : Labels.None;
        return new DriftView(row.WatchedAt, row.ModelId, row.NewAnswers, row.ShareUnclear, row.ShareUnclearBefore, row.Distance, row.Verdict,
            row.IsAlarm, DriftFinding.Read(row.Findings), labels);
    }

    private sealed record Row(
        DateTimeOffset WatchedAt, long ModelId, long? DefinitionId, int NewAnswers, double ShareUnclear, double ShareUnclearBefore, double Distance,
        string Verdict, bool IsAlarm, string Findings);
}
