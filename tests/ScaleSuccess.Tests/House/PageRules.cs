using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>No script and no style inside a page, which the Content-Security-Policy would block; values only in tokens.css.</summary>
public static partial class PageRules
{
    public static IEnumerable<string> Breaches(SourceFile file) =>
        Rules.Where(rule => rule.Holds(file)).SelectMany(rule =>
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            let found = rule.Forbidden.Match(line.Text)
            where found.Success
            select file.At(line.Number, $"{found.Value.Trim()}: {rule.Sentence}"));

    private static readonly (Func<SourceFile, bool> Holds, Regex Forbidden, string Sentence)[] Rules =
    [
        (file => file.Is(".razor"), InlineScript(), "a script is a file of its own, with src."),
        (file => file.Is(".razor"), InlineHandler(), "a script finds its element itself."),
        (file => file.Is(".razor"), InlineStyle(), "a look is a class in the style sheets."),
        (file => file.Is(".razor"), PaintedAttribute(), "a colour is a token in tokens.css."),
        (file => file.Is(".razor"), Glued(), "Razor drops the space between text and a block: write &#32; there."),
        (file => file.Is(".js"), QuotedColour(), "a colour is a token in tokens.css; read it with getComputedStyle."),
        (IsOfPages, Colour(), "a colour is a token in tokens.css."),
        (IsOfPages, Pixels(), "a length is a token in tokens.css."),
    ];

    /// <summary>Not the style sheet of e-mails: mail programs know no tokens.</summary>
    private static bool IsOfPages(SourceFile file) => file.Is(".css") && file.Name is not ("tokens.css" or "email.css");

    /// <summary>Data for a script is allowed in the page: it is not run.</summary>
    [GeneratedRegex("""<script(?![^>]*\b(src=|type="application/json"))[^>]*>""")]
    private static partial Regex InlineScript();

    /// <summary>onclick="…" is script; @onsubmit and OnValidSubmit are Blazor's, on the server.</summary>
    [GeneratedRegex("""(?<![@\w:-])on[a-z]+\s*=\s*["']""")]
    private static partial Regex InlineHandler();

    [GeneratedRegex("""(?<![\w-])style\s*=\s*["'@]|<style\b""")]
    private static partial Regex InlineStyle();

    [GeneratedRegex("""\b(fill|stroke|color|stop-color|bgcolor)\s*=\s*["']#""")]
    private static partial Regex PaintedAttribute();

    /// <summary>"@Label @if (…) {<span>" is "Labeloptional" to whoever hears it, and so is what follows a block.</summary>
    [GeneratedRegex("""[^\s>{;}/*] @(if|foreach|switch) ?\(.*\{<|</(strong|span|a|q)>\} @(?!if\b|foreach\b|switch\b)""")]
    private static partial Regex Glued();

    [GeneratedRegex("""["']#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})["']""")]
    private static partial Regex QuotedColour();

    [GeneratedRegex(@":[^;{]*#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(\s*[\d.]")]
    private static partial Regex Colour();

    /// <summary>A media query cannot read a token, so it is left alone.</summary>
    [GeneratedRegex(@"^(?!\s*@(media|container)).*\b[1-9][\d.]*px\b")]
    private static partial Regex Pixels();
}
