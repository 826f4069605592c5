using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>A form of the editor as it was sent.</summary>
public static class PostedDraft
{
    public static (string Button, Dictionary<string, string[]> Fields) Read(IFormCollection form)
    {
        var button = form["do"].ToString();
        var fields = form.Where(field => !field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray());
        // The line of a condition whose name is empty is left out.
        if (button.Split(' ') is ["drop", var line]) fields[$"{line}:name"] = [""];
        // Words that are offered beside a field take the place of what it says.
        if (button.Split(' ') is ["wording", var field] && fields.Remove($"wording:{field}", out var words)) fields[field] = words;
        return (button, fields);
    }

    public static int Revision(IFormCollection form) => Number(form, "revision");

    /// <summary>What a page that asks to publish has shown: the draft, and the version that it was compared with.</summary>
    public static (int Revision, int Active) Seen(IFormCollection form) => (Number(form, "revision"), Number(form, "active"));

    /// <summary>The part as the form that was sent showed it; null: none was sent, or not of a draft.</summary>
    public static (int Revision, string Shown)? Sent(HttpRequest request) =>
        request.HasFormContentType && request.Form.ContainsKey("shown") ? (Revision(request.Form), request.Form["shown"].ToString()) : null;

    /// <summary>The draft as it would be with what was typed; as it is, where no form can show that.</summary>
    public static DefinitionDraft Typed(DefinitionDraft draft, Func<YamlNode, YamlNode> typed) =>
        YamlFile.Nodes(draft.Source) is YamlEntries nodes && RewriteYaml.Of(draft.Source, typed(nodes)) is var text && YamlFile.Nodes(text) is YamlEntries ? draft with { Source = text } : draft;

    private static int Number(IFormCollection form, string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
