using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
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

/// <summary>All that a plan is drafted anew from but its template. Nothing here asks the database: many are drafted at once, on all cores.</summary>
public sealed class RedraftSources
{
    private readonly RedraftPlan.Made row;
    private readonly ParsedDefinition<Survey> survey, planned;
    private readonly IReadOnlyDictionary<string, ParsedDefinition<GoalModule>> modules;

    /// <param name="planned">The survey that the plan was made from.</param>
    internal RedraftSources(Plan plan, RedraftPlan.Made row, ParsedDefinition<Survey> survey, ParsedDefinition<Survey> planned, IReadOnlyDictionary<string, ParsedDefinition<GoalModule>> modules) =>
        (Plan, this.row, this.survey, this.planned, this.modules) = (plan, row, survey, planned, modules);

    public Plan Plan { get; }

    /// <param name="module">Instead of the one for the same goal; null: all as they are.</param>
    public IReadOnlyList<PlanLine> Draft(ParsedDefinition<Template> template, ParsedDefinition<GoalModule>? module = null)
    {
        // Most plans are drafted anew from the very answers that they were made from: nothing is to be brought together.
        var answers = Response.ReadAnswers(row.Answers);
        if (row.OwnAnswers is { } own) answers = Together(survey.Value, answers, planned.Value, Response.ReadAnswers(own));
        var ask = row.ReadAsk();
        if (ask is not null) answers = ask.In(survey.Value, answers);
        var people = row.ReadPeople();
        // Nobody has said by when: until the end that the plan was given, however long this template takes.
        var within = template with { Value = template.Value with { Days = row.Ends.DayNumber - Plan.StartedOn.DayNumber } };
        var given = module is null ? modules : new Dictionary<string, ParsedDefinition<GoalModule>>(modules) { [module.Value.Goal] = module };
        var drafted = DraftPlan.From(new PlanSources(row.Name, people, survey, answers, within, given, Plan.StartedOn, WorkingDays.In(Country.Of(row.Country, row.TimeZone)))
        { Deadline = Plan.Deadline, Facts = PlanFacts.Of(row.Tier, row.Country, Plan.Segment, people[0].Role, Plan.Phase) });
        return [.. (ask is null ? drafted.Items.Select(PlanLine.Of) : RedraftPhase.Lines(Plan, ask.Goal, drafted)).Select(WithOwner)];
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
    private PlanLine WithOwner(PlanLine line) => Plan.Find(line.Kind, line.Key) is not { } item ? line
        : line with { OwnerId = item.Drafted is { } drafted ? ItemContent.FromJson(drafted).OwnerId : item.OwnerId };
}
