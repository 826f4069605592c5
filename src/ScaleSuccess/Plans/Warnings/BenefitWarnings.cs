using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>Benefits of which no measure that the customer is offered shows that they came, and measures that show no benefit.</summary>
internal static class BenefitWarnings
{
    public static IEnumerable<Warning> Of(GoalModule module, PlanFiles files)
    {
        foreach (var (place, benefit) in module.Benefits.Index())
            if (files.Survey.About(Meaning.Measures) is { } asked && !benefit.Measures.Any(key => asked.Find(key) is { } measure && IsOffered(files.Survey, measure, module.Goal)))
                yield return new Warning(["benefits", place], $"benefit `{benefit.Key}`, `measures`", "The survey offers none of its measures for this goal, so nothing shows whether it comes: choose another measure, or let the survey offer one of them (`show_if`).");
        foreach (var measure in WithoutBenefit(files).Where(measure => IsOffered(files.Survey, measure, module.Goal)))
            yield return new Warning(["benefits"], $"measure `{measure.Key}`", $"The survey offers “{measure.Label}” for this goal, and it shows no benefit: name it in a benefit's `measures`, or stop asking for it.");
    }

    /// <summary>Measures of the survey that no benefit of any goal names.</summary>
    public static IEnumerable<Choice> WithoutBenefit(PlanFiles files) =>
        (files.Survey.About(Meaning.Measures)?.Choices ?? []).Where(measure => !files.Goals.SelectMany(goal => goal.Benefits).Any(benefit => benefit.Measures.Contains(measure.Key)));

    /// <summary>Benefits that the survey offers and no goal's module shows by a measure.</summary>
    public static IEnumerable<Choice> WithoutMeasure(PlanFiles files) =>
        (files.Survey.About(Meaning.Benefits)?.Choices ?? []).Where(offered => !offered.Alone
            && !files.Goals.SelectMany(goal => goal.Benefits).Any(benefit => benefit.Key == offered.Key && benefit.Measures.Count > 0));

    private static bool IsOffered(Survey survey, Choice measure, string goal) => measure.ShowIf is not { } condition
        || condition.Lines.Any(line => survey.Named(line.Name)?.Means == Meaning.Goals && line.Values.Contains(goal));
}
