using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Texts;

namespace ScaleSuccess.Web.Console.Templates.Fields;

/// <summary>
/// What somebody has added and not worded yet: of it only that is said, not all that it does not have yet either (its key comes by itself with
/// the words), and nothing while it is open.
/// </summary>
internal static class NewParts
{
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["milestones"] = "say what is reached by then, or remove it.", ["actions"] = "say what is to be done, or remove it.", ["commitments"] = "say what is promised, or remove it.",
        ["benefits"] = "say what it brings, or remove it.",
    };

    /// <param name="pathOf">The part that a line of the file belongs to.</param>
    /// <param name="opened">The path of what is open.</param>
    /// <returns>What is to be said of them, and whether what is open waits for its words.</returns>
    public static (IReadOnlyList<Mistake> Mistakes, bool IsWaiting) Of(DefinitionDraft draft, YamlNode nodes, IReadOnlyList<Mistake> all, Func<int, string> pathOf, string opened)
    {
        var wordless = WordlessParts.In(nodes).Select(path => (Path: path, Name: DraftPath.Name(path))).ToList();
        var said = new List<Mistake>();
        var (isWaiting, told) = (false, new HashSet<string>());
        foreach (var mistake in all)
        {
            var name = mistake.File == draft.File && pathOf(mistake.Line) is var place ? wordless.Find(part => place == part.Name || place.StartsWith(part.Name + "/", StringComparison.Ordinal)) : default;
            if (name.Name is null) said.Add(mistake);
            else if (name.Name == opened) isWaiting = true;
            else if (told.Add(name.Name)) said.Add(new Mistake(draft.File, mistake.Line, Noun(name.Path), Asked.GetValueOrDefault((string)name.Path[^2], "write it, or remove it.")));
        }
        return (said, isWaiting);
    }

    /// <summary>"new action".</summary>
    public static string Noun(IReadOnlyList<object> path) => $"new {TemplateWords.One((string)path[^2])}";
}
