using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>What the onboarding survey offers and no goal module does anything with. A goal without a module is a mistake.</summary>
public static class OfferWarnings
{
    public static IReadOnlyList<Mistake> Of(DefinitionText survey, PlanFiles files) =>
    [
        .. BenefitWarnings.WithoutBenefit(files).Select(measure => Wrong(survey, measure, "measure", "It shows no benefit: name it in the `measures` of a goal module's benefit, or take it out.")),
        .. BenefitWarnings.WithoutMeasure(files).Select(benefit => Wrong(survey, benefit, "benefit", "No measure shows whether it comes: add it to a goal module with the `measures` that do, or take it out.")),
    ];

    private static Mistake Wrong(DefinitionText survey, Choice choice, string kind, string sentence) =>
        new(survey.File, YamlFile.Nodes(survey.Content)?.Texts.FirstOrDefault(text => text.Value == choice.Key)?.Line ?? 0, $"{kind} `{choice.Key}`", sentence);
}
