using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Who gives customers their segment at present.</summary>
/// <param name="Model">Null: the templates' rules do.</param>
/// <param name="Answers">Submitted so far.</param>
/// <param name="Needed">From so many answers on a model is trained.</param>
public sealed record Assigner(AssigningModel? Model, int Answers, int Needed)
{
    /// <summary>Null: the rules always did.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who said so.</summary>
    public string? By { get; init; }

    /// <summary>The model was published a moment ago, and its customers are still being moved.</summary>
    public bool IsBeingApplied { get; init; }

    /// <summary>The newest candidate that ops may publish.</summary>
    public AssigningModel? Waiting { get; init; }

    public string Sentence => string.Join(' ', new[] { Assigns, Moves, Waits }.Where(part => part.Length > 0));

    private string Assigns => this switch
    {
        { Model: { } model, Since: { } since } =>
            $"Model {model.Id} ({EngineWords.Of(model.Engine)}, {model.K} segments) assigns since {Day(since)}, published by {By}.",
        { Since: { } since } => $"The templates' rules assign again since {Day(since)}: {By} decided so.",
        _ when Answers < Needed => $"The templates' rules assign until {Needed:N0} answers are in and a model is published: {Answers:N0} so far.",
        _ => $"The templates' rules assign until a model is published: {Answers:N0} answers are in.",
    };

    private string Moves => IsBeingApplied ? "Customers are being moved to their segments now." : "";

    private string Waits => Waiting is { } model
        ? $"Model {model.Id} found {model.K} segments in {model.Rows:N0} customers' answers on {Day(model.TrainedAt)} and waits for your word."
        : Model is null && Answers >= Needed ? "A model is trained within the hour if the answers hold more than one segment." : "";

    private static string Day(DateTimeOffset at) => Days.Long(DateOnly.FromDateTime(at.UtcDateTime));
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
            .Select(m => new { m.Id, m.Status, m.Engine, m.Rows, m.K, m.TrainedAt, m.PublishedAt, m.DecidedBy, m.AppliedAt }).ToListAsync(cancel);
        var back = (await db.Database.QueryAsync<Back>(
            "select at, author from segment_events where kind = 'back_to_rules' order by id desc limit 1", cancel)).SingleOrDefault();
        var published = models.Find(m => m.Status == SegmentModel.Published);
        var waiting = models.Find(m => m.Status == SegmentModel.Candidate);
        return new Assigner(
            published is null ? null : new AssigningModel(published.Engine, published.Rows, published.K, published.TrainedAt) { Id = published.Id },
            await db.Responses.CountAsync(r => r.SubmittedAt != null && r.Purpose == Purpose.Onboarding, cancel), options.MinimumAnswers)
        {
            Since = published?.PublishedAt ?? back?.At, By = published?.DecidedBy ?? back?.Author,
            IsBeingApplied = published is { AppliedAt: null },
            Waiting = waiting is null ? null : new AssigningModel(waiting.Engine, waiting.Rows, waiting.K, waiting.TrainedAt) { Id = waiting.Id },
        };
    }

    private sealed record Back(DateTimeOffset At, string Author);
}
