using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Outcomes;

/// <summary>A template or goal module with all its versions and what came of each.</summary>
/// <param name="Evidence">By version; a version without plans has none.</param>
public sealed record TemplateView(History History, IReadOnlyList<Evidence> Evidence)
{
    public bool IsGoalModule => GoalModuleFile.Is(History.Active.Source);
}

public sealed class ReadTemplate(ReadHistory history, ReadEvidence evidence)
{
    /// <summary>Null when there is none of this key.</summary>
    public async Task<TemplateView?> Of(string key, CancellationToken cancel) =>
        await history.Of(Definition.Plan, key, cancel) is { } versions
            ? new TemplateView(versions, [.. (await evidence.All(cancel)).Where(row => row.Segment == key)])
            : null;
}
