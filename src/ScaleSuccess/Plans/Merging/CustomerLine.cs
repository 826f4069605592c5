using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Merging;

/// <summary>A line of a plan as its customer has it.</summary>
public sealed record CustomerLine(PlanLine Line)
{
    /// <summary>Nothing is asked about it any more: it is done, or its milestone is.</summary>
    public bool IsDone { get; init; }

    /// <summary>An earlier phase's.</summary>
    public bool IsOver { get; init; }

    /// <summary>A draft no longer had it, and the customer wanted to keep it. A draft that has it again makes it a line like any other.</summary>
    public bool IsKept { get; init; }

    public LineId Id => Line.Id;

    public static CustomerLine Of(Plan plan, PlanItem item) => new(PlanLine.Of(item))
    {
        IsDone = plan.IsDone(item) || (item.Kind == ItemKind.Action && plan.Find(ItemKind.Milestone, item.Parent) is { IsDone: true }),
        IsOver = !plan.IsOfThisOrEveryPhase(item),
    };
}
