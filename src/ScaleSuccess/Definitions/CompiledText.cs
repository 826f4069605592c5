using System.Collections.Concurrent;
using System.Globalization;
using HandlebarsDotNet;

namespace ScaleSuccess.Definitions;

/// <summary>
/// Texts with <c>{{names}}</c>, each compiled once. A value is only written out, never compiled: a
/// customer called <c>{{#each}}</c> keeps that name.
/// </summary>
public static class CompiledText
{
    /// <summary>The number of compiled texts cached. A vendor has a few hundred; more come from previews during editing.</summary>
    private const int MostKept = 1_000;

    private static readonly IHandlebars PlainEngine = Engine(noEscape: true);
    private static readonly IHandlebars HtmlEngine = Engine(noEscape: false);
    private static readonly ConcurrentDictionary<(bool Html, string Text), HandlebarsTemplate<object, object>> Kept = new();

    /// <summary>The text with its names filled in, as they are.</summary>
    public static string Plain(string text, IReadOnlyDictionary<string, object?> model) => Fill(false, text, model);

    /// <summary>The HTML with its names filled in, escaped.</summary>
    public static string Html(string html, IReadOnlyDictionary<string, object?> model) => Fill(true, html, model);

    /// <summary>Everything wrong with how the text uses braces.</summary>
    public static IEnumerable<Flaw> Flaws(string text, bool markup = false)
    {
        var flaws = Placeholders.In(text, markup).Flaws;
        if (flaws.Count > 0) return flaws;
        try
        {
            if (text.Contains("{{", StringComparison.Ordinal)) Compiled(html: false, text);
            return [];
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The compiler fails by exceptions of many types, not only its own.
            return [new Flaw(0, $"This cannot be read: {wrong.Message}")];
        }
    }

    /// <summary>What is wrong with a plain text into which one value each is put for a name; whether what comes after <paramref name="prefix"/> exists is checked where that is known.</summary>
    /// <param name="whose">What knows these names, e.g. "a plan".</param>
    /// <param name="prefix">A name that begins with it is known, e.g. "answers.".</param>
    public static IEnumerable<Flaw> Flaws(string text, string whose, IReadOnlyList<string> names, string prefix)
    {
        foreach (var flaw in Flaws(text)) yield return flaw;
        foreach (var name in Placeholders.In(text).Names)
        {
            if (name.IsList) yield return new Flaw(name.Line, $"`{name.Name}` is a text, not a list for `{{{{#each}}}}`.");
            if (name.Raw) yield return new Flaw(name.Line, $"Write `{{{{{name.Name}}}}}` with two braces.");
            if (names.Contains(name.Name) || name.Name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            yield return new Flaw(name.Line, $"`{name.Name}` is not known: {whose} knows {string.Join(", ", names)} and {prefix}QUESTION."
                + ClosestName.Hint(name.Name, names));
        }
    }

    private static string Fill(bool html, string text, IReadOnlyDictionary<string, object?> model)
    {
        if (!text.Contains("{{", StringComparison.Ordinal)) return text;
        return Compiled(html, text)(model);
    }

    private static HandlebarsTemplate<object, object> Compiled(bool html, string text)
    {
        if (Kept.TryGetValue((html, text), out var compiled)) return compiled;
        // Checked only for a new text: Count locks the whole dictionary.
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept.GetOrAdd((html, text), static key => (key.Html ? HtmlEngine : PlainEngine).Compile(key.Text));
    }

    private static IHandlebars Engine(bool noEscape) => Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = noEscape,
        FormatProvider = CultureInfo.InvariantCulture,
        ThrowOnUnresolvedBindingExpression = true,
    });
}
