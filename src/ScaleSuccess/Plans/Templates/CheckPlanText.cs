using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Checks the text of one template or goal module by itself and together with the other active definitions.</summary>
public sealed class CheckPlanText(ActiveDefinitions definitions, CurrentSurvey surveys)
{
    public static string FileOf(string key) => $"plans/{key}.yaml";

    public async Task<Read<PlanFiles>> Run(string key, string text, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var others = (await definitions.AllActive(Definition.Plan, definition => definition, cancel)).Where(plan => plan.Definition.Key != key);
        return PlanFiles.Read(
            new DefinitionText($"surveys/{survey.Definition.Key}.yaml", survey.Definition.Source),
            [.. others.Select(plan => new DefinitionText(FileOf(plan.Definition.Key), plan.Definition.Source)), new DefinitionText(FileOf(key), text)]);
    }
}
