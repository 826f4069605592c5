using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Web.Parts.Forms;

namespace ScaleSuccess.Web.Console.Templates.Fields;

/// <summary>Where in the form of a template something stands that is wrong or doubtful.</summary>
public static class CheckPlace
{
    /// <summary>In characters, of a text that is quoted.</summary>
    private const int MostShown = 40;

    /// <summary>What the form opens for it.</summary>
    public static string Target(TemplateParts view, Mistake one) => view.PathOf(one.Line) is { Length: > 0 } path ? path : AboutPart.OpenValue;

    /// <summary>Of the editor of the file's text, for what no form can show.</summary>
    public static string LineAnchor(Mistake one) => $"#{EditorFound.LineId("Text", Math.Max(1, one.Line))}";

    public static string Address(TemplateParts view, Mistake one) =>
        view.Read.IsReadable ? Urls.OpsTemplate(view.Draft.Key, Target(view, one)) : Urls.OpsTemplateText(view.Draft.Key) + LineAnchor(one);

    /// <summary>"Go to “Half of the teams work this way”".</summary>
    public static string Words(TemplateParts view, Mistake one)
    {
        if (!view.Read.IsReadable) return string.Create(CultureInfo.InvariantCulture, $"Go to line {one.Line}");
        var path = view.PathOf(one.Line);
        if (path.Length == 0) return "Go to the title and length";
        if (path == AudiencePart.OpenValue) return "Go to who gets it";
        if (path == EnoughPart.OpenValue) return "Go to when a section says enough";
        var words = path.Contains('/', StringComparison.Ordinal) ? view.Line(path) ?? view.Text(path, "title") : null;
        if (path.Contains('/', StringComparison.Ordinal) && (string.IsNullOrEmpty(words) || words == WordlessParts.Unwritten)) return $"Go to the {NewParts.Noun(DraftPath.Of(path))}";
        return words is { Length: > 0 } ? $"Go to “{Short(TemplateWords.Outline(words, ""))}”" : $"Go to {TemplateWords.Many(path.Split('/')[0]).ToLowerInvariant()}";
    }

    /// <summary>A whole sentence would make a link of two lines.</summary>
    private static string Short(string words) => words.Length <= MostShown ? words : $"{words[..(words.LastIndexOf(' ', MostShown) is > 0 and var end ? end : MostShown)].TrimEnd(',', '.', ';', ':')} …";
}
