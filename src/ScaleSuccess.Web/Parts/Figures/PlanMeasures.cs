using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>What is known of a measure, in words. An old reading is never shown as current.</summary>
public static class PlanMeasures
{
    /// <summary>"9 hours a week, target 4"; where that is old or of the start, it says so.</summary>
    public static string Status(this IStringLocalizer<PartTexts> texts, MeasureView view, DateOnly? readOn)
    {
        if (texts.LastKnown(view, readOn) is not { } known) return texts["measure.text.none"];
        if (view.IsReached) return texts["measure.text.reached", Last(view)];
        if (view.IsStale) return texts["measure.text.stale", known];
        var value = view.ReadOn is null ? known : Last(view);
        return view.Measure.Target is { } target ? texts["measure.text.target", value, Amounts.Number(target)] : value;
    }

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
        view.LastKnown is null ? null
        : readOn is { } day ? texts["last.on", Last(view), Days.Long(day)].Value
        : texts["last.start", Last(view)].Value;

    private static string Last(MeasureView view) => Amounts.WithUnit(view.LastKnown ?? 0, view.Measure.Unit);
}
