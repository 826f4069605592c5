using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Outcomes;

/// <summary>A template or goal module with all its versions and the outcome of each.</summary>
/// <param name="Evidence">By version; a version without plans has none.</param>
public sealed record TemplateView(string Title, History History, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>What is thin in its plans; of a goal module: in none.</summary>
    public required ThinPlans Thin { get; init; }

    public bool IsGoalModule => GoalModuleFile.Is(History.Active.Source);
}

public sealed class ReadTemplate(ReadHistory history, ReadEvidence evidence, PlanFileTitles titles, CountThinPlans thin)
{
    /// <summary>Null when there is none with this key.</summary>
    public async Task<TemplateView?> Of(string key, CancellationToken cancel) =>
        await history.Of(Definition.Plan, key, cancel) is { } versions
            ? new TemplateView((await titles.All(cancel)).GetValueOrDefault(key, key), versions,
                [.. (await evidence.All(cancel)).Where(row => row.Segment == key)])
            { Thin = await thin.Of(key, cancel) }
            : null;
}
