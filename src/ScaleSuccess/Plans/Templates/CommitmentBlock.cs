using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads one commitment of a template's or a goal module's file.</summary>
internal static class CommitmentBlock
{
    private static readonly Dictionary<string, string> EveryKeys = Every.All.ToDictionary(key => key);

    public static TemplateCommitment Read(YamlMap map)
    {
        var commitment = new TemplateCommitment(map.Key("key"), map.Text("title", 140, PlanText.Flaws), map.Word("who", ActionBlock.Sides),
            map.Word("role", ActionBlock.RoleKeys, fallback: Contact.Champion), map.Has("every") ? map.Word("every", EveryKeys) : null,
            map.Has("at") ? map.Whole("at", 1, 100) : null)
        { OnlyIf = OnlyIf.Read(map) };
        map.NoMore();
        return commitment;
    }
}
