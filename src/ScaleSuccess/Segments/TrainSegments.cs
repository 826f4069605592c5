using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Data;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Segments;

/// <summary>
/// Learns the segments from the answers once there are enough, and again when a tenth more have come. All engines
/// compete on the same criterion; where none finds more than one group, the rules stay in charge.
/// </summary>
public sealed class TrainSegments(
    ScaleDb db, CurrentSurvey surveys, CurrentSegments segments, IEnumerable<IClusterer> engines, SegmentOptions options,
    TimeProvider clock, ILogger<TrainSegments> log) : IStep
{
    /// <summary>More answers than this do not move the clusters; the newest count.</summary>
    private const int MostRows = 20_000;
    private const int Seed = 1;

    public async Task<int> Run(CancellationToken cancel)
    {
        var answers = await db.Responses.CountAsync(r => r.SubmittedAt != null && r.Survey == CurrentSurvey.Onboarding, cancel);
        if (!await IsWorthIt(answers, cancel)) return 0;
        var survey = await surveys.Find(CurrentSurvey.Onboarding, cancel);
        var rules = await segments.All(cancel);
        var rows = (await db.Responses.Where(r => r.SubmittedAt != null && r.Survey == CurrentSurvey.Onboarding)
            .OrderByDescending(r => r.Id).Take(MostRows).Select(r => r.Answers).ToListAsync(cancel))
            .ConvertAll(Response.ReadAnswers);
        if (SegmentColumns.Of(survey.Value, rows) is not { } table || FeatureSpace.Learn(table) is not { } space)
        {
            log.LogWarning("No question of survey {Survey} tells customers apart: mark some with `segment: true`", survey.Value.Key);
            return 0;
        }
        var coded = space.Encode(table).Answers;
        var best = new FindSegments([.. engines]).Find(coded, new SearchLimits(1, options.MostClusters), Seed, null, cancel).Best;
        var named = NameClusters(best.Model, coded, survey.Value, rows, rules);
        db.SegmentModels.Add(new SegmentModel
        {
            Engine = best.Model.Engine, Rows = rows.Count, Answers = answers, K = best.Model.K,
            Model = TrainedModel.Write(new SavedModel(space, best.Model), named),
            Report = JsonSerializer.Serialize(new { best.Criterion, best.Why }, JsonSerializerOptions.Web),
            TrainedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        log.LogInformation("{Engine} found {K} groups in {Rows} answers", best.Model.Engine, best.Model.K, rows.Count);
        return 1;
    }

    private async Task<bool> IsWorthIt(int answers, CancellationToken cancel)
    {
        if (answers < options.MinimumAnswers) return false;
        var last = await db.SegmentModels.AsNoTracking().OrderByDescending(m => m.Id)
            .Select(m => (int?)m.Answers).FirstOrDefaultAsync(cancel);
        return last is null || answers >= last * 1.1;
    }

    /// <summary>A cluster stands for the segment that the rules give most of its members, so that its template is known.</summary>
    private static List<string> NameClusters(
        ClusterModel model, AnswerCodes coded, Survey survey, List<Answers> rows, IReadOnlyList<SegmentRule> rules) =>
        [.. Enumerable.Range(0, coded.Rows)
            .GroupBy(row => model.Assign(coded.Row(row)).Cluster)
            .OrderBy(cluster => cluster.Key)
            .Select(cluster => cluster
                .GroupBy(row => AssignSegments.ByRule(survey, rows[row], rules).Segment)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .First().Key)];
}
