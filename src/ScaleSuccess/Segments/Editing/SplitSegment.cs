using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segmentation.Selection;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Segments.Editing;

public abstract record SplitOutcome
{
    private SplitOutcome() { }

    /// <summary>Nothing has changed yet: the model with the two is a candidate, with its dry run, for ops to publish.</summary>
    public sealed record Candidate(long Model) : SplitOutcome;
    public sealed record Refused(SegmentRefusal Why) : SplitOutcome;
}

/// <summary>Ops think that a segment holds two kinds of customers: searches for the two in the current answers.</summary>
public sealed class SplitSegment(
    ScaleDb db, ReadUsableModel models, CurrentSurvey surveys, LearnModel learn, SaveCandidate keep, DryRun dryRun, KnownSegments segments,
    SegmentOptions options, SegmentLog log, TimeProvider clock)
{
    public async Task<SplitOutcome> Run(string segment, string author, CancellationToken cancel)
    {
        var known = (await segments.All(cancel)).FirstOrDefault(one => one.Key == segment);
        if (known is null) return new SplitOutcome.Refused(SegmentRefusal.NoSuchSegment);
        if (known.IsRule) return new SplitOutcome.Refused(SegmentRefusal.SegmentIsARules);
        if (await models.Published(cancel) is not { } published) return new SplitOutcome.Refused(SegmentRefusal.NoModelIsPublished);
        if (published.Find(segment) is not { } wanted) return new SplitOutcome.Refused(SegmentRefusal.SegmentIsRetired);

        var now = clock.GetUtcNow();
        var customers = await learn.Answers(
            await db.Database.QueryAsync<long>(Sql.Text("Segments/AnswerTables/SampleCustomers.sql"), cancel, options.MostRows, now), cancel);
        var codes = published.Saved.Space.Encode(SegmentColumns.For(published.Saved.Space, [.. customers.Select(c => c.Combined)])).Answers;
        // Of several clusters merged into one segment the largest is split; undoing the merge parts the others.
        var cluster = Enumerable.Range(0, published.Saved.Model.K).First(c => published.SegmentOf[c] == wanted);
        var engine = EngineChoice.Like(published.Saved.Model);
        if (SplitCluster.Into(published.Saved.Model, codes, cluster, engine, LearnModel.Seed, cancel).Found is not { } found)
            return new SplitOutcome.Refused(SegmentRefusal.CannotBeSplit);

        var learned = new LearnedModel(new SavedModel(published.Saved.Space, found), codes, customers,
            await surveys.For(Purpose.Onboarding, cancel), Stability.Of(engine, found, codes, 20, cancel),
            PredictiveScore.Of(found, codes, LearnModel.Seed, cancel), new SplitOf(segment, known.Name), [], []);
        var answers = await db.Responses.CountAsync(r => r.SubmittedAt != null && r.Purpose == Purpose.Onboarding, cancel);
        var model = await keep.Run(learned, now, answers, published.Id, author, cancel);
        await log.Add(author, SegmentEventKind.Split, segment, model, new(Name: known.Name), cancel);
        await dryRun.Run(model, cancel);
        return new SplitOutcome.Candidate(model);
    }
}
