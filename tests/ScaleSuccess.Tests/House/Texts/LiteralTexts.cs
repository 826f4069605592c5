using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Texts;

/// <summary>
/// What a customer can read comes from a .resx: neither markup nor C# of the customers' pages holds a sentence. A scanner,
/// no parser: it takes out comments, code, expressions and tags, and what then has letters is text.
/// </summary>
public static partial class LiteralTexts
{
    private static readonly string[] Folders =
    [
        "src/ScaleSuccess.Web/Portal/", "src/ScaleSuccess.Web/Parts/", "src/ScaleSuccess.Web/Layouts/CustomerLayout.razor",
        "src/ScaleSuccess.Web/Layouts/HtmlShell.razor", "src/ScaleSuccess.Web/Layouts/VendorMark.razor",
    ];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder(Folders) || !file.Is(".cs", ".razor")) return [];
        return (file.Is(".razor") ? InMarkup(file).Concat(InCode(file, Code(file.Text))) : InCode(file, file.Text)).Distinct();
    }

    private static IEnumerable<string> InMarkup(SourceFile file)
    {
        var markup = Blank(Blank(Parts(file.Text).Markup, Expression()), Entity());
        foreach (Match tag in Tag().Matches(markup))
            foreach (Match attribute in ReadAttribute().Matches(tag.Value))
                if (Words().IsMatch(attribute.Groups["text"].Value))
                    yield return At(file, tag.Index + attribute.Index, attribute.Groups["text"].Value);
        var lines = Blank(markup, Tag()).Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (Letters().IsMatch(lines[i]) && !Statement().IsMatch(lines[i])) yield return file.At(i + 1, $"“{lines[i].Trim()}” belongs in a .resx.");
    }

    private static IEnumerable<string> InCode(SourceFile file, string code) =>
        from line in code.Split('\n').Index()
        where !Exempt().IsMatch(line.Item)
        from Match literal in Literal().Matches(line.Item)
        where Sentence().IsMatch(Hole().Replace(literal.Groups["text"].Value, "{}"))
        select file.At(line.Index + 1, $"“{literal.Groups["text"].Value}” belongs in a .resx.");

    /// <summary>The expressions of a page and its code block.</summary>
    private static string Code(string page)
    {
        var (markup, code) = Parts(page);
        var expressions = Expression().Matches(markup);
        var kept = NotLineEnd().Replace(markup, " ").ToCharArray();
        foreach (Match expression in expressions) expression.Value.CopyTo(0, kept, expression.Index, expression.Length);
        return new string(kept) + code;
    }

    private static (string Markup, string Code) Parts(string page)
    {
        var markup = Blank(Blank(page, RazorComment()), Directive());
        return markup.IndexOf("\n@code", StringComparison.Ordinal) is var code and >= 0 ? (markup[..code], markup[code..]) : (markup, "");
    }

    private static string At(SourceFile file, int index, string text) =>
        file.At(file.Text.AsSpan(0, index).Count('\n') + 1, $"“{text}” belongs in a .resx.");

    /// <summary>Every match becomes as long a blank, so that lines stay where they are.</summary>
    private static string Blank(string text, Regex what) =>
        what.Replace(text, match => NotLineEnd().Replace(match.Value, " "));

    [GeneratedRegex("[^\n]")]
    private static partial Regex NotLineEnd();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^@(page|inject|using|inherits|layout|attribute|typeparam|namespace|implements)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    /// <summary>@(…), @if (…), @name.Member["key"](…): brackets in balance.</summary>
    [GeneratedRegex("""@(?:(?:if|foreach|for|switch|while)\s*)?(?:[\w!]+(?:\??\.\w+)*)?(?:(?<b>[(\[])(?:"(?:\\.|[^"])*"|[^()\[\]"]|(?<d>[(\[])|(?<-d>[)\]]))*(?(d)(?!))[)\]](?:\??\.\w+)*)*""")]
    private static partial Regex Expression();

    [GeneratedRegex(@"&\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex("""<[/!a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\b(?:Title|Subtitle|Eyebrow|Label|Hint|Text|Question|Empty|Note|Caption|PreviewLabel|aria-label|alt|title|placeholder)="(?<text>[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ReadAttribute();

    /// <summary>C# between markup.</summary>
    [GeneratedRegex(@"^[\s{}]*(else\b|if \(|case |default:|break;|continue;|throw |var |foreach |for )|^[\s\w.]+(=.*)?;\s*$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex("""(?<![\\"])\$?"(?<text>(?:\\.|[^"\\])*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    /// <summary>An attribute in small letters is the name of a variable.</summary>
    [GeneratedRegex(@"\p{Lu}|\p{L}\s")]
    private static partial Regex Words();

    /// <summary>What an interpolated string computes.</summary>
    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    /// <summary>What a developer reads: an exception, a comment.</summary>
    [GeneratedRegex(@"^\s*//|\bthrow\b|GetRouteValue|\bException\(|^\s*<!--")]
    private static partial Regex Exempt();

    /// <summary>Words with a space, or one word with a capital; not a key, a path or a date's pattern.</summary>
    [GeneratedRegex(@"(?<![\w-.{])[A-Za-z]{2,}[,:]? (?!\.|-)|[ ][A-Za-z]{2,}(?![\w-]*[}])|^[A-Z][a-z]+$")]
    private static partial Regex Sentence();
}
