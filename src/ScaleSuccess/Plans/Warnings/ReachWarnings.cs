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
    public static IReadOnlyList<Warning> Of(Template template, PlanFiles files)
    {
        var parts = PlanParts.Of(template);
        var bySurvey = parts.Select(part => Part(part, [], files.Survey)).OfType<Warning>().ToList();
        if (files.Rules.FirstOrDefault(one => one.Key == template.Key) is not { } rule) return bySurvey;
        var own = Condition(rule);
        var before = files.Rules.TakeWhile(one => one != rule).Select(Condition).ToList();
        bool Comes(Known known) => own.Holds(known) && !before.Exists(other => other.Holds(known));
        if (rule.Requires.Count > 0 && Holding([own, .. before], Comes, Comes, files.Survey) is (false, _))
            return [new Warning(["rule"], $"segment `{rule.Key}`, `rule`", "No customer gets it: the rules of segments with a lower `order` take all of them. Lower its `order`, or change a rule."), .. bySurvey];
        var byRule = parts.Where(part => part.Of.OnlyIf is not null && !bySurvey.Exists(said => said.Path.SequenceEqual(Place(part))))
            .Select(part => (Part: part, Of: Holding([part.Of.OnlyIf!, .. Outer(part), own, .. before], known => Comes(known) && Outer(part).All(one => one.Holds(known)), part.Of.OnlyIf!.Holds, files.Survey))).ToList();
        // Segments that were learned bring others than the rule: a file that says what is for those who come by the rule alone has thought of them.
        if (byRule.Exists(one => one.Of is (true, false))) return bySurvey;
        return [.. bySurvey, .. byRule.Where(one => one.Of is (false, _)).Select(one => new Warning(Place(one.Part), About(one.Part),
            "By the rule that says who gets it, nobody can answer so: it could come only into plans of segments that were learned from answers. Change the condition, or the rule."))];
    }

    /// <summary>Who gets a goal's module has chosen the goal.</summary>
    public static IEnumerable<Warning> Of(GoalModule module, Survey survey) =>
        PlanParts.Of(module).Select(part => Part(part, [new Condition([[new ConditionLine(Meaning.Goals.Name(), Comparison.AnyOf, [module.Goal])]])], survey)).OfType<Warning>();

    private static Condition Condition(SegmentRule rule) => new([[.. rule.Requires.Select(one => new ConditionLine(one.Key, Comparison.AnyOf, one.Value))]]);

    private static Warning? Part(PlanPart part, IReadOnlyList<Condition> always, Survey survey)
    {
        if (part.Of.OnlyIf is not { } condition) return null;
        List<Condition> outer = [.. always, .. Outer(part)];
        return Holding([condition, .. outer], known => outer.TrueForAll(one => one.Holds(known)), condition.Holds, survey) switch
        {
            (true, false) => new Warning(Place(part), About(part), "The condition holds for everybody: leave it out."),
            (false, _) => new Warning(Place(part), About(part), "It comes into no plan: by the survey, nobody can answer so. Change the condition, or take it out."),
            _ => null,
        };
    }

    private static string About(PlanPart part) => $"{part.About}, `{OnlyIf.Key}`";

    private static IReadOnlyList<object> Place(PlanPart part) => [.. part.Path, OnlyIf.Key];

    private static IEnumerable<Condition> Outer(PlanPart part) => part.Within.Select(one => one.OnlyIf).OfType<Condition>();

    /// <summary>Whether it is ever so for those who come, and ever not; null: they are too many to be looked at.</summary>
    private static (bool Ever, bool Fails)? Holding(IReadOnlyList<Condition> asked, Func<Known, bool> comes, Func<Known, bool> holds, Survey survey)
    {
        var (ever, fails) = (false, false);
        var all = new PossiblePeople(survey, asked).Each(known =>
        {
            if (!comes(known)) return;
            var so = holds(known);
            (ever, fails) = (ever || so, fails || !so);
        });
        return all ? (ever, fails) : null;
    }
}
