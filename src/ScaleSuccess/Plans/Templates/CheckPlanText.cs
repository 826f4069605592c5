using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Checks the texts of templates and goal modules by themselves and together with all that others have now, whichever version.</summary>
public sealed class CheckPlanText(ReadOffered offered, CurrentSurvey surveys)
{
    public static string FileOf(string key) => $"plans/{key}.yaml";

    public Task<Read<PlanFiles>> Run(string key, string text, CancellationToken cancel) => Run([(key, text)], cancel);

    /// <param name="texts">In place of the active ones with their keys, or beside them.</param>
    public async Task<Read<PlanFiles>> Run(IReadOnlyList<(string Key, string Text)> texts, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var asked = new DefinitionText($"surveys/{survey.Definition.Key}.yaml", survey.Definition.Source);
        var reads = (await offered.Together(Definition.Plan, cancel)).Select(set => PlanFiles.Read(asked,
            [.. set.Where(plan => !texts.Any(text => text.Key == plan.Key)).Select(plan => new DefinitionText(FileOf(plan.Key), plan.Source)), .. texts.Select(text => new DefinitionText(FileOf(text.Key), text.Text))])).ToList();
        return reads.OfType<Read<PlanFiles>.Bad>().SelectMany(read => read.Mistakes).Distinct().ToList() is { Count: > 0 } mistakes
            ? new Read<PlanFiles>.Bad(mistakes) { Partial = reads.OfType<Read<PlanFiles>.Bad>().First().Partial } : reads[0];
    }
}
