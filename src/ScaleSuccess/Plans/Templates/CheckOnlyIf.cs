using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Whether what the conditions of templates and goal modules name can be so.</summary>
internal static class CheckOnlyIf
{
    public static IEnumerable<Mistake> Of(Defined<Template> template, Survey survey) => Of(template, $"segment `{template.Value.Key}`", Parts(template.Value), survey);

    public static IEnumerable<Mistake> Of(Defined<GoalModule> goal, Survey survey) => Of(goal, $"goal `{goal.Value.Goal}`", Parts(goal.Value), survey);

    private static IEnumerable<Mistake> Of<T>(Defined<T> defined, string about, IEnumerable<(object[] Path, IForSome Part)> parts, Survey survey) =>
        from part in parts
        from line in part.Part.OnlyIf?.Lines ?? []
        from sentence in Flaws(line, survey)
        select defined.Wrong($"{about}, {part.Part switch
        {
            TemplateMilestone milestone => $"milestone `{milestone.Key}`",
            TemplateAction action => $"action `{action.Key}`",
            TemplateCommitment commitment => $"commitment `{commitment.Key}`",
            GoalBenefit benefit => $"benefit `{benefit.Key}`",
            _ => $"`{part.Path[0]}`",
        }}, `{OnlyIf.Key}`", sentence, [.. part.Path, OnlyIf.Key]);

    private static IEnumerable<string> Flaws(ConditionLine line, Survey survey)
    {
        if (Fact.IsOne(line.Name)) return line.Name == Fact.Plan && line.Values.Except(OnlyIf.Facts[Fact.Plan]!).Any()
            ? [$"When a plan is made, `{Fact.Plan}` is {PlanState.None} or, for a next goal, {PlanState.Achieved}."] : CheckLine.Of(line, null);
        if (survey.Named(line.Name) is not { } question) return [$"The survey has no question `{line.Name}`.{ClosestName.Hint(line.Name, survey.Names)}"];
        return question.Kind.HasAnswer ? CheckLine.Of(line, question) : [$"`{line.Name}` has no answer: it only says something."];
    }

    private static IEnumerable<(object[], IForSome)> Parts(Template template) =>
    [
        .. Lines("highlights", template.Highlights), .. Lines("objectives", template.Objectives), .. Lines("criteria", template.Criteria),
        .. template.Milestones.Index().SelectMany(one => one.Item.Actions.Index()
            .Select(action => (Path: (object[])["milestones", one.Index, "actions", action.Index], Part: (IForSome)action.Item)).Prepend((["milestones", one.Index], one.Item))),
        .. Lines("commitments", template.Commitments),
    ];

    private static IEnumerable<(object[], IForSome)> Parts(GoalModule module) =>
    [
        .. Lines("benefits", module.Benefits), .. Lines("criteria", module.Criteria),
        .. Lines("actions", module.Actions.Select(action => action.Action)), .. Lines("commitments", module.Commitments),
    ];

    private static IEnumerable<(object[], IForSome)> Lines(string key, IEnumerable<IForSome> parts) => parts.Index().Select(one => ((object[])[key, one.Index], one.Item));
}
