using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.Publishing;

/// <summary>What assigns customers to segments at present.</summary>
/// <param name="Model">Null: the templates' rules do.</param>
/// <param name="Answers">Submitted so far.</param>
/// <param name="Needed">From so many answers on a model is trained.</param>
public sealed record Assigner(AssigningModel? Model, int Answers, int Needed)
{
    /// <summary>Null: the rules always did.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who decided so.</summary>
    public Decider? By { get; init; }

    /// <summary>The model was published a moment ago, and its customers are still being moved.</summary>
    public bool IsBeingApplied { get; init; }

    /// <summary>The newest candidate that ops may publish.</summary>
    public AssigningModel? Waiting { get; init; }
}

public sealed record AssigningModel(string Engine, int Rows, int K, DateTimeOffset TrainedAt)
{
    public long Id { get; init; }
}

public sealed class ReadAssigner(ScaleDb db, SegmentOptions options)
{
    public async Task<Assigner> Now(CancellationToken cancel)
    {
        var models = await db.SegmentModels.AsNoTracking()
            .Where(m => m.Status == SegmentModel.Published || m.Status == SegmentModel.Candidate).OrderByDescending(m => m.Id)
            .Select(m => new { m.Id, m.Status, m.Engine, m.Rows, m.K, m.TrainedAt, m.PublishedAt, m.DecidedBy, m.ByPolicy, m.AppliedAt }).ToListAsync(cancel);
        var back = (await db.Database.QueryAsync<Back>(
            "select at, author, by_policy from segment_events where kind = 'back_to_rules' order by id desc limit 1", cancel)).SingleOrDefault();
        var published = models.Find(m => m.Status == SegmentModel.Published);
        var waiting = models.Find(m => m.Status == SegmentModel.Candidate);
        return new Assigner(
            published is null ? null : new AssigningModel(published.Engine, published.Rows, published.K, published.TrainedAt) { Id = published.Id },
            await db.Responses.CountAsync(r => r.SubmittedAt != null && r.Purpose == Purpose.Onboarding, cancel), options.MinimumAnswers)
        {
            Since = published?.PublishedAt ?? back?.At, By = published is { DecidedBy: { } by } ? new Decider(by, published.ByPolicy) : back is null ? null : new Decider(back.Author, back.ByPolicy),
            IsBeingApplied = published is { AppliedAt: null },
            Waiting = waiting is null ? null : new AssigningModel(waiting.Engine, waiting.Rows, waiting.K, waiting.TrainedAt) { Id = waiting.Id },
        };
    }

    private sealed record Back(DateTimeOffset At, string Author, bool ByPolicy);
}
