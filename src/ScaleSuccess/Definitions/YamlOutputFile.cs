using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScaleSuccess.Definitions;

/// <summary>Writes nodes as a YAML file that <see cref="YamlFile"/> reads as the same nodes. Comments are not part of them.</summary>
public static class YamlOutputFile
{
    /// <summary>A block of single values that fits on one line stands on one.</summary>
    private const int OneLine = 110;

    /// <summary>An entry as it stands in a block on one line; null: it has a text of several.</summary>
    public static string? Flow(YamlEntry entry) =>
        entry.Value.Texts.Any(text => text.Value.Contains('\n')) ? null : Write(new YamlEntries(0, [entry]), isFlow: true).TrimEnd('\n')[1..^1];

    public static string Write(YamlNode root) => Write(root, isFlow: false);

    private static string Write(YamlNode root, bool isFlow)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, EmitterSettings.Default.WithMaxSimpleKeyLength(512).WithBestWidth(int.MaxValue));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        Emit(emitter, root, inList: false, isFlow);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, YamlNode node, bool inList, bool isFlow)
    {
        switch (node)
        {
            case YamlScalar { Value: var value }:
                emitter.Emit(new Scalar(null, null, value, value.Contains('\n') ? ScalarStyle.Literal : value.Length == 0 ? ScalarStyle.SingleQuoted : ScalarStyle.Any, true, true));
                break;
            case YamlList { Items: var items }:
                emitter.Emit(new SequenceStart(null, null, true, isFlow || items.All(item => item is YamlScalar) ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in items) Emit(emitter, item, inList: true, isFlow);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlEntries { Entries: var entries }:
                emitter.Emit(new MappingStart(null, null, true, isFlow || (inList && Fits(entries)) ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var entry in entries)
                {
                    emitter.Emit(new Scalar(entry.Key));
                    Emit(emitter, entry.Value, inList: false, isFlow);
                }
                emitter.Emit(new MappingEnd());
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool Fits(IReadOnlyList<YamlEntry> entries) =>
        entries.All(entry => entry.Value is YamlScalar value && !value.Value.Contains('\n'))
        && entries.Sum(entry => entry.Key.Length + ((YamlScalar)entry.Value).Value.Length + 4) <= OneLine;
}
