using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Editing;

/// <summary>The form of a template or a goal module. Its parts are milestones; what else there is belongs to the definition itself.</summary>
/// <param name="taken">Keys of actions, commitments and benefits that other files have.</param>
public sealed class PlanForm(IReadOnlyCollection<string> taken) : IDraftForm
{
    private const string Milestones = "milestones";

    public string Kind => Definition.Plan;

    public YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields) => PlanFields.Apply(definition, fields, taken);

    public (YamlNode Definition, string? At) Press(YamlNode definition, string button) => PlanStructure.Run(definition, button);

    public string Written(YamlNode definition, string part) => part.Length == 0
        ? YamlOutputFile.Write(((YamlEntries)definition) with { Entries = [.. ((YamlEntries)definition).Entries.Where(entry => entry.Key != Milestones)] })
        : definition.At(DraftFields.Path(part)) is { } node ? YamlOutputFile.Write(node) : "";

    public IEnumerable<string> PartsLike(YamlNode definition, string part) =>
        part.Length == 0 ? [] : definition.ItemsAt(Milestones).Select((_, place) => DraftFields.Name(Milestones, place));
}
