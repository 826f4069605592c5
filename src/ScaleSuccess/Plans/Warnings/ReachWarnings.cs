using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>Parts and templates that come into no customer's plan, by what the survey lets people answer.</summary>
internal static class ReachWarnings
{
    public static IEnumerable<Warning> Of(Template template, PlanFiles files) => [.. Rule(template, files), .. Parts(PlanParts.Of(template), [], files.Survey)];

    /// <summary>Who gets a goal's module has chosen the goal.</summary>
    public static IEnumerable<Warning> Of(GoalModule module, Survey survey) =>
        Parts(PlanParts.Of(module), [new Condition([[new ConditionLine(Meaning.Goals.Name(), Comparison.AnyOf, [module.Goal])]])], survey);

    private static IEnumerable<Warning> Rule(Template template, PlanFiles files)
    {
        var rule = files.Rules.FirstOrDefault(one => one.Key == template.Key);
        if (rule is not { Requires.Count: > 0 }) yield break;
        var before = files.Rules.TakeWhile(one => one != rule).Select(Condition).ToList();
        var own = Condition(rule);
        var taken = false;
        if (new PossiblePeople(files.Survey, [own, .. before]).Each(known => taken |= own.Holds(known) && !before.Exists(other => other.Holds(known))) && !taken)
            yield return new Warning(["rule"], $"segment `{rule.Key}`, `rule`", "No customer gets it: the rules of segments with a lower `order` take all of them. Lower its `order`, or change a rule.");
    }

    private static Condition Condition(SegmentRule rule) => new([[.. rule.Requires.Select(one => new ConditionLine(one.Key, Comparison.AnyOf, one.Value))]]);

    private static IEnumerable<Warning> Parts(IEnumerable<PlanPart> parts, IReadOnlyList<Condition> always, Survey survey)
    {
        foreach (var part in parts)
        {
            if (part.Of.OnlyIf is not { } condition) continue;
            List<Condition> outer = [.. always, .. part.Within.Select(one => one.OnlyIf).OfType<Condition>()];
            var (ever, fails) = (false, false);
            var all = new PossiblePeople(survey, [condition, .. outer]).Each(known =>
            {
                if (!outer.TrueForAll(one => one.Holds(known))) return;
                var holds = condition.Holds(known);
                (ever, fails) = (ever || holds, fails || !holds);
            });
            if (!all || (ever && fails)) continue;
            yield return new Warning([.. part.Path, OnlyIf.Key], $"{part.About}, `{OnlyIf.Key}`", ever
                ? "The condition holds for everybody: leave it out."
                : "It comes into no plan: by the survey, nobody can answer so. Change the condition, or take it out.");
        }
    }
}
