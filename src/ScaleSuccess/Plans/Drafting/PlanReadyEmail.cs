using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>Tells whoever gave the answers that the plan is ready; colleagues get a <see cref="PlanIntroductionEmail"/>.</summary>
public sealed record PlanReadyEmail(string Title, string NextMilestone, DateOnly NextMilestoneDate, IReadOnlyList<string> Objectives)
{
    public static readonly EmailType<PlanReadyEmail> Type = new EmailType<PlanReadyEmail>(
        "plan-ready", Topic.Plan, "Your plan is ready",
        sample: new("Fjord & Sons: quick first results", "First report in use", new DateOnly(2027, 1, 18),
            ["Spend less time on manual reports", "Get things approved faster"]))
    { Urgency = Urgency.AtOnce }
        .Words("plan.title", mail => mail.Title)
        .Words("plan.nextMilestone", mail => mail.NextMilestone)
        .Day("plan.nextMilestoneDate", mail => mail.NextMilestoneDate)
        .List("plan.objectives", mail => mail.Objectives);

    public static PlanReadyEmail Of(DraftedPlan plan)
    {
        var next = plan.Items.First(item => item.Kind == ItemKind.Milestone);
        return new PlanReadyEmail(plan.Title, next.Title, next.DueOn!.Value,
            [.. plan.Items.Where(item => item.Kind == ItemKind.Objective).Select(item => item.Title)]);
    }
}
