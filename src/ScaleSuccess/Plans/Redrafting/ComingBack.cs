using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>How a line that a plan has no more, or never had, fits into it.</summary>
internal static class ComingBack
{
    extension(Plan plan)
    {
        /// <summary>A measure can come without the benefit that it showed.</summary>
        public ItemContent Fitted(ItemContent content) =>
            content.Kind == ItemKind.Measure && plan.Find(ItemKind.Benefit, content.Parent) is null ? content with { Parent = null } : content;

        /// <summary>Its last line.</summary>
        public PlanItem AsLast(ItemContent content) => PlanItem.From(plan.Id, plan.Fitted(content) with { Position = plan.NextPosition() });

        /// <summary>An action's milestone is there, and not done.</summary>
        public bool HasOpenMilestone(ItemContent action) => plan.Find(ItemKind.Milestone, action.Parent) is { } milestone && plan.IsOpen(milestone);
    }
}
