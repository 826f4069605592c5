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
