using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>What the onboarding survey offers and no goal module does anything with, and a module whose goal it does not offer. A goal without a module is a mistake.</summary>
public static class OfferWarnings
{
    public static IReadOnlyList<Mistake> Of(DefinitionText survey, PlanFiles files) =>
    [
        .. BenefitWarnings.WithoutBenefit(files).Select(measure => Wrong(survey, measure, "measure", "It shows no benefit: name it in the `measures` of a goal module's benefit, or take it out.")),
        .. BenefitWarnings.WithoutMeasure(files).Select(benefit => Wrong(survey, benefit, "benefit", "No measure shows whether it comes: add it to a goal module with the `measures` that do, or take it out.")),
    ];

    /// <summary>Null: the survey offers its goal, or asks for none.</summary>
    internal static Warning? NotOffered(GoalModule module, Survey survey) =>
        survey.About(Meaning.Goals) is not { } goals || module.Goal.Length == 0 || goals.Find(module.Goal) is not null ? null
            : new Warning(["goal"], $"goal `{module.Goal}`", $"No survey offers this goal, so it comes into no plan: add it to the choices of `{goals.Key}` in the onboarding survey, with `{module.Goal}` as its key, or retire the module.");

    private static Mistake Wrong(DefinitionText survey, Choice choice, string kind, string sentence) =>
        new(survey.File, YamlFile.Nodes(survey.Content)?.Texts.FirstOrDefault(text => text.Value == choice.Key)?.Line ?? 0, $"{kind} `{choice.Key}`", sentence);
}
