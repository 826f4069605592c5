using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Explaining;
using ScaleSuccess.Segmentation.Selection;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Training;

/// <summary>Stores a model that was found, whole, as a candidate, and gives its clusters their segments.</summary>
public sealed class SaveCandidate(
    ScaleDb db, ReadUsableModel models, KnownSegments known, CurrentSegments rules, SegmentOptions options, TimeProvider clock)
{
    private const int MostPoints = 2_000;

    /// <param name="until">The answers it was trained on were submitted by then.</param>
    /// <param name="parent">The model it was split from; null: it was trained.</param>
    public async Task<long> Run(LearnedModel learned, DateTimeOffset until, int answers, long? parent, string author, CancellationToken cancel)
    {
        var published = await models.Published(cancel);
        var before = published is null ? [] : await db.SegmentClusters.Where(c => c.ModelId == published.Id).OrderBy(c => c.Cluster)
            .Select(c => c.Segment).ToListAsync(cancel);
        var matched = MatchedSegments.Of(published, before, learned);
        var (k, labels) = (learned.Saved.Model.K, SurveyLabels.Of(learned.Survey.Value));
        var counts = AnswerCounts.Of(learned.Codes, learned.Clusters, k);
        var telling = DistinguishingAnswers.Of(learned.Saved.Space, counts, ClusterReport.MostAnswers, labels);
        var prototypes = Enumerable.Range(0, k).Select(c => Prototype.Of(learned.Saved.Space, learned.Saved.Model, learned.Codes, c, labels)).ToList();
        var map = JsonSerializer.Serialize(Points(learned), JsonSerializerOptions.Web);
        double? criterion = published is null ? null : Criterion(published, learned, cancel);

        await using var transaction = await SegmentLock.Take(db, cancel);
        var keys = await Keys(matched, cancel);
        var row = new SegmentModel
        {
            Origin = parent is null ? SegmentModel.FromTraining : SegmentModel.FromSplit, Parent = parent, Author = author,
            Engine = learned.Saved.Model.Engine, Rows = learned.Answered.Count, Answers = answers, K = k, Seed = LearnModel.Seed,
            DefinitionId = learned.Survey.Definition.Id, Customers = [.. learned.Answered.Select(a => a.Id)], AnsweredUntil = until,
            Model = learned.Saved.ToJson(),
            Report = new ModelReport(learned.Split, learned.Engines, learned.Tried, matched.Report(keys),
                [.. telling.Zip(prototypes, (told, prototype) => new ClusterReport(told.Often, told.Rarely, prototype.Confidence))]).ToJson(),
            Map = map,
            Criterion = learned.Criterion, PublishedCriterion = criterion,
            TrainedAt = clock.GetUtcNow(),
        };
        db.SegmentModels.Add(row);
        await db.SaveChangesAsync(cancel);
        await AddSegments(row.Id, matched, keys, learned, SegmentName.Of(learned.Saved.Space, counts, labels), telling, cancel);
        db.SegmentClusters.AddRange(keys.Select((key, cluster) => new SegmentCluster
        {
            ModelId = row.Id, Cluster = cluster, Segment = key, Share = learned.Saved.Model.Shares[cluster],
            Stability = learned.Stability.ElementAtOrDefault(cluster), Prototype = prototypes[cluster].Row is { } typical ? learned.Answered[typical].Id : null,
        }));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return row.Id;
    }

    private async Task<List<string>> Keys(MatchedSegments matched, CancellationToken cancel)
    {
        var taken = (await known.All(cancel)).Select(segment => segment.Key).ToHashSet();
        var keys = new List<string>();
        foreach (var key in matched.Keys) keys.Add(key ?? await NewKey(taken, cancel));
        return keys;
    }

    /// <summary>A template may already have this name.</summary>
    private async Task<string> NewKey(HashSet<string> taken, CancellationToken cancel)
    {
        string key;
        do key = $"segment-{(await db.Database.QueryAsync<long>("select nextval('segment_numbers') as \"Value\"", cancel)).Single()}";
        while (!taken.Add(key));
        return key;
    }

    /// <summary>A new segment's plans start from the template whose rule most of its customers follow.</summary>
    private async Task AddSegments(
        long model, MatchedSegments matched, List<string> keys, LearnedModel learned, IReadOnlyList<string> names,
        IReadOnlyList<ClusterAnswers> telling, CancellationToken cancel)
    {
        var assign = new AssignCustomer(null, await rules.All(cancel), options);
        var byRule = learned.Answered.Select(a => assign.ByRule(a.Combined.Answers, a.Given[0].Survey, a.Given[0].Version).Segment).ToList();
        var inUse = (await known.All(cancel)).Where(s => !s.IsRetired).Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var cluster = 0; cluster < keys.Count; cluster++)
        {
            if (matched.Keys[cluster] is not null) continue;
            var template = byRule.Where((_, row) => learned.Clusters[row] == cluster).DefaultIfEmpty(byRule[0])
                .CountBy(key => key).OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;
            db.FoundSegments.Add(new Segment
            {
                Key = keys[cluster], Name = inUse.Add(names[cluster]) ? names[cluster] : $"{names[cluster]} ({keys[cluster]})",
                Describes = string.Join("; ", telling[cluster].Often.Take(3).Select(told => $"{told.Question} {told.Answer}")),
                Template = template, BornModel = model, CreatedAt = clock.GetUtcNow(),
            });
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The published model's on the same customers, in its own codes.</summary>
    private static double Criterion(UsableModel published, LearnedModel learned, CancellationToken cancel) => PredictiveScore.Of(published.Saved.Model,
        published.Saved.Space.Encode(SegmentColumns.For(published.Saved.Space, [.. learned.Answered.Select(a => a.Combined)])).Answers, LearnModel.Seed, cancel);

    /// <summary>An even sample of more customers than a chart can show; no points where all answered alike.</summary>
    private static List<StoredPoint> Points(LearnedModel learned)
    {
        if (AnswerMap.Of(learned.Codes) is not { } map) return [];
        var step = (learned.Answered.Count + MostPoints - 1) / MostPoints;
        return [.. Enumerable.Range(0, learned.Answered.Count).Where(row => row % step == 0).Select(row =>
        {
            var at = map.Point(learned.Codes.Row(row));
            return new StoredPoint(learned.Answered[row].Id, at[0], at.Length > 1 ? at[1] : 0, learned.Clusters[row]);
        })];
    }
}
