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
public sealed class ReadPlanAnswers(CurrentSurvey surveys, CurrentTemplates templates)
{
    public sealed record Row(long Survey, string Answers);

    public static List<Row> Ask(AskedTogether asked, WhosePlan whose) => asked.All(
        $"select definition_id, answers::text from responses where id = (select response_id from plans where customer_id = ({whose.Customer}))",
        row => new Row(row.GetInt64(0), row.GetString(1)), whose.Key);

    public async Task<PlanAnswers> Of(Plan plan, List<Row> rows, CancellationToken cancel)
    {
        if (rows is not [var row]) throw new InvalidOperationException($"Plan {plan.Id} has no response.");
        var survey = await surveys.Version(row.Survey, cancel);
        var template = await templates.Version(plan.DefinitionId, cancel);
        return new PlanAnswers(survey.Value, Response.ReadAnswers(row.Answers), template.Value.Name);
    }
}
