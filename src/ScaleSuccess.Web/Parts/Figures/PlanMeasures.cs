using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>What is known of a measure, in words. An old reading is never shown as current.</summary>
public static class PlanMeasures
{
    /// <summary>What the meter calls "now"; null when unknown.</summary>
    public static decimal? Now(MeasureView view) => view.ReadOn is null || view.IsStale ? null : (decimal?)view.Now;

    /// <summary>"9 hours a week, target 4".</summary>
    public static string Status(this IStringLocalizer<PartTexts> texts, MeasureView view) => view switch
    {
        { IsReached: true } => texts["measure.text.reached", Last(view)],
        { IsStale: true } => texts["measure.text.stale"],
        { ReadOn: null } => texts["measure.text.none"],
        { Measure.Target: { } target } => texts["measure.text.target", Last(view), Amounts.Number(target)],
        _ => Last(view),
    };

    public static string Note(this IStringLocalizer<PartTexts> texts, MeasureView view, PlanItem? benefit, DateOnly? readOn) =>
        string.Join(" ", new[]
        {
            benefit is null ? null : texts["note.benefit", benefit.Title].Value,
            readOn is not { } day ? null
                : view.IsStale ? texts["note.stale", Last(view), Days.Long(day)].Value
                : texts["note.read", Days.Long(day)].Value,
        }.OfType<string>());

    /// <summary>"12 hours a week on 3 March 2027", or what it started at; null: never measured.</summary>
    public static string? LastKnown(this IStringLocalizer<PartTexts> texts, MeasureView view, DateOnly? readOn) =>
        view.Now is null ? null
        : readOn is { } day ? texts["last.on", Last(view), Days.Long(day)].Value
        : texts["last.start", Last(view)].Value;

    private static string Last(MeasureView view) => Amounts.WithUnit(view.Now ?? 0, view.Measure.Unit);
}
