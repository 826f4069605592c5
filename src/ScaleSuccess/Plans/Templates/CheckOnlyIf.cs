using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Whether what the conditions of templates and goal modules name can be so.</summary>
internal static class CheckOnlyIf
{
    public static IEnumerable<Mistake> Of(Defined<Template> template, Survey survey) => Of(template, $"segment `{template.Value.Key}`", PlanParts.Of(template.Value), survey);

    public static IEnumerable<Mistake> Of(Defined<GoalModule> goal, Survey survey) => Of(goal, $"goal `{goal.Value.Goal}`", PlanParts.Of(goal.Value), survey);

    private static IEnumerable<Mistake> Of<T>(Defined<T> defined, string about, IEnumerable<PlanPart> parts, Survey survey) =>
        from part in parts
        from line in part.Of.OnlyIf?.Lines ?? []
        from sentence in Flaws(line, survey)
        select defined.Wrong($"{about}, {part.About}, `{OnlyIf.Key}`", sentence, [.. part.Path, OnlyIf.Key]);

    private static IEnumerable<string> Flaws(ConditionLine line, Survey survey)
    {
        if (Fact.IsOne(line.Name)) return line.Name == Fact.Plan && line.Values.Except(OnlyIf.Facts[Fact.Plan]!).Any()
            ? [$"When a plan is made, `{Fact.Plan}` is {PlanState.None} or, for a next goal, {PlanState.Achieved}."] : CheckLine.Of(line, null);
        if (survey.Named(line.Name) is not { } question) return [$"The survey has no question `{line.Name}`.{ClosestName.Hint(line.Name, survey.Names)}"];
        return question.Kind.HasAnswer ? CheckLine.Of(line, question) : [$"`{line.Name}` has no answer: it only says something."];
    }
}
