using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>Milestones for which nobody at the customer does anything, and actions for whose role nobody is ever named.</summary>
internal static class OwnerWarnings
{
    public static IEnumerable<Warning> Of(Template template, Survey survey) =>
        template.Milestones.Index().Select(one => Milestone(one.Item, one.Index, survey)).OfType<Warning>().Concat(Roles(PlanParts.Of(template), survey));

    public static IEnumerable<Warning> Of(GoalModule module, Survey survey) => Roles(PlanParts.Of(module), survey);

    private static Warning? Milestone(TemplateMilestone milestone, int place, Survey survey)
    {
        var own = milestone.Actions.Where(action => action.Who == Side.Customer).ToList();
        var about = $"milestone `{milestone.Key}`";
        if (own.Count == 0) return new Warning(["milestones", place], about, "Nobody at the customer does anything for it: add an action of the customer.");
        if (own.Exists(action => action.OnlyIf is null || IsWrong(action.OnlyIf))) return null;
        var without = false;
        var conditions = own.Select(action => action.OnlyIf).Append(milestone.OnlyIf).OfType<Condition>();
        return new PossiblePeople(survey, conditions).Each(known => without |= milestone.OnlyIf?.Holds(known) != false && !own.Exists(action => action.OnlyIf!.Holds(known))) && without
            ? new Warning(["milestones", place], about, $"Some customers have nothing to do for it: for them none of {string.Join(", ", own.Select(action => $"`{action.Key}`"))} holds. Add an action without `{OnlyIf.Key}`.") : null;

        // It asks what the survey does not: a mistake, and nobody knows for whom it is meant to hold.
        bool IsWrong(Condition condition) => condition.Lines.Any(line => !Fact.IsOne(line.Name) && survey.Named(line.Name) is null);
    }

    private static IEnumerable<Warning> Roles(IEnumerable<PlanPart> parts, Survey survey)
    {
        if (survey.About(Meaning.People) is not null) yield break;
        foreach (var part in parts)
            if ((part.Of as TemplateAction)?.Role is { } role && role != Contact.Champion && part.Of is TemplateAction { Who: Side.Customer })
                yield return new Warning([.. part.Path, "role"], $"{part.About}, `role`", $"Nobody owns it as `{role}`: the survey asks for no people (`means: people`), so the champion gets it. Ask for them, or leave the role out.");
    }
}
