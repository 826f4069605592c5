using System.Text.Json;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
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
        var said = (await Given(plan, cancel)).Answers.With(Fields(offered, typed));
        var now = (await db.Database.QueryAsync<Segment>(
            """
            select coalesce(a.segment, p.segment) as key, coalesce(s.template, a.segment, p.segment) as template,
                   (select json_agg(json_build_object('id', o.id, 'role', o.role) order by o.id <> p.contact_id, o.role <> 'champion', o.id)
                    from contacts o where o.customer_id = p.customer_id and o.consent in ('given', 'asked'))::text as people
            from plans p
            left join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
            left join segments s on s.key = coalesce(a.segment, p.segment)
            where p.id = {0}
            """, cancel, plan.Id)).Single();
        var (template, survey) = (await templates.Find(now.Template, cancel), await surveys.For(Purpose.Onboarding, cancel));
        // What they hoped for stands in the plan: here are the goal's own benefits, also one that they had named.
        if (survey.Value.About(Meaning.Benefits) is { } hopes) said = said.With(new Dictionary<string, string[]> { [hopes.Key] = [] });
        var drafted = DraftPlan.From(new PlanSources(
            customerName, JsonSerializer.Deserialize<List<Person>>(now.People, JsonSerializerOptions.Web)!,
            survey, said, template, await templates.Modules(cancel), today, await db.WorkingDaysOf(plan, cancel)));
        var goal = said.One(offered.Which.Key)!;
        return new NextGoalDraft(
            new NextPhase(goal, template.Definition.Id, now.Key, today, drafted.Schedule.Deadline, DraftNextPhase.Items(plan, goal, drafted)), template.Value.CheckIns);
    }

    private async Task<PlanAnswers> Given(Plan plan, CancellationToken cancel) => await answers.Of(plan, [await db.ResponseOf(plan, cancel)], cancel);

    /// <summary>Only what was asked counts: the goal is one, and an unanswered date is none.</summary>
    private static Dictionary<string, string[]> Fields(NextGoals offered, Answers typed) =>
        offered.Questions.ToDictionary(question => question.Key, question => typed.One(question.Key) is { } answer ? new[] { answer } : []);

    private sealed record Segment(string Key, string Template, string People);
}
