using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.Training;

/// <summary>
/// Learns the segments from the answers once there are enough, again when so many more have come, and each night when
/// any have. What it finds is a candidate with its dry run; ops publish it, or the policy they set does.
/// </summary>
public sealed class TrainSegments(
    ScaleDb db, NpgsqlDataSource source, LearnModel learn, SaveCandidate keep, DryRun dryRun, PublishModel publish, SetPublishPolicy policy,
    ReadDroppedPins dropped, SegmentOptions options, TimeProvider clock, ILogger<TrainSegments> log) : IStep
{
    private const string Author = "train-segments";

    /// <summary>When the nights begin that train, UTC.</summary>
    private static readonly TimeSpan Night = new(2, 15, 0);

    public async Task<int> Run(CancellationToken cancel)
    {
        // Training takes minutes; a second server leaves it to the first.
        await using var only = await NodeLock.TryTake(source, NodeLock.Training, cancel);
        if (only is null) return 0;
        var done = await FinishDryRuns(cancel);
        var now = clock.GetUtcNow();
        if (await EnoughAnswers(now, cancel) is not { } answers) return done;
        if (await learn.Run(now, cancel) is not { } learned)
        {
            log.LogWarning("No question of the onboarding survey tells customers apart: mark some with `segment: true`");
            return done;
        }
        var id = await keep.Run(learned, now, answers, null, Author, cancel);
        log.LogInformation("{Engine} found {K} groups in {Rows} customers' answers: model {Model}",
            learned.Saved.Model.Engine, learned.Saved.Model.K, learned.Answered.Count, id);
        await Decide(id, learned.Saved.Model.K, cancel);
        return done + 1;
    }

    /// <returns>How many there are; null when training is not worth it.</returns>
    private async Task<int?> EnoughAnswers(DateTimeOffset now, CancellationToken cancel)
    {
        var last = await db.SegmentModels.AsNoTracking().Where(m => m.Origin == SegmentModel.FromTraining).OrderByDescending(m => m.Id)
            .Select(m => new { m.Answers, m.TrainedAt, IsOurs = m.DefinitionId != null }).FirstOrDefaultAsync(cancel);
        if (last is not { IsOurs: true }) return await Count(DateTimeOffset.MinValue, now, cancel) is var first && first >= options.MinimumAnswers ? first : null;
        var needed = options.RetrainAfter < 1 ? last.Answers * options.RetrainAfter : options.RetrainAfter;
        var isNextNight = (now - Night).UtcDateTime.Date > (last.TrainedAt - Night).UtcDateTime.Date;
        bool IsEnough(int more) => more >= needed || (more > 0 && isNextNight);
        // Answers of that very moment may have been in it or not; all are counted only if these could be enough.
        if (!IsEnough(await Count(last.TrainedAt, now, cancel))) return null;
        var answers = await Count(DateTimeOffset.MinValue, now, cancel);
        return answers >= options.MinimumAnswers && IsEnough(answers - last.Answers) ? answers : null;
    }

    private Task<int> Count(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        db.Responses.CountAsync(r => r.SubmittedAt >= from && r.SubmittedAt <= until && r.Purpose == Purpose.Onboarding, cancel);

    /// <summary>An undecided candidate of an earlier training is replaced; a single group is not a candidate.</summary>
    private async Task Decide(long id, int k, CancellationToken cancel)
    {
        await Discard(k < 2 ? "id = {0}" : "status = 'candidate' and origin = 'training' and id < {0}", id,
            k < 2 ? new(ModelNoteCode.OneSegment, new()) : new(ModelNoteCode.Replaced, new(Model: id)), cancel);
        if (k > 1) await FinishDryRuns(cancel);
    }

    private async Task Discard(string which, long id, ModelNote note, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync(
            $"update segment_models set status = 'discarded', dry_run_at = null, decided_at = {{1}}, decided_by = {{2}}, note_code = {{3}}, note_args = {{4}}::jsonb where {which}",
            cancel, id, clock.GetUtcNow(), Author, note.Key, note.ArgsJson);
        await db.Database.ExecuteAsync("delete from assigner_results where model_id in (select id from segment_models where status = 'discarded')", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Of every candidate that has none: new ones, and those that a crash or a merge left without.</summary>
    private async Task<int> FinishDryRuns(CancellationToken cancel)
    {
        var done = 0;
        foreach (var id in await db.SegmentModels.Where(m => m.Status == SegmentModel.Candidate && m.DryRunAt == null)
                     .OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancel))
        {
            if (await dryRun.Run(id, cancel) is null) done++;
            await PublishIfAllowed(id, cancel);
        }
        return done;
    }

    private async Task PublishIfAllowed(long id, CancellationToken cancel)
    {
        var (rule, row) = (await policy.Now(cancel), await db.SegmentModels.AsNoTracking().SingleAsync(m => m.Id == id, cancel));
        if (!rule.IsAutomatic || row.Origin != SegmentModel.FromTraining || row.Status != SegmentModel.Candidate) return;
        var moves = (await db.Database.QueryAsync<Moves>(Sql.Text("Segments/Publishing/CountMoves.sql"), cancel, id)).Single();
        var seen = await db.SegmentModels.Where(m => m.Status == SegmentModel.Published).Select(m => (long?)m.Id).SingleOrDefaultAsync(cancel);
        if (seen is null || !rule.Allows(row.Criterion, row.PublishedCriterion, moves.Customers, moves.Moved)) return;
        // Ops decide about the customers whom they pinned to a segment that it drops.
        if ((await dropped.By(id, cancel)).Count > 0) return;
        if (await publish.RunByPolicy(id, seen, rule.ChangedBy, cancel) is { } refusal)
            log.LogInformation("Model {Model} was not published by policy: {Reason}", id, refusal);
    }

    private sealed record Moves(long Customers, long Moved);
}
