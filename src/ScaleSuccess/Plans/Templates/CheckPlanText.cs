using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Checks the texts of templates and goal modules by themselves and together with the other active definitions.</summary>
public sealed class CheckPlanText(ActiveDefinitions definitions, CurrentSurvey surveys)
{
    public static string FileOf(string key) => $"plans/{key}.yaml";

    public Task<Read<PlanFiles>> Run(string key, string text, CancellationToken cancel) => Run([(key, text)], cancel);

    /// <param name="texts">In place of the active ones with their keys, or beside them.</param>
    public async Task<Read<PlanFiles>> Run(IReadOnlyList<(string Key, string Text)> texts, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var others = (await definitions.AllActive(Definition.Plan, definition => definition, cancel)).Where(plan => !texts.Any(text => text.Key == plan.Definition.Key));
        return PlanFiles.Read(
            new DefinitionText($"surveys/{survey.Definition.Key}.yaml", survey.Definition.Source),
            [.. others.Select(plan => new DefinitionText(FileOf(plan.Definition.Key), plan.Definition.Source)), .. texts.Select(text => new DefinitionText(FileOf(text.Key), text.Text))]);
    }
}
