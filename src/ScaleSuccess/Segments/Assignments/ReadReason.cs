using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>A reason with what is needed to word it.</summary>
/// <param name="Survey">The version that its arguments speak of; null: they speak of none.</param>
public sealed record AssignmentReasonView(AssignmentReason Stored, Survey? Survey);

public sealed class ReadReason(CurrentSurvey surveys)
{
    public async Task<AssignmentReasonView> Of(AssignmentReason reason, CancellationToken cancel) =>
        new(reason, reason.Args.Survey is { } version ? (await surveys.Version(version, cancel)).Value : null);
}
