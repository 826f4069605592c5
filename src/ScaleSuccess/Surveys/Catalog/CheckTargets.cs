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
            foreach (var sentence in (rule.If?.Lines ?? []).SelectMany(Wrong)) block.Wrong("if", sentence);
    }

    private static IEnumerable<string> Wrong(ConditionLine line) => Fact.IsOne(line.Name) ? CheckLine.Of(line, null)
        : [$"`{line.Name}` is not known before somebody answers: a rule knows {string.Join(", ", Fact.InConditions.Keys)}."];
}
