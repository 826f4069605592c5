using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Web.Parts;
using ScaleSuccess.Web.Parts.Figures;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>The milestones of a plan with their actions, as the timeline shows them.</summary>
public static class PlanMilestones
{
    public static string Id(string milestone) => "milestone-" + milestone;

    public static IReadOnlyList<TimelineEntry> Of(
        OpenedPlan plan, IStringLocalizer<PlanPageTexts> texts, IStringLocalizer<PartTexts> parts) =>
        [.. plan.View.Of(ItemKind.Milestone).Select(milestone => Entry(plan, texts, parts, milestone))];

    private static TimelineEntry Entry(
        OpenedPlan plan, IStringLocalizer<PlanPageTexts> texts, IStringLocalizer<PartTexts> parts, PlanItem milestone)
    {
        var isNext = milestone == plan.View.Next;
        var (status, words) = StatusOf(plan, texts, milestone, isNext);
        return new TimelineEntry(milestone.Title, status, parts.Due(milestone.DueOn!.Value, plan.View.Today),
            [.. plan.View.Actions(milestone).Select(action => Action(plan, action))])
        {
            Id = Id(milestone.Key), StatusText = words, Origin = plan.Origins.For(milestone), Next = isNext,
        };
    }

    private static (Status, string) StatusOf(
        OpenedPlan plan, IStringLocalizer<PlanPageTexts> texts, PlanItem milestone, bool isNext) => milestone switch
        {
            { IsDone: true } => (Status.Done, texts["milestone.done", Days.Short(plan.Visitor.Day(milestone.DoneAt!.Value))]),
            _ when plan.View.IsOverdue(milestone) => (Status.Late, texts["milestone.late"]),
            _ when plan.View.Actions(milestone).Any(plan.View.IsOverdue) => (Status.NeedsAttention, texts["milestone.attention"]),
            _ when plan.View.Plan.IsOpen(milestone) && IsOnUs(plan.View, milestone) => (Status.OnTrack, texts["milestone.ours"]),
            _ => isNext ? (Status.OnTrack, texts["milestone.next"]) : (Status.NotStarted, texts["milestone.later"]),
        };

    /// <summary>The customer has done its part, and ours is open.</summary>
    private static bool IsOnUs(PlanView view, PlanItem milestone) =>
        view.Actions(milestone).Where(action => action.Side == "customer").ToList() is { Count: > 0 } theirs && theirs.TrueForAll(view.Plan.IsDone);

    private static TimelineAction Action(OpenedPlan plan, PlanItem action) => new(
        action.Key, action.Title, SideOf(plan, action), plan.View.Plan.IsDone(action))
    {
        Elsewhere = TickAction.Elsewhere(plan, action),
        Owner = plan.Owner(action),
        Due = Days.Short(action.DueOn!.Value),
        Late = plan.View.IsOverdue(action),
        Origin = plan.Origins.For(action),
    };

    private static ActionSide SideOf(OpenedPlan plan, PlanItem action) =>
        action.Side != "customer" ? ActionSide.Us : action.OwnerId == plan.Visitor.ContactId ? ActionSide.You : ActionSide.YourTeam;
}
