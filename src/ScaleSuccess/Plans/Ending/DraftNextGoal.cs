using System.Text.Json;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Ending;

/// <summary>What a plan would go on with.</summary>
public sealed record NextGoalDraft(NextPhase Phase, CheckInRhythm CheckIns)
{
    public IEnumerable<PlanItem> Milestones => Phase.Items.Where(item => item.Kind == ItemKind.Milestone);

    public IEnumerable<PlanItem> Actions(PlanItem milestone) => Phase.Items.Where(item => item.Kind == ItemKind.Action && item.Parent == milestone.Key);

    public IEnumerable<PlanItem> Commitments => Phase.Items.Where(item => item.Kind == ItemKind.Commitment);

    /// <summary>Equal exactly when a reader sees the same: what is confirmed is what was shown.</summary>
    public string Sign => $"{Days.Iso(Phase.Deadline)}.{SectionHash.Of(Phase.Items.Select(item => item.Content))}";
}

/// <summary>Drafts the next phase of a plan, from the segment's current template and one more goal. It changes nothing.</summary>
public sealed class DraftNextGoal(ScaleDb db, ReadPlanAnswers answers, ReadNextGoals goals, CurrentSurvey surveys, CurrentTemplates templates)
{
    public async Task<NextGoals> Offered(Plan plan, CancellationToken cancel) => await goals.For(plan, await Given(plan, cancel), cancel);

    /// <param name="typed">Answers to <see cref="NextGoals.Questions"/>, without a mistake.</param>
    /// <param name="today">The day where the plan is.</param>
    public async Task<NextGoalDraft> Of(Plan plan, string customerName, NextGoals offered, Answers typed, DateOnly today, CancellationToken cancel)
    {
        var now = (await db.Database.QueryAsync<Segment>(
            $$"""
            select coalesce(a.segment, p.segment) as key, coalesce(s.template, a.segment, p.segment) as template, c.tier, c.country,
                   ({{Person.SelectOfPlan}}) as people
            from plans p
            join customers c on c.id = p.customer_id
            left join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
            left join segments s on s.key = coalesce(a.segment, p.segment)
            where p.id = {0}
            """, cancel, plan.Id)).Single();
        var set = await templates.For(plan.Followed(), cancel);
        var (template, survey) = (set.Of(now.Template), await surveys.For(Purpose.Onboarding, cancel));
        var ask = PhaseAsk.Of(survey.Value, typed.One(offered.Which.Key)!, typed);
        var said = ask.In(survey.Value, (await Given(plan, cancel)).Answers);
        var people = JsonSerializer.Deserialize<List<Person>>(now.People, JsonSerializerOptions.Web)!;
        var drafted = DraftPlan.From(new PlanSources(
            customerName, people, survey, said, template, set.Modules, today, await db.WorkingDaysOf(plan, cancel))
        { Facts = PlanFacts.Of(now.Tier, now.Country, now.Key, people[0].Role, plan.Phase + 1) });
        return new NextGoalDraft(
            new NextPhase(ask, template.Definition.Id, now.Key, today, drafted.Schedule.Deadline, DraftNextPhase.Items(plan, ask.Goal, drafted)), template.Value.CheckIns);
    }

    private async Task<PlanAnswers> Given(Plan plan, CancellationToken cancel) => await answers.Of(plan, [await db.ResponseOf(plan, cancel)], cancel);

    private sealed record Segment(string Key, string Template, string? Tier, string? Country, string People);
}
