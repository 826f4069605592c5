using Npgsql;
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
public sealed class ReadPlanAnswers(NpgsqlDataSource source, CurrentSurvey surveys, CurrentTemplates templates)
{
    public async Task<PlanAnswers> Of(Plan plan, CancellationToken cancel)
    {
        var (definition, answers) = await source.FirstAsync("select definition_id, answers::text from responses where id = $1",
            row => Tuple.Create(row.GetInt64(0), row.GetString(1)), cancel, plan.ResponseId) ?? throw new InvalidOperationException($"Plan {plan.Id} has no response.");
        var survey = await surveys.Version(definition, cancel);
        var template = await templates.Version(plan.DefinitionId, cancel);
        return new PlanAnswers(survey.Value, Response.ReadAnswers(answers), template.Value.Name);
    }
}
