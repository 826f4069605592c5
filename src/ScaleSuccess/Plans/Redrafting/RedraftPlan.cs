using System.Text.Json;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>What a plan would be if it were made now from this template: for its own start, from its own answers, and in a later phase from what was asked when it went on.</summary>
public sealed class RedraftPlan(ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates)
{
    public async Task<IReadOnlyList<PlanLine>> From(Plan plan, ParsedDefinition<Template> template, CancellationToken cancel) =>
        (await Sources([plan], null, await templates.Offered(cancel), cancel))[0].Draft(template);

    /// <param name="response">Of anybody at the customer: what they say nothing about stays as the plan has it. By when stays what it is: the plan's end is moved on the plan.</param>
    public async Task<IReadOnlyList<PlanLine>> From(Plan plan, ParsedDefinition<Template> template, long response, CancellationToken cancel) =>
        (await Sources([plan], response, await templates.Offered(cancel), cancel))[0].Draft(template);

    /// <summary>What many plans are drafted anew from, in one query; in the order of the plans.</summary>
    /// <param name="plans">With their items.</param>
    public async Task<IReadOnlyList<RedraftSources>> Sources(IReadOnlyList<Plan> plans, OfferedTemplates offered, CancellationToken cancel) => await Sources(plans, null, offered, cancel);

    private async Task<IReadOnlyList<RedraftSources>> Sources(IReadOnlyList<Plan> plans, long? response, OfferedTemplates offered, CancellationToken cancel)
    {
        var rows = (await db.Database.QueryAsync<Made>(
            $$"""
            select p.id, c.name, c.country, c.time_zone, c.tier, r.answers::text as answers, r.definition_id as survey, case when r.id <> m.id then m.answers::text end as own_answers, m.definition_id as own_survey,
                   ({{Person.SelectOfPlan}}) as people,
                   n.goal, n.by_when, n.pace,
                   coalesce((select e.deadline_before from plan_decisions e where e.plan_id = p.id and e.kind = 'extended' and e.phase = p.phase order by e.id limit 1), p.deadline) as ends
            from plans p join customers c on c.id = p.customer_id join responses m on m.id = p.response_id join responses r on r.id = coalesce(nullif({1}, 0), p.response_id)
            left join plan_decisions n on n.plan_id = p.id and n.kind = 'next_goal_started' and n.phase = p.phase - 1
            where p.id = any({0})
            """, cancel, plans.Select(plan => plan.Id).ToArray(), response ?? 0)).ToDictionary(row => row.Id);
        var sources = new List<RedraftSources>(plans.Count);
        foreach (var plan in plans)
        {
            var row = rows[plan.Id];
            sources.Add(new RedraftSources(plan, row, await surveys.Version(row.Survey, cancel), await surveys.Version(row.OwnSurvey, cancel), offered.For(plan.Followed()).Modules));
        }
        return sources;
    }

    /// <param name="OwnAnswers">Null: they are the same.</param>
    internal sealed record Made(
        long Id, string Name, string? Country, string TimeZone, string? Tier, string Answers, long Survey, string? OwnAnswers, long OwnSurvey, string People, string? Goal, DateOnly? ByWhen,
        string? Pace, DateOnly Ends)
    {
        public IReadOnlyList<Person> ReadPeople() => JsonSerializer.Deserialize<List<Person>>(People, JsonSerializerOptions.Web)!;
        public PhaseAsk? ReadAsk() => Goal is null ? null : new PhaseAsk(Goal, ByWhen, Pace);
    }
}
