using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Reviews;

namespace ScaleSuccess.Web.Portal.Plans.Reviews;

/// <summary>What became of a review, in words.</summary>
public static class ReviewWords
{
    /// <summary>"Due Mon 6 Apr", "Confirmed by you, Tue 7 Apr", "Skipped by Ole Berg, Tue 7 Apr".</summary>
    public static string State(OpenedPlan plan, PlanReview review, IStringLocalizer<ReviewTexts> texts)
    {
        if (review.DecidedAt is not { } decided) return texts[review.IsOverdue(plan.View.Today) ? "state.overdue" : "state.open", Days.Short(review.DueOn, plan.View.Today)];
        return texts[$"state.{review.Outcome}", Person(plan, review.DecidedBy, texts), Days.Short(plan.Visitor.Day(decided), plan.View.Today)];
    }

    public static string Person(OpenedPlan plan, long? contact, IStringLocalizer<ReviewTexts> texts) =>
        contact == plan.Visitor.ContactId ? texts["you"] : contact is { } id && plan.View.Owners.TryGetValue(id, out var name) ? name : texts["colleague"];

    /// <summary>Whose something is, by itself.</summary>
    public static string Owner(OpenedPlan plan, long contact, IStringLocalizer<ReviewTexts> texts) =>
        contact == plan.Visitor.ContactId ? texts["you.name"] : Person(plan, contact, texts);

    /// <summary>"every three months"; 0: "never".</summary>
    public static string Every(int months, IStringLocalizer<ReviewTexts> texts) => months == 0 ? texts["every.none"] : texts.Count("every", months);
}
