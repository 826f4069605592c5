using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>What is known of a measure, in words. An old reading is never passed off as today's.</summary>
public static class PlanMeasures
{
    /// <summary>"9 hours a week, target 4".</summary>
    public static string Standing(MeasureView view) => view switch
    {
        { IsReached: true } => $"{Last(view)}, target reached",
        { IsStale: true } => "unknown, no news for a while",
        { ReadOn: null } => "no reading yet",
        { Measure.Target: { } target } => $"{Last(view)}, target {AnswerText.WithUnit(target, null)}",
        _ => Last(view),
    };

    /// <summary>What the meter calls "now"; null when nobody knows.</summary>
    public static decimal? Now(MeasureView view) => view.ReadOn is null || view.IsStale ? null : (decimal?)view.Now;

    public static string Note(MeasureView view, PlanItem? benefit, DateOnly? readOn) => string.Join(" ", new[]
    {
        benefit is null ? null : $"Shows: {benefit.Title}.",
        readOn is not { } day ? null
            : view.IsStale ? $"Last known: {Last(view)} on {Days.Long(day)}. That is too old to call it “now”."
            : $"Read on {Days.Long(day)}.",
    }.OfType<string>());

    /// <summary>"12 hours a week on 3 March 2027", or what it started at; null: never measured.</summary>
    public static string? LastKnown(MeasureView view, DateOnly? readOn) =>
        view.Now is null ? null : readOn is { } day ? $"{Last(view)} on {Days.Long(day)}" : $"{Last(view)} at the start";

    private static string Last(MeasureView view) => AnswerText.WithUnit(view.Now ?? 0, view.Measure.Unit);
}
