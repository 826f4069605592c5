using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>What a plan was made from: the survey as it was then, the answers, and the template's name.</summary>
public sealed record PlanAnswers(Survey Survey, Answers Answers, string Template);

/// <summary>Reads what a plan was made from, so that each item can say why it is there.</summary>
public sealed class ReadPlanAnswers(ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates)
{
    public async Task<PlanAnswers> Of(Plan plan, CancellationToken cancel)
    {
        var response = await db.Responses.AsNoTracking().SingleAsync(r => r.Id == plan.ResponseId, cancel);
        var survey = await surveys.Version(response.DefinitionId, cancel);
        var template = await templates.Version(plan.DefinitionId, cancel);
        return new PlanAnswers(survey.Value, response.Read(), template.Value.Name);
    }
}
