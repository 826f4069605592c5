using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>What is known of a measure, in words. An old reading is never shown as current.</summary>
public static class PlanMeasures
{
    /// <summary>"9 hours a week, target 4"; where that is old, it says so.</summary>
    public static string Status(this IStringLocalizer<PartTexts> texts, MeasureView view)
    {
        if (texts.LastKnown(view) is not { } known) return texts["measure.text.none"];
        if (view.IsReached) return texts["measure.text.reached", Last(view)];
        if (view.IsStale) return texts["measure.text.stale", known];
        return view.Measure.Target is { } target ? texts["measure.text.target", Last(view), Amounts.Number(target)] : Last(view);
    }

    /// <summary>"12 hours a week on 3 March 2027"; null: never measured.</summary>
    public static string? LastKnown(this IStringLocalizer<PartTexts> texts, MeasureView view) =>
        view.ReadOn is { } day ? texts["last.on", Last(view), Days.Long(day)].Value : null;

    private static string Last(MeasureView view) => Amounts.WithUnit(view.LastKnown ?? 0, view.Measure.Unit);
}
