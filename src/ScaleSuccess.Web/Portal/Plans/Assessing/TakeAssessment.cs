using System.Diagnostics;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Web.Jobs;
using ScaleSuccess.Web.Portal.Surveys;

namespace ScaleSuccess.Web.Portal.Plans.Assessing;

/// <summary>Takes the answers to what an assessment asked, as changed answers, or "not now". What is left open is not asked again for now.</summary>
public sealed class TakeAssessment(ChangeAnswers change, SetQuestionsAside aside, NudgeStep nudge)
{
    public const string LaterButton = "later";

    /// <summary>What the form asked, as far as it can still be answered.</summary>
    public static IReadOnlyList<Question> Asked(OpenedPlan plan, IFormCollection form) =>
        [.. TypedFields.Questions(plan.Assessed.Survey.Value, 0, form).Intersect(ChangeAnswers.Of(plan.Assessed.Survey.Value))];

    /// <returns>What is wrong; none: it is taken.</returns>
    public async Task<IReadOnlyList<AnswerMistake>> Run(OpenedPlan plan, IFormCollection form, CancellationToken cancel)
    {
        var asked = Asked(plan, form);
        if (plan.View.Plan.IsOver || !plan.IsAnswerer) return [];
        if (form.ContainsKey(LaterButton))
        {
            await aside.Run(plan.Visitor, [.. asked.Select(question => question.Key)], cancel);
            return [];
        }
        switch (await change.Run(plan.Visitor, plan.Assessed.Survey.Definition.Key, TypedFields.Of(asked, form), TypedFields.Shown(form), cancel))
        {
            case ChangeAnswersOutcome.Wrong(var mistakes):
                return mistakes;
            case ChangeAnswersOutcome.NotSubmitted:
                return [];
            case ChangeAnswersOutcome.Changed(var now):
                await aside.Run(plan.Visitor, [.. asked.Where(question => question.Kind.Gap(question, now) is not null).Select(question => question.Key)], cancel);
                foreach (var step in new[] { "assign-segments", "redraft-plans" }) nudge.Now(step);
                return [];
            default:
                throw new UnreachableException();
        }
    }
}
