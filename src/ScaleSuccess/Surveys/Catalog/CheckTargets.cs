using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Checks whom the rules of a survey name.</summary>
internal static class CheckTargets
{
    /// <param name="rules">The blocks of the file, in the order of the rules.</param>
    public static void Of(Survey survey, YamlMap file, IReadOnlyList<YamlMap> rules)
    {
        if (survey.Send is not { } send) return;
        if (survey.Purpose == Purpose.Onboarding) file.Wrong(SendBlock.Key, "Every customer is invited to the onboarding survey once: leave this out.");
        foreach (var (rule, block) in send.Rules.Zip(rules))
            foreach (var line in rule.If?.Lines ?? [])
                if (Fact.IsOne(line.Name)) CheckLogic.OfFact(line, block, "if");
                else block.Wrong("if", $"`{line.Name}` is not known before somebody answers: a rule knows {string.Join(", ", Fact.InConditions.Keys)}.");
    }
}
