using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Explaining;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Where a customer belongs, and why, for their page.</summary>
/// <param name="Likeliest">What the model would say; null: rules decide, or it knows nothing of the answers.</param>
/// <param name="Confidence">Of <paramref name="Segment"/> by the model, of a pinned customer of <paramref name="Likeliest"/>; 0 to 1; null: no model has a say.</param>
/// <param name="For">What argued for the segment against the runner-up, the strongest first.</param>
/// <param name="WhatWouldChange">Which answers would have to be different for the runner-up; empty: none would do.</param>
public sealed record AssignmentView(
    KnownSegment Segment, KnownSegment? Likeliest, KnownSegment? RunnerUp, double? Confidence, bool IsUnclear, AssignmentReasonView Reason, DateTimeOffset Since,
    IReadOnlyList<Reason> For, IReadOnlyList<Reason> Against, IReadOnlyList<string> WhatWouldChange, IReadOnlyList<Disagreement> Disagreements,
    SegmentPinView? Pin, IReadOnlyList<PastSegment> History);

public sealed record SegmentPinView(string Reason, string By, DateTimeOffset At);

/// <param name="To">Null: until now.</param>
public sealed record PastSegment(string Segment, string Name, DateTimeOffset From, DateTimeOffset? To, AssignmentReasonView Reason);

public sealed class ReadAssignment(
    ScaleDb db, AnsweredCustomers answered, ReadUsableModel models, KnownSegments known, CurrentSurvey surveys,
    ReadReason reasons)
{
    /// <summary>Null while they have no assignment.</summary>
    public async Task<AssignmentView?> Of(long customer, CancellationToken cancel)
    {
        var all = await db.Assignments.AsNoTracking().Where(a => a.CustomerId == customer).OrderByDescending(a => a.Id).ToListAsync(cancel);
        if (all.Find(one => one.SupersededAt is null) is not { } now) return null;
        if ((await answered.Of([customer], cancel)).SingleOrDefault() is not { } row) return null;
        var (name, model) = (await known.Lookup(cancel), await models.Published(cancel));
        var result = model is null ? null : (await db.Database.QueryAsync<Result>(
            "select likeliest, confidence::float8 as confidence, unclear, reason_code, reason_args::text as reason_args from assigner_results where model_id = {0} and customer_id = {1}", cancel, model.Id, customer))
            .SingleOrDefault();
        var pin = await db.SegmentPins.AsNoTracking().SingleOrDefaultAsync(p => p.CustomerId == customer && p.LiftedAt == null, cancel);
        var why = model is null ? null : Explain(model, model.Encode(row.Combined), now.Segment, SurveyLabels.Of((await surveys.For(Purpose.Onboarding, cancel)).Value));
        return new AssignmentView(
            name(now.Segment), result?.Likeliest is { } likeliest ? name(likeliest) : null, why?.RunnerUp is { } other ? name(other) : null,
            pin is null ? result?.Confidence : model is null ? null : Opinion(model, model.Encode(row.Combined)), result?.Unclear ?? false,
            await reasons.Of(Reason(result, model) ?? now.Reason, cancel), now.AssignedAt,
            why?.For ?? [], why?.Against ?? [], why?.Changes ?? [], row.Combined.Disagreements,
            pin is null ? null : new SegmentPinView(pin.Reason, pin.PinnedBy, pin.PinnedAt),
            await History(all, name, cancel));
    }

    private async Task<IReadOnlyList<PastSegment>> History(List<Assignment> all, Func<string, KnownSegment> name, CancellationToken cancel)
    {
        var past = new List<PastSegment>(all.Count);
        foreach (var one in all)
            past.Add(new PastSegment(one.Segment, name(one.Segment).Name, one.AssignedAt, one.SupersededAt, await reasons.Of(one.Reason, cancel)));
        return past;
    }

    /// <summary>Null: the assigner has not seen their newest answers yet.</summary>
    private static AssignmentReason? Reason(Result? result, UsableModel? model)
    {
        if (result is null) return null;
        var reason = AssignmentReason.Read(result.ReasonCode, result.ReasonArgs);
        return reason.Code == AssignmentReasonCode.ByModel ? SaveAssignerResults.ByModel(model!) : reason;
    }

    /// <summary>Of a segment that the model does not have, as a rule's, the likeliest one is explained.</summary>
    private static Explained? Explain(UsableModel model, byte[] codes, string segment, Labels labels)
    {
        if (!codes.AsSpan().ContainsAnyExcept(AnswerCodes.Missing)) return null;
        var (space, clusters) = (model.Saved.Space, model.Saved.Model);
        var reasons = Reasons.Of(space, clusters, codes, labels, Nearest(model, codes, segment));
        // Two clusters of one merged segment are no alternative to each other.
        var runnerUp = reasons.RunnerUp is { } other && model.SegmentOf[other] != model.SegmentOf[reasons.Cluster] ? model.Segments[model.SegmentOf[other]] : null;
        var target = runnerUp is null ? null : WhatWouldChange.Of(space, clusters, codes, reasons.RunnerUp, labels);
        return new Explained(runnerUp, [.. reasons.For], [.. reasons.Against], [.. target?.Changes.Select(change => change.Sentence) ?? []]);
    }

    /// <summary>A pin is kept as certain, which says nothing of the model.</summary>
    private static double? Opinion(UsableModel model, byte[] codes)
    {
        if (!codes.AsSpan().ContainsAnyExcept(AnswerCodes.Missing)) return null;
        var likely = new double[model.Segments.Count];
        return likely[model.Probabilities(codes, likely)];
    }

    private static int? Nearest(UsableModel model, byte[] codes, string segment)
    {
        if (model.Find(segment) is not { } wanted) return null;
        var likely = new double[model.Saved.Model.K];
        model.Saved.Model.Probabilities(codes, likely);
        return Enumerable.Range(0, likely.Length).Where(cluster => model.SegmentOf[cluster] == wanted).MaxBy(cluster => likely[cluster]);
    }

    private sealed record Explained(string? RunnerUp, IReadOnlyList<Reason> For, IReadOnlyList<Reason> Against, IReadOnlyList<string> Changes);

    private sealed record Result(string? Likeliest, double Confidence, bool Unclear, string ReasonCode, string ReasonArgs);
}
