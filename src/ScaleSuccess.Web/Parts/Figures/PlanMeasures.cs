using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>What is known of a measure, in words. An old reading is never shown as current.</summary>
public static class PlanMeasures
{
    /// <summary>"12 hours a week on 3 March 2027"; null: never measured.</summary>
    public static string? LastKnown(this IStringLocalizer<PartTexts> texts, MeasureView view) =>
        view.Latest is { } latest ? texts["last.on", Amounts.WithUnit(latest.Value, view.Measure.Unit), Days.Long(latest.Day)].Value : null;
}
