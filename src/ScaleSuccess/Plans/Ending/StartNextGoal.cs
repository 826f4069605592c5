using System.Text.Json;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Ending;

public abstract record StartOutcome
{
    private StartOutcome() { }

    /// <summary>Now, or by an earlier click.</summary>
    public sealed record Started : StartOutcome;

    /// <summary>The plan is not at its goal: somebody has started another, or it is not reached.</summary>
    public sealed record DecidedMeanwhile : StartOutcome;
    public sealed record Wrong(IReadOnlyList<AnswerMistake> Mistakes) : StartOutcome;
}

/// <summary>A plan that has reached its goal goes on with the next one: on the same plan, from the segment's current template.</summary>
public sealed class StartNextGoal(
    ScaleDb db, ReadNextGoals goals, ReadPlanAnswers answers, CurrentSurvey surveys, CurrentTemplates templates, RedateTitles redate, TimeProvider clock)
{
    /// <param name="typed">Answers to <see cref="NextGoals.Questions"/>.</param>
    public async Task<StartOutcome> Run(Visitor visitor, Answers typed, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return new StartOutcome.DecidedMeanwhile();
        var given = await answers.Of(plan, [await db.ResponseOf(plan, cancel)], cancel);
        var offered = await goals.For(plan, given, cancel);
        if (!plan.IsAchieved) return await IsRepeated(plan, typed, cancel) ? new StartOutcome.Started() : new StartOutcome.DecidedMeanwhile();
        if (offered.Questions.Count == 0) return new StartOutcome.DecidedMeanwhile();
        var today = await db.DayOf(plan, clock.GetUtcNow(), cancel);
        if (CheckAnswers.Of(offered.Questions, typed, today) is { Count: > 0 } mistakes) return new StartOutcome.Wrong(mistakes);
        await Start(plan, visitor, offered, given.Answers.With(Fields(offered, typed)), today, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new StartOutcome.Started();
    }

    private async Task Start(Plan plan, Visitor visitor, NextGoals offered, Answers said, DateOnly today, CancellationToken cancel)
    {
        var goal = said.One(offered.Which.Key)!;
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
            visitor.CustomerName, JsonSerializer.Deserialize<List<Person>>(now.People, JsonSerializerOptions.Web)!,
            survey, said, template, await templates.Modules(cancel), today, await db.WorkingDaysOf(plan, cancel)));
        var (revision, at) = (PlanRevision.Begin(plan), clock.GetUtcNow());
        // What is said of the customer names the new deadline; what the goal behind was to bring, and when, stays as it was.
        var titles = (await redate.Of(plan, visitor, drafted.Schedule.Deadline, cancel)).Items;
        foreach (var item in plan.Items.Where(item => item.Kind == ItemKind.Highlight))
            if (titles.TryGetValue(item.Id, out var title)) item.Reword(title);
        plan.StartPhase(
            new NextPhase(goal, template.Definition.Id, now.Key, today, drafted.Schedule.Deadline, DraftNextPhase.Items(plan, goal, drafted)),
            visitor.ContactId, at);
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.NextGoal, at);
        await db.Database.ExecuteAsync("update plans set check_in_at = {1}, check_in_every = {2} where id = {0}", cancel,
            plan.Id, template.Value.CheckIns.At, template.Value.CheckIns.EveryDays);
    }

    /// <summary>Only what was asked counts: the goal is one, and an unanswered date is none.</summary>
    private static Dictionary<string, string[]> Fields(NextGoals offered, Answers typed) =>
        offered.Questions.ToDictionary(question => question.Key, question => typed.One(question.Key) is { } answer ? new[] { answer } : []);

    /// <summary>The goal that the plan is at is the one that was sent.</summary>
    private async Task<bool> IsRepeated(Plan plan, Answers typed, CancellationToken cancel) =>
        (await surveys.For(Purpose.Onboarding, cancel)).Value.About(Meaning.Goals) is { } asked && typed.One(asked.Key) is { } goal
            && plan.Phase > 1 && plan.Find(ItemKind.Objective, goal) is { } objective && plan.IsOfThisPhase(objective);

    private sealed record Segment(string Key, string Template, string People);
}
