using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Plans.Templates;

/// <summary>Reads one action of a template's or a goal module's file.</summary>
internal static class ActionBlock
{
    internal static readonly Dictionary<string, Side> Sides = new() { ["customer"] = Side.Customer, ["vendor"] = Side.Vendor };
    internal static readonly Dictionary<string, string> RoleKeys = Contact.Roles.ToDictionary(key => key);

    /// <param name="isOfTemplate">A goal comes into a plan once, and so do its module's actions: to say so there says nothing.</param>
    public static TemplateAction Read(YamlMap map, bool isOfTemplate)
    {
        var action = new TemplateAction(map.Key("key"), map.Text("title", 140, PlanText.Flaws), map.Word("who", Sides),
            map.Word("role", RoleKeys, fallback: Contact.Champion), map.Whole("before", 0, 60, fallback: 0))
        { Once = isOfTemplate && map.Flag("once"), OnlyIf = OnlyIf.Read(map) };
        if (action is { AcceptsPlan: true, OnlyIf: not null }) map.Wrong(OnlyIf.Key, "Every plan asks to be accepted: it should be in every plan.");
        map.NoMore();
        return action;
    }
}
