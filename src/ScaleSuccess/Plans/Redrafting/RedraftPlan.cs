using System.Text.Json;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>What a plan would be if it were made now from this template: for its own start, from its own answers, and in a later phase from what was asked when it went on.</summary>
public sealed class RedraftPlan(ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates)
{
    public Task<IReadOnlyList<PlanLine>> From(Plan plan, ParsedDefinition<Template> template, CancellationToken cancel) => From(plan, template, plan.ResponseId, cancel);

    /// <param name="response">Of anybody at the customer: what they say nothing about stays as the plan has it. By when stays what it is: the plan's end is moved on the plan.</param>
    public async Task<IReadOnlyList<PlanLine>> From(Plan plan, ParsedDefinition<Template> template, long response, CancellationToken cancel)
    {
        var row = (await db.Database.QueryAsync<Made>(
            $$"""
            select c.name, c.country, c.time_zone, c.tier, r.answers::text as answers, r.definition_id as survey, m.answers::text as own_answers, m.definition_id as own_survey,
                   ({{Person.SelectOfPlan}}) as people,
                   n.goal, n.by_when, n.pace,
                   coalesce((select e.deadline_before from plan_decisions e where e.plan_id = p.id and e.kind = 'extended' and e.phase = p.phase order by e.id limit 1), p.deadline) as ends
            from plans p join customers c on c.id = p.customer_id join responses m on m.id = p.response_id join responses r on r.id = {1}
            left join plan_decisions n on n.plan_id = p.id and n.kind = 'next_goal_started' and n.phase = p.phase - 1
            where p.id = {0}
            """, cancel, plan.Id, response)).Single();
        var (survey, planned) = (await surveys.Version(row.Survey, cancel), await surveys.Version(row.OwnSurvey, cancel));
        var answers = Together(survey.Value, Response.ReadAnswers(row.Answers), planned.Value, Response.ReadAnswers(row.OwnAnswers));
        var ask = row.Goal is { } goal ? new PhaseAsk(goal, row.ByWhen, row.Pace) : null;
        if (ask is not null) answers = ask.In(survey.Value, answers);
        var people = JsonSerializer.Deserialize<List<Person>>(row.People, JsonSerializerOptions.Web)!;
        // Nobody has said by when: until the end that the plan was given, however long this template takes.
        var within = template with { Value = template.Value with { Days = row.Ends.DayNumber - plan.StartedOn.DayNumber } };
        var drafted = DraftPlan.From(new PlanSources(
            row.Name, people, survey, answers, within, (await templates.For(plan, cancel)).Modules, plan.StartedOn, WorkingDays.In(Country.Of(row.Country, row.TimeZone)))
        { Deadline = plan.Deadline, Facts = PlanFacts.Of(row.Tier, row.Country, plan.Segment, people[0].Role, plan.Phase) });
        return [.. (ask is null ? drafted.Items.Select(PlanLine.Of) : RedraftPhase.Lines(plan, ask.Goal, drafted)).Select(line => WithOwner(plan, line))];
    }

    private static Answers Together(Survey survey, Answers given, Survey planned, Answers own)
    {
        foreach (var asked in survey.Questions)
            if (planned.Find(asked.Key) is { } before && before.Means == asked.Means && before.Kind.Name == asked.Kind.Name && AnswerText.Words(asked, given).Length == 0)
                given = given.With(before.Kind.Kept(before, own));
        return survey.About(Meaning.ByWhen) is { } end && planned.About(Meaning.ByWhen) is { } its
            ? given.With(new Dictionary<string, string[]> { [end.Key] = [.. own.Many(its.Key)] }) : given;
    }

    /// <summary>Who does it is no template's to say anew: a colleague who has come since would take over what others own.</summary>
    private static PlanLine WithOwner(Plan plan, PlanLine line) => plan.Find(line.Kind, line.Key) is not { } item ? line
        : line with { OwnerId = item.Drafted is { } drafted ? ItemContent.FromJson(drafted).OwnerId : item.OwnerId };

    private sealed record Made(string Name, string? Country, string TimeZone, string? Tier, string Answers, long Survey, string OwnAnswers, long OwnSurvey, string People, string? Goal, DateOnly? ByWhen, string? Pace, DateOnly Ends);
}
