using ScaleSuccess.Customers;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
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
/// same. What somebody has changed stays, and so does what is done.
/// </summary>
public sealed class RedateTitles(ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates)
{
    /// <param name="plan">Still with its old deadline.</param>
    public async Task<NewTitles> Of(Plan plan, Visitor visitor, DateOnly deadline, CancellationToken cancel)
    {
        var response = await db.ResponseOf(plan, cancel);
        var survey = await surveys.Version(response.Survey, cancel);
        var template = await templates.Version(plan.DefinitionId, cancel);
        var sources = new PlanSources(visitor.CustomerName, [new Person(visitor.ContactId, "")], survey, Said(plan, survey.Value, response), template,
            await templates.Modules(cancel), plan.StartedOn, WorkingDays.In(null))
        { Facts = null };
        var items = new Dictionary<long, string>();
        foreach (var origin in plan.Items.FindAll(item => IsFromFile(plan, item)).GroupBy(item => item.ReadOrigin()))
        {
            var file = await templates.Version(origin.Key.Definition!, origin.Key.Version, cancel);
            var (before, after) = Both(plan, deadline, file.Value.Template is null
                ? sources with { Modules = new Dictionary<string, ParsedDefinition<GoalModule>> { [file.Value.Module!.Goal] = new(file.Definition, file.Value.Module) } }
                : sources with { Template = new(file.Definition, file.Value.Template) });
            foreach (var item in origin)
                if (Place(before, item) is >= 0 and var place && after.Items[place].Title is var title && title != item.Title) items[item.Id] = title;
        }
        var own = Both(plan, deadline, sources);
        return new NewTitles(own.Before.Title == plan.Title ? own.After.Title : null, items);
    }

    /// <summary>Highlights are the whole plan's, whichever phase brought them.</summary>
    private static bool IsFromFile(Plan plan, PlanItem item) => item.ReadOrigin().Definition is not null && (plan.IsOfThisPhase(item) || item.Kind == ItemKind.Highlight) && !item.IsDone;

    private static (DraftedPlan Before, DraftedPlan After) Both(Plan plan, DateOnly deadline, PlanSources sources) =>
        (DraftPlan.From(sources with { Deadline = plan.Deadline }), DraftPlan.From(sources with { Deadline = deadline }));

    /// <summary>Not by its key: what a file lists without keys may have kept the one of an earlier version.</summary>
    private static int Place(DraftedPlan drafted, PlanItem item) => drafted.Items.ToList().FindIndex(line =>
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
