using ScaleSuccess.Definitions;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>The active sequences.</summary>
public sealed class CurrentSequences(ActiveDefinitions definitions)
{
    /// <summary>By what they are for. A file that got another name is there under both: the newer one counts.</summary>
    public async Task<IReadOnlyDictionary<string, ParsedDefinition<Sequence>>> All(CancellationToken cancel) =>
        (await definitions.AllActive(Definition.Sequence, Read, cancel)).GroupBy(one => one.Value.For.Name)
        .ToDictionary(same => same.Key, same => same.MaxBy(one => one.Definition.Id)!);

    private static Sequence Read(Definition definition) => SequenceFile.Read($"sequences/{definition.Key}.yaml", definition.Source).Stored(definition);
}
