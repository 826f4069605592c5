using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>A plan's assessment with what it was assessed by.</summary>
/// <param name="Survey">That the plan's answers were given to, as it is asked now.</param>
public sealed record AssessedPlan(Assessment Assessment, ParsedDefinition<Survey> Survey, Answers Answers);

/// <summary>The assessment of a plan: now, or as it was at a moment.</summary>
public sealed class ReadAssessment(ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates)
{
    /// <summary>Now, from what is in the database; null: the customer has no plan.</summary>
    public async Task<Assessment?> Of(long customer, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().Include(one => one.Items).Include(one => one.Readings).Include(one => one.Acceptances)
            .AsSplitQuery().SingleOrDefaultAsync(one => one.CustomerId == customer, cancel);
        return plan is null ? null : (await Of(plan, await db.ResponseOf(plan, cancel), cancel)).Assessment;
    }

    /// <summary>Of a plan that is loaded with its items and readings.</summary>
    /// <param name="response">That it was made from.</param>
    public async Task<AssessedPlan> Of(Plan plan, ReadPlanAnswers.Row response, CancellationToken cancel)
    {
        var template = await templates.Version(plan.DefinitionId, cancel);
        var survey = await surveys.Version(response.Asked ?? throw new InvalidOperationException($"No version of the survey that plan {plan.Id} was made from is active."), cancel);
        var answers = Response.ReadAnswers(response.Answers);
        return new AssessedPlan(AssessPlan.Of(plan, template.Value, AsAsked(survey.Value, answers), answers), survey, answers);
    }

    /// <summary>Nobody is asked what their answers make no question. Whoever looks, conditions about facts hold for nobody here.</summary>
    private static Survey AsAsked(Survey survey, Answers answers) => AskSurvey.Of(survey, answers, Facts.None).Survey;

    /// <summary>Which sections were thin at a moment, and why; null: the plan had not been assessed yet.</summary>
    public async Task<IReadOnlyDictionary<string, ThinReason>?> At(long plan, DateTimeOffset moment, CancellationToken cancel)
    {
        var found = await db.Database.QueryAsync<string>(
            "select thin::text as \"Value\" from plan_assessments where plan_id = {0} and assessed_at <= {1} order by assessed_at desc, id desc limit 1", cancel, plan, moment);
        return found is [var thin] ? ThinSections.Read(thin) : null;
    }
}
