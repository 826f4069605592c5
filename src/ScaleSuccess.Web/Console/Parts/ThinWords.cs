using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>What the console says of a thin section.</summary>
public static class ThinWords
{
    public static string Section(string section) => section switch
    {
        ItemKind.Highlight => "Company",
        ItemKind.Objective => "Objectives",
        ItemKind.Challenge => "Challenges",
        ItemKind.Benefit => "Benefits",
        ItemKind.Milestone => "Milestones",
        ItemKind.Criterion => "Success criteria",
        ItemKind.Measure => "Measures",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    public static string Why(ThinReason reason) => reason switch
    {
        ThinReason.NotAnswered => "question not answered",
        ThinReason.NoWords => "“other” without words",
        ThinReason.NoNumber => "no number of today",
        ThinReason.NoTarget => "no target",
        ThinReason.TooFew => "too few lines",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
