using ScaleSuccess.Definitions;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>The segments that the active plan templates declare, in the order their rules are tried.</summary>
public sealed class CurrentSegments(ActiveDefinitions definitions)
{
    public async Task<IReadOnlyList<SegmentRule>> All(CancellationToken cancel)
    {
        var all = await definitions.AllActive(Definition.Plan, Read, cancel);
        return [.. all.Select(meant => meant.Value.Rule).OfType<SegmentRule>().OrderBy(rule => rule.Order)];
    }

    /// <summary>Of templates that are retired: nobody new comes to them; whoever is in one stays until their answers change.</summary>
    public async Task<IReadOnlyList<SegmentRule>> Retired(CancellationToken cancel)
    {
        var retired = await definitions.Retired(Definition.Plan, cancel);
        if (retired.Count == 0) return [];
        return [.. (await definitions.All(Definition.Plan, cancel)).Where(one => retired.ContainsKey(one.Key)).Select(Read).Select(declared => declared.Rule).OfType<SegmentRule>().OrderBy(rule => rule.Order)];
    }

    private static Declared Read(Definition definition) => new(YamlFile.Names(definition.Source, "goal")
        ? null
        : SegmentFile.Read($"plans/{definition.Key}.yaml", definition.Source).Stored(definition));

    /// <summary>A goal module declares no segment.</summary>
    private sealed record Declared(SegmentRule? Rule);
}
