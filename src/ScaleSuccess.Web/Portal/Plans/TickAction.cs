using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Ticks an action, or removes the tick, by the button that was pressed. The one that asks for acceptance leads to its form instead.</summary>
public sealed class TickAction(ChangePlan change)
{
    public const string DoneField = "done", OpenField = "open";

    /// <summary>Where the plan is accepted.</summary>
    public const string Acceptance = "acceptance";

    /// <returns>The part of the page where the action is; null when no button said which.</returns>
    public async Task<string?> Run(OpenedPlan plan, IFormCollection form, CancellationToken cancel)
    {
        var done = form.ContainsKey(DoneField);
        if (form[done ? DoneField : OpenField].ToString() is not { Length: > 0 } key) return null;
        await change.Finish(plan.Visitor, key, done, cancel);
        return plan.View.Plan.Find(ItemKind.Action, key) switch
        {
            null => null,
            { AcceptsPlan: true } => Acceptance,
            var action => PlanMilestones.Id(action.Parent!),
        };
    }

    /// <summary>Where an action is done that no tick finishes; null: a tick does.</summary>
    public static string? Elsewhere(OpenedPlan plan, PlanItem action) => action.AcceptsPlan ? Urls.PlanPart(plan.Token, Acceptance) : null;
}
