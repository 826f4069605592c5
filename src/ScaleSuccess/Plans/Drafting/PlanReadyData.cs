using System.Text.Json;
using ScaleSuccess.Emails;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>What the e-mail "your plan is ready" says of the plan, as its message keeps it.</summary>
public static class PlanReadyData
{
    public static string From(DraftedPlan plan)
    {
        var next = plan.Items.First(item => item.Kind == ItemKind.Milestone);
        var email = new PlanReadyEmail(plan.Title, next.Title, Days.Long(next.DueOn!.Value),
            [.. plan.Items.Where(item => item.Kind == ItemKind.Objective).Select(item => item.Title)]);
        return JsonSerializer.Serialize(email.Data);
    }
}
