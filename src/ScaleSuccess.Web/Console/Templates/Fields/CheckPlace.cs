using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Web.Console.Templates.Fields;

/// <summary>Where in the form of a template something stands that is wrong or doubtful.</summary>
public static class CheckPlace
{
    /// <summary>What the form opens for it.</summary>
    public static string Target(TemplateParts view, Mistake one) => view.PathOf(one.Line) is { Length: > 0 } path ? path : AboutPart.OpenValue;

    /// <summary>"Go to “Half of the teams work this way”".</summary>
    public static string Words(TemplateParts view, Mistake one)
    {
        var path = view.PathOf(one.Line);
        if (path.Length == 0) return "Go to the title and length";
        if (path == AudiencePart.OpenValue) return "Go to who gets it";
        if (path == EnoughPart.OpenValue) return "Go to when a section says enough";
        var words = path.Contains('/', StringComparison.Ordinal) ? view.Line(path) ?? view.Text(path, "title") : null;
        if (path.Contains('/', StringComparison.Ordinal) && (string.IsNullOrEmpty(words) || words == WordlessParts.Unwritten)) return $"Go to the {NewParts.Noun(DraftPath.Of(path))}";
        return words is { Length: > 0 } ? $"Go to “{TemplateWords.Outline(words, "")}”" : $"Go to {TemplateWords.Many(path.Split('/')[0]).ToLowerInvariant()}";
    }
}
