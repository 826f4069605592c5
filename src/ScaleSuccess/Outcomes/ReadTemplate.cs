using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Outcomes;

/// <summary>A template or goal module with all its versions and the outcome of each.</summary>
/// <param name="Evidence">By version; a version without plans has none.</param>
public sealed record TemplateView(string Title, History History, IReadOnlyList<Evidence> Evidence)
{
    public bool IsGoalModule => GoalModuleFile.Is(History.Active.Source);
}

public sealed class ReadTemplate(ReadHistory history, ReadEvidence evidence, PlanFileTitles titles)
{
    /// <summary>Null when there is none with this key.</summary>
    public async Task<TemplateView?> Of(string key, CancellationToken cancel) =>
        await history.Of(Definition.Plan, key, cancel) is { } versions
            ? new TemplateView((await titles.All(cancel)).GetValueOrDefault(key, key), versions,
                [.. (await evidence.All(cancel)).Where(row => row.Segment == key)])
            : null;
}
