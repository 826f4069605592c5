using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>The key of a section's title in <see cref="PlanPageTexts"/>.</summary>
public static class SectionTitle
{
    public static string Of(string section) => section switch
    {
        ItemKind.Highlight => "canvas.company",
        ItemKind.Objective => "canvas.objectives",
        ItemKind.Challenge => "canvas.challenges",
        ItemKind.Benefit => "canvas.benefits",
        ItemKind.Milestone => "canvas.milestones",
        ItemKind.Criterion => "canvas.criteria",
        ItemKind.Measure => "canvas.measures",
        ItemKind.Commitment => "canvas.commitments",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };
}
