using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.CustomerPlans;

public static class PlanResponses
{
    extension(ScaleDb db)
    {
        /// <summary>The answers that a plan was made from.</summary>
        public async Task<ReadPlanAnswers.Row> ResponseOf(Plan plan, CancellationToken cancel) => (await db.Database.QueryAsync<ReadPlanAnswers.Row>(
            ReadPlanAnswers.Select + " where r.id = {0}", cancel, plan.ResponseId)).Single();
    }
}

/// <summary>What a plan was made from: the survey as it was then, the answers, and the template's name.</summary>
public sealed record PlanAnswers(Survey Survey, Answers Answers, string Template)
{
    /// <summary>Key → name, of the templates that earlier phases were made from.</summary>
    public IReadOnlyDictionary<string, string> EarlierTemplates { get; init; } = new Dictionary<string, string>();
}

/// <summary>Reads what a plan was made from, so that each item can say why it is there.</summary>
public sealed class ReadPlanAnswers(CurrentSurvey surveys, CurrentTemplates templates)
{
    /// <param name="Survey">The version that was answered.</param>
    /// <param name="Asked">The version of that survey that is active: as it is asked now.</param>
    public sealed record Row(long Id, long Survey, string Answers, long? Asked);

    /// <summary>Of the responses <c>r</c>.</summary>
    internal const string Select =
        """
        select r.id, r.definition_id as survey, r.answers::text as answers, a.definition_id as asked
        from responses r join definitions d on d.id = r.definition_id left join active_definitions a on a.kind = d.kind and a.key = d.key
        """;

    public static List<Row> Ask(AskedTogether asked, WhosePlan whose) => asked.All(
        Select + $" where r.id = (select response_id from plans where customer_id = ({whose.Customer}))",
        row => new Row(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.Optional<long>(3)), whose.Key);

    public async Task<PlanAnswers> Of(Plan plan, List<Row> rows, CancellationToken cancel)
    {
        if (rows is not [var row]) throw new InvalidOperationException($"Plan {plan.Id} has no response.");
        var survey = await surveys.Version(row.Survey, cancel);
        var template = await templates.Version(plan.DefinitionId, cancel);
        var earlier = new Dictionary<string, string>();
        foreach (var phase in plan.Phases)
            if (await templates.Version(phase.DefinitionId, cancel) is var before && before.Definition.Key != template.Definition.Key)
                earlier[before.Definition.Key] = before.Value.Name;
        return new PlanAnswers(survey.Value, Response.ReadAnswers(row.Answers), template.Value.Name) { EarlierTemplates = earlier };
    }
}
