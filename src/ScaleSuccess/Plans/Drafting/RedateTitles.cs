using ScaleSuccess.Customers;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Drafting;

/// <param name="Plan">The plan's own title; null: it stays.</param>
/// <param name="Items">By the item's id.</param>
public sealed record NewTitles(string? Plan, IReadOnlyDictionary<long, string> Items);

/// <summary>
/// The titles of a plan that name its deadline ("Results that help every day, by 6 April 2026"), with a new one. Whose words are still
/// those of the template or goal module that it came from is seen by drafting it again: with the deadline that it has, the words are the
/// same, or its words are still those that it was drafted with. What somebody has changed stays, and so does what is done.
/// </summary>
public sealed class RedateTitles(ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates)
{
    /// <param name="plan">Still with its old deadline.</param>
    /// <param name="next">What the phase is asked for that the plan goes on with; null: it stays in its phase.</param>
    public async Task<NewTitles> Of(Plan plan, Visitor visitor, DateOnly deadline, CancellationToken cancel, PhaseAsk? next = null)
    {
        var response = await db.ResponseOf(plan, cancel);
        var survey = await surveys.Version(response.Survey, cancel);
        var template = await templates.Version(plan.DefinitionId, cancel);
        var (said, present) = (Said(plan, survey.Value, response), await db.AskOf(plan.Id, plan.Phase, cancel));
        var sources = new PlanSources(visitor.CustomerName, [new Person(visitor.ContactId, "")], survey, said, template,
            (await templates.For(plan.Followed(), cancel)).Modules, plan.StartedOn, WorkingDays.In(null))
        { Facts = null };
        // What the phase was asked for counts; older phases began with what the survey had been answered.
        Answers[] asked = present is null ? [said] : [present.In(survey.Value, said), said];
        var asks = (next ?? present)?.In(survey.Value, said) ?? said;
        var items = new Dictionary<long, string>();
        foreach (var origin in plan.Items.FindAll(item => IsFromFile(plan, item)).GroupBy(item => item.ReadOrigin()))
        {
            var file = await templates.Version(origin.Key.Definition!, origin.Key.Version, cancel);
            var made = file.Value.Template is null
                ? sources with { Modules = new Dictionary<string, ParsedDefinition<GoalModule>> { [file.Value.Module!.Goal] = new(file.Definition, file.Value.Module) } }
                : sources with { Template = new(file.Definition, file.Value.Template) };
            var before = asked.Select(answers => DraftPlan.From(made with { Answers = answers, Deadline = plan.Deadline })).ToList();
            var after = DraftPlan.From(made with { Answers = asks, Deadline = deadline });
            foreach (var item in origin)
                if (Title(before, after, item) is { } title && title != item.Title) items[item.Id] = title;
        }
        return new NewTitles(Draft(plan.Deadline, said).Title == plan.Title ? Draft(deadline, said).Title : null, items);

        DraftedPlan Draft(DateOnly end, Answers answers) => DraftPlan.From(sources with { Answers = answers, Deadline = end });

        // Null: it stays.
        string? Title(IEnumerable<DraftedPlan> before, DraftedPlan after, PlanItem item) =>
            before.Select(drafted => Line(drafted, item)).FirstOrDefault(line => line is not null) is { } line ? after.Items.FirstOrDefault(one => one.Kind == line.Kind && one.Key == line.Key)?.Title
            : IsAsDrafted(item) ? item.Title.Replace(Days.Long(plan.Deadline), Days.Long(deadline), StringComparison.Ordinal) : null;
    }

    /// <summary>From answers that have changed since, or another version: nobody at the customer has reworded it.</summary>
    private static bool IsAsDrafted(PlanItem item) => item.Drafted is not { } drafted || ItemContent.FromJson(drafted).Title == item.Title;

    /// <summary>Highlights are the whole plan's, whichever phase brought them.</summary>
    private static bool IsFromFile(Plan plan, PlanItem item) => item.ReadOrigin().Definition is not null && (plan.IsOfThisPhase(item) || item.Kind == ItemKind.Highlight) && !item.IsDone;

    /// <summary>Not by its key: what a file lists without keys may have kept the one of an earlier version.</summary>
    private static DraftItem? Line(DraftedPlan drafted, PlanItem item) => drafted.Items.FirstOrDefault(line =>
        line.Kind == item.Kind && line.Title == item.Title && line.Origin.Definition == item.ReadOrigin().Definition);

    /// <summary>What the survey was answered, with the goals that came later.</summary>
    private static Answers Said(Plan plan, Survey survey, ReadPlanAnswers.Row response)
    {
        var said = Response.ReadAnswers(response.Answers);
        if (survey.About(Meaning.Goals) is not { } goals) return said;
        var objectives = plan.Items.Where(item => item.Kind == ItemKind.Objective && goals.Find(item.Key) is not null).Select(item => item.Key);
        return said.With(new Dictionary<string, string[]> { [goals.Key] = [.. said.Many(goals.Key).Union(objectives)] });
    }
}
