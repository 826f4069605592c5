using ScaleSuccess.Data;

namespace ScaleSuccess.Segments;

/// <summary>The segments that the plan templates in force declare, in the order their rules are tried.</summary>
public sealed class CurrentSegments(Definitions definitions)
{
    public async Task<IReadOnlyList<SegmentRule>> All(CancellationToken cancel)
    {
        var all = await definitions.AllInForce(Definition.Plan, Read, cancel);
        return [.. all.Select(meant => meant.Value.Rule).OfType<SegmentRule>().OrderBy(rule => rule.Order)];
    }

    private static Declared Read(Definition definition) =>
        YamlFile.Names(definition.Source, "goal")
            ? new Declared(null)
            : SegmentFile.Read($"plans/{definition.Key}.yaml", definition.Source) switch
            {
                Read<SegmentRule>.Good(var rule) => new Declared(rule),
                Read<SegmentRule>.Bad(var mistakes) => throw new InvalidOperationException(
                    $"Stored template `{definition.Key}` version {definition.Version} is broken: {string.Join("; ", mistakes)}"),
            };

    /// <summary>A goal module declares no segment.</summary>
    private sealed record Declared(SegmentRule? Rule);
}
