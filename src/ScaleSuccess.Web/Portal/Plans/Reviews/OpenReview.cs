using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Portal.Surveys;

namespace ScaleSuccess.Web.Portal.Plans.Reviews;

/// <summary>Everything that a review's page shows.</summary>
/// <param name="Goal">What the plan could go on with; null: its goal is not reached yet, or nothing is left.</param>
public sealed record OpenedReview(OpenedPlan Plan, ReviewView View, OfferedGoal? Goal);

/// <param name="Typed">What was chosen; at first what suggests itself.</param>
/// <param name="Draft">What would begin; null: something of the answers is wrong or missing.</param>
public sealed record OfferedGoal(NextGoals Next, Answers Typed, IReadOnlyList<AnswerMistake> Mistakes, NextGoalDraft? Draft)
{
    public string? Label => Next.Goals.FirstOrDefault(goal => goal.Key == Typed.One(Next.Which.Key))?.Label;
}

/// <summary>Opens a review behind a link.</summary>
public sealed class OpenReview(OpenPlan open, ReadReview read, DraftNextGoal draft)
{
    /// <param name="form">What was sent; null: the page is only opened.</param>
    /// <returns>Nobody when the link does not open; no plan while there is none; no review of this number.</returns>
    public async Task<(Visitor? Visitor, OpenedPlan? Plan, OpenedReview? Review)> Behind(string token, int number, IFormCollection? form, CancellationToken cancel)
    {
        var (visitor, plan) = await open.Behind(token, null, null, cancel);
        if (plan?.Reviews.Find(number) is not { } review) return (visitor, plan, null);
        var view = await read.Of(plan.View, plan.Reviews, review, plan.Assessed.Assessment, cancel);
        return (visitor, plan, new OpenedReview(plan, view, review.IsOpen && CanGoOn(plan) ? await Goal(plan, form, cancel) : null));
    }

    private static bool CanGoOn(OpenedPlan plan) => !plan.IsReadOnly && (plan.View.Plan.IsAchieved || plan.View.AsksForGoal(plan.Measures));

    private async Task<OfferedGoal?> Goal(OpenedPlan plan, IFormCollection? form, CancellationToken cancel)
    {
        var next = await draft.Offered(plan.View.Plan, cancel);
        if (next.Questions.Count == 0) return null;
        var typed = new Answers(form is null ? Suggested(plan, next) : TypedFields.Of(next.Questions, form));
        var mistakes = CheckAnswers.Of(next.Questions, typed, plan.View.Today);
        var drafted = mistakes.Count == 0 ? await draft.Of(plan.View.Plan, plan.View.CustomerName, next, typed, plan.View.Today, cancel) : null;
        return new OfferedGoal(next, typed, form is null ? [] : mistakes, drafted);
    }

    /// <summary>The first goal, their own if they named one, and the pace that they chose before.</summary>
    private static Dictionary<string, string[]> Suggested(OpenedPlan plan, NextGoals next) => next.Questions.ToDictionary(question => question.Key, question => question.Means switch
    {
        Meaning.Goals => [next.Goals[0].Key],
        Meaning.Pace when plan.Pace is { } pace => [pace],
        _ => Array.Empty<string>(),
    });
}
