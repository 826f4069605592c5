using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Styles;

/// <summary>
/// A class that one page's style sheet gives a look on every page, and another's gives a look of its own: the first reaches into the
/// second's pages, where nobody expects it. Parts are made to be refined by pages; what a page says on paper is not another meaning.
/// </summary>
public static partial class StyleMeanings
{
    /// <param name="bundle">The style sheet that imports those which are served together.</param>
    public static IEnumerable<string> Two(IReadOnlyCollection<SourceFile> files, string bundle)
    {
        var imported = Page().Matches(files.Single(file => file.Name == bundle).Text).Select(import => import.Groups["path"].Value).ToArray();
        var rules = files.Where(file => file.Is(imported) && file.Name != "print.css").SelectMany(Rules).ToList();
        var everywhere = rules.Where(rule => rule.Selector.IndexOf(' ', StringComparison.Ordinal) < 0).ToLookup(rule => rule.Subject, rule => rule.File);
        return from rule in rules
               where rule.Selector.Contains(' ', StringComparison.Ordinal)
               let other = everywhere[rule.Subject].FirstOrDefault(file => file != rule.File)
               where other is not null && !everywhere[rule.Subject].Contains(rule.File)
               select rule.File.At(rule.Line, $"{rule.Subject}: {other.Path} gives it a look on every page; one of both needs a name of its own.");
    }

    /// <summary>Selectors whose last part is one class alone. Those with brackets say where they mean to reach.</summary>
    private static IEnumerable<(SourceFile File, int Line, string Selector, string Subject)> Rules(SourceFile file)
    {
        var scopes = new Stack<string>();
        foreach (var (number, line) in file.Code)
        {
            foreach (Match brace in Brace().Matches(line))
            {
                if (brace.Value == "}")
                {
                    scopes.TryPop(out _);
                    continue;
                }
                var selector = brace.Groups["selector"].Value.Trim();
                var scope = scopes.TryPeek(out var outer) ? outer : "";
                foreach (var one in selector.Split(',').Select(one => $"{scope} {one}".Trim()))
                    if (OneClass().Match(one) is { Success: true } subject)
                        yield return (file, number, one, subject.Groups["class"].Value);
                scopes.Push(selector.StartsWith('@') ? scope : $"{scope} {selector}".Trim());
            }
        }
    }

    [GeneratedRegex(@"@import url\(""(?<path>pages/[^""]+)""\)")]
    private static partial Regex Page();

    [GeneratedRegex(@"(?<selector>[^{};]+)\{|\}")]
    private static partial Regex Brace();

    [GeneratedRegex(@"^(?![^,]*[(@])(?:.*[\s>+~])?(?<class>\.[a-z][\w-]*)$")]
    private static partial Regex OneClass();
}
