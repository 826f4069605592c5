using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Library;

/// <summary>What a template or a goal module is at least, so that it can be looked at as a plan from its first minute.</summary>
internal static class BlankTemplates
{
    /// <summary>Its one milestone is the goal, with the action that every plan needs; milestones of all templates that are the goal have this key, and goal modules name it.</summary>
    private const string Goal = "goal";

    private static IStringLocalizer<LibraryTexts> Texts => Localizer.Of<LibraryTexts>();

    /// <param name="describes">Who is in its segment.</param>
    /// <param name="milestone">Its title.</param>
    public static YamlNode Template(string describes, int days, string milestone) => YamlChange.Block(
        ("segment", YamlChange.Text("")), ("name", YamlChange.Text("")), ("describes", YamlChange.Text(describes)), ("order", YamlChange.Text("")), ("rule", YamlChange.Block()),
        ("title", YamlChange.Text(Texts["empty.title", milestone])), ("days", YamlChange.Text(days.ToString(CultureInfo.InvariantCulture))),
        ("milestones", YamlChange.List([YamlChange.Block(
            ("key", YamlChange.Text(Goal)), ("title", YamlChange.Text(milestone)), ("at", YamlChange.Text("100%")),
            ("actions", YamlChange.List([Action(TemplateAction.AcceptingKey, Texts["empty.accept"], 10)])))])),
        ("check_ins", YamlChange.Block(("at", YamlChange.Text("10:00")), ("every_days", YamlChange.Text("14")))));

    /// <param name="benefit">What the goal brings; what shows that it came is chosen in the form.</param>
    public static YamlNode Module(string benefit) => YamlChange.Block(
        ("goal", YamlChange.Text("")), ("objective", YamlChange.Text("")),
        ("benefits", YamlChange.List([YamlChange.Block(("key", YamlChange.Text("benefit")), ("title", YamlChange.Text(benefit)), ("measures", YamlChange.List([])))])));

    private static YamlEntries Action(string key, string title, int before) => YamlChange.Block(
        ("key", YamlChange.Text(key)), ("title", YamlChange.Text(title)), ("who", YamlChange.Text("customer")), ("role", YamlChange.Text(Customers.Contact.Champion)),
        ("before", YamlChange.Text(before.ToString(CultureInfo.InvariantCulture))));
}
