using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.Models;

/// <summary>
/// Compares, once a calendar week, the answers that came after the published model was trained with those it was trained
/// on. It checks every night, so a missed night is made up for in the next.
/// </summary>
public sealed class WatchSegments(
    ScaleDb db, ReadUsableModel models, LearnModel learn, SegmentOptions options, TimeProvider clock) : IStep
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = await db.SegmentModels.AsNoTracking().Where(m => m.Status == SegmentModel.Published && m.PublishedAt <= now - Week)
            .Select(m => new { m.Id, m.Customers, m.AnsweredUntil }).SingleOrDefaultAsync(cancel);
        if (row is null || await IsWatched(row.Id, Monday(now), cancel) || await models.Of(row.Id, cancel) is not { } model) return 0;
        var newer = await db.Responses.Where(r => r.SubmittedAt > row.AnsweredUntil && r.Purpose == Purpose.Onboarding)
            .GroupBy(r => r.CustomerId).OrderByDescending(own => own.Max(r => r.Id)).Select(own => own.Key).Take(options.MostRows).ToListAsync(cancel);
        var then = AnswerSummary.Of(model.Saved.Model, Codes(model, await learn.Answers(row.Customers, cancel)), options.UnclearBelow);
        var fresh = Codes(model, await learn.Answers(newer, cancel));
        var drift = Drift.Of(model.Saved.Space, model.Saved.Model, then, fresh, options.UnclearBelow);
        // Two nodes in one night: the second one's row is not needed.
        return await db.Database.ExecuteAsync(
            """
            insert into segment_drifts (model_id, watched_at, new_answers, share_unclear, share_unclear_before, distance, verdict, is_alarm, findings, questions, week)
            values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}::jsonb, {9}::jsonb, {10})
            on conflict (model_id, week) do nothing
            """, cancel, row.Id, now, newer.Count, Known(drift.UnclearNow), Known(drift.UnclearThen), Known(drift.Distance), drift.Verdict.ToString(),
            drift.Verdict >= options.DriftAlarm, DriftFinding.Json(drift, newer.Count),
            JsonSerializer.Serialize(drift.Questions.Select(q => new DriftedQuestion(q.Name, Known(q.Distance), q.BeyondChance)), JsonSerializerOptions.Web), Monday(now));
    }

    private async Task<bool> IsWatched(long model, DateOnly week, CancellationToken cancel) =>
        (await db.Database.QueryAsync<long>("select id as \"Value\" from segment_drifts where model_id = {0} and week = {1}", cancel, model, week)).Count > 0;

    /// <summary>Of the week, which begins on Monday, UTC.</summary>
    private static DateOnly Monday(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    private static AnswerCodes Codes(UsableModel model, IReadOnlyList<AnsweredCustomer> customers) =>
        model.Saved.Space.Encode(SegmentColumns.For(model.Saved.Space, [.. customers.Select(c => c.Combined)])).Answers;

    /// <param name="Question">Its key.</param>
    /// <param name="BeyondChance">Whether so many answers would hardly differ so much by chance.</param>
    private sealed record DriftedQuestion(string Question, double Distance, bool BeyondChance);

    /// <summary>Without answers there is nothing to compare.</summary>
    private static double Known(double share) => double.IsFinite(share) ? share : 0;
}
