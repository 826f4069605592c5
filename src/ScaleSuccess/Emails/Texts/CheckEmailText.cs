using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>
/// What is wrong with one of an e-mail's two texts. In HTML it also keeps customers' words out of places where escaping
/// alone does not make them harmless: addresses, styles, scripts and attributes without quotes.
/// </summary>
internal static partial class CheckEmailText
{
    /// <summary>Longer e-mails are cut by mail programs.</summary>
    public const int MostCharacters = 100_000;

    public static IEnumerable<Flaw> Flaws(string text, IReadOnlyDictionary<string, VariableKind> known, bool isHtml)
    {
        if (PlainCharacters.Flaw(text, MostCharacters) is { } flaw) return [flaw];
        var names = Placeholders.In(text).Names;
        var places = new HtmlPlaces(text);
        return
        [
            .. CompiledText.Flaws(text, isHtml), .. names.SelectMany(name => Use(name, known, isHtml)),
            .. isHtml ? names.SelectMany(name => Place(places.At(name.At), IsBlock(text, name), name, known)) : [],
            .. isHtml ? Scripts(text) : [], .. HasItsBody(names, known),
        ];
    }

    /// <summary>The links of the first that the second lacks.</summary>
    public static IEnumerable<string> LinksOnlyIn(string first, string second, IReadOnlyDictionary<string, VariableKind> known) =>
        Placeholders.In(first).Names.Select(name => name.Name)
            .Where(name => known.GetValueOrDefault(name) == VariableKind.Link)
            .Except(Placeholders.In(second).Names.Select(name => name.Name));

    private static IEnumerable<Flaw> Use(Placeholder name, IReadOnlyDictionary<string, VariableKind> known, bool isHtml)
    {
        if (!known.TryGetValue(name.Name, out var kind))
        {
            yield return new Flaw(name.Line, $"`{name.Name}` is not known in this e-mail.{ClosestName.Hint(name.Name, known.Keys)}");
            yield break;
        }
        if (name.IsList && kind != VariableKind.List)
            yield return new Flaw(name.Line, $"`{name.Name}` is not a list: `{{{{#each}}}}` cannot be used on it.");
        if (isHtml && name.Raw && kind != VariableKind.Body)
            yield return new Flaw(name.Line, $"`{name.Name}` takes two braces: with three, a customer's words could become markup.");
    }

    private static IEnumerable<Flaw> Place(HtmlPlace place, bool isBlock, Placeholder name, IReadOnlyDictionary<string, VariableKind> known)
    {
        var kind = known.GetValueOrDefault(name.Name);
        if (kind == VariableKind.Body && !name.Raw)
            yield return new Flaw(name.Line, $"In HTML, `{name.Name}` takes three braces: it is markup already.");
        if (place.InStyle)
        {
            if (kind != VariableKind.Setting) yield return new Flaw(name.Line, $"`{name.Name}` is not allowed in a style sheet.");
        }
        else if (place is { InTag: true, Attribute: null })
        {
            // {{#if}} around an attribute writes nothing itself.
            if (!isBlock) yield return new Flaw(name.Line, $"Inside a tag, `{name.Name}` needs an attribute with quotes around it.");
        }
        else if (place.Attribute is { } attribute && kind is not (VariableKind.Setting or VariableKind.Link) && Dangerous().IsMatch(attribute) && !isBlock)
            yield return new Flaw(name.Line, $"`{name.Name}` is not allowed in `{attribute}`: only links and the vendor's settings are.");
    }

    private static IEnumerable<Flaw> Scripts(string html) =>
        from Match match in ScriptTag().Matches(html)
        select new Flaw(html.AsSpan(0, match.Index).Count('\n'), "Scripts do not run in e-mails: leave it out.");

    private static IEnumerable<Flaw> HasItsBody(IReadOnlyList<Placeholder> names, IReadOnlyDictionary<string, VariableKind> known) =>
        known.Where(variable => variable.Value == VariableKind.Body && names.Count(name => name.Name == variable.Key) != 1)
            .Select(variable => new Flaw(0, variable.Key == "body" ? $"The frame should hold `{{{{{{{variable.Key}}}}}}}` once, where the e-mail goes." : $"`{{{{{variable.Key}}}}}` should be here once."));

    private static bool IsBlock(string html, Placeholder name) => html.AsSpan(name.At).StartsWith("{{#") || html.AsSpan(name.At).StartsWith("{{~#");

    [GeneratedRegex("^(href|src|style|srcset|background|action|on.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dangerous();

    [GeneratedRegex("<script", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptTag();
}
