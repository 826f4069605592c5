using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Editing;

/// <summary>The form of a template or a goal module. Its parts are milestones and lists; what else there is belongs to the definition itself.</summary>
/// <param name="taken">Keys of actions, commitments and benefits that other files have.</param>
public sealed class PlanForm(IReadOnlyCollection<string> taken) : IDraftForm
{
    public const string Milestones = "milestones";

    /// <summary>Of a template; a goal module has criteria alone.</summary>
    public static IReadOnlyList<string> TextLists => PlanLists.Keys;

    /// <summary>The keys of the file that are parts of the form by themselves.</summary>
    public static readonly IReadOnlyList<string> Lists = [.. PlanLists.Keys, "benefits", "actions", "commitments"];

    /// <summary>The part that a place belongs to: of an action in a milestone, the milestone. Empty: the definition itself.</summary>
    public static string PartOf(string path) => DraftPath.Of(path) switch
    {
        [Milestones, int place, ..] => DraftPath.Name(Milestones, place),
        [string list, ..] when Lists.Contains(list) => list,
        _ => "",
    };

    public string Kind => Definition.Plan;

    public bool Adds(string button) => button.Split(' ')[0] == PlanStructure.Add;

    public YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields) => PlanFields.Apply(definition, fields.Where(field => !IsStillUnwritten(definition, field)).ToDictionary(), taken);

    /// <summary>The form shows what nobody has written yet as an empty field.</summary>
    private static bool IsStillUnwritten(YamlNode definition, KeyValuePair<string, string[]> field) =>
        DraftPath.Of(field.Key) is [string list, int place, PlanLists.Text] && PlanLists.Keys.Contains(list) && field.Value.All(string.IsNullOrWhiteSpace)
        && definition.ItemsAt(list).ElementAtOrDefault(place) is { } line && WordlessParts.IsUnwritten(line);

    public (YamlNode Definition, string? At) Press(YamlNode definition, string button) => PlanStructure.Run(definition, button);
}
