using System.Text.RegularExpressions;

namespace ScaleSuccess.Definitions;

/// <summary>Something wrong inside a text.</summary>
/// <param name="Line">Counted from 0, from the text's own first line.</param>
public sealed record Flaw(int Line, string Sentence);

/// <summary>A variable that a text names.</summary>
/// <param name="At">Where in the text its braces open.</param>
/// <param name="IsList">Named by <c>{{#each …}}</c>.</param>
/// <param name="Raw">In three braces: put in as it is.</param>
public sealed record Placeholder(string Name, int Line, int At, bool IsList, bool Raw);

/// <summary>
/// The placeholders of a text. Of Handlebars only <c>{{name}}</c>, <c>{{#if}}</c>, <c>{{#unless}}</c>, <c>{{#each}}</c>,
/// <c>{{else}}</c> and comments are supported: all of it can be checked before anything is sent, and nothing else runs.
/// </summary>
public sealed partial class Placeholders
{
    /// <summary>In one text; the compiler works on bounded input.</summary>
    public const int Most = 500;
    public const int Deepest = 8;
    private const int MostFlaws = 50;

    private readonly List<Placeholder> names = [];
    private readonly List<Flaw> flaws = [];
    private readonly Stack<(string Word, int Line, bool Else)> open = new();

    private readonly bool markup;

    private Placeholders(bool markup) => this.markup = markup;

    public IReadOnlyList<Placeholder> Names => names;
    public IReadOnlyList<Flaw> Flaws => flaws;

    /// <param name="markup">HTML, where three braces would insert text unescaped.</param>
    public static Placeholders In(string text, bool markup = false)
    {
        var found = new Placeholders(markup);
        var (from, line, count) = (0, 0, 0);
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", from, StringComparison.Ordinal))
        {
            line += text.AsSpan(from, at - from).Count('\n');
            if (found.Stops(++count, line)) return found;
            var raw = text.AsSpan(at).StartsWith("{{{");
            var closer = Closer(text, at);
            var close = text.IndexOf(closer, at, StringComparison.Ordinal);
            if (close < 0)
            {
                found.flaws.Add(new Flaw(line, $"`{{{{` is never closed: `{closer}` is missing."));
                return found;
            }
            if (at > 0 && text[at - 1] == '\\') found.flaws.Add(new Flaw(line, "A backslash before braces is not supported."));
            found.Take(text[(at + (raw ? 3 : 2))..close].Trim('~').Trim(), line, at, raw);
            from = close + closer.Length;
            line += text.AsSpan(at, from - at).Count('\n');
        }
        foreach (var (word, opened, _) in found.open)
            found.flaws.Add(new Flaw(opened, $"`{{{{#{word}}}}}` is never closed: `{{{{/{word}}}}}` is missing."));
        return found;
    }

    /// <summary>What closes the braces that open here.</summary>
    internal static string Closer(string text, int at) =>
        text.AsSpan(at).StartsWith("{{{") ? "}}}" : text.AsSpan(at).StartsWith("{{!--") ? "--}}" : "}}";

    /// <summary>Reading on would take long, or say nothing new.</summary>
    private bool Stops(int count, int line)
    {
        if (count > Most) flaws.Add(new Flaw(line, $"There are more than {Most} `{{{{…}}}}` in this text: shorten it."));
        else if (open.Count > Deepest) flaws.Add(new Flaw(line, $"Blocks are nested deeper than {Deepest}: simplify the text."));
        else return flaws.Count >= MostFlaws;
        return true;
    }

    private void Take(string inner, int line, int at, bool raw)
    {
        if (inner.StartsWith('!')) return;
        if (inner == "else") Else(line);
        else if (inner.StartsWith('/')) Close(inner[1..].Trim(), line);
        else if (inner.StartsWith('#')) Open(inner[1..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), line, at);
        else Name(inner, line, at, isList: false, raw);
    }

    private void Open(string[] words, int line, int at)
    {
        var word = words.FirstOrDefault() ?? "";
        if (word is not ("if" or "unless" or "each"))
            flaws.Add(new Flaw(line, $"`{{{{#{word}}}}}` is not supported, only `#if`, `#unless` and `#each`."));
        else if (words.Length != 2)
            flaws.Add(new Flaw(line, $"`{{{{#{word}}}}}` takes one name, such as `{{{{#{word} customer.name}}}}`."));
        else
            Name(words[1], line, at, word == "each", raw: false);
        open.Push((word, line, false));
    }

    private void Else(int line)
    {
        if (open.TryPop(out var block) && !block.Else) open.Push(block with { Else = true });
        else flaws.Add(new Flaw(line, "`{{else}}` has no `{{#if}}` before it."));
    }

    private void Close(string word, int line)
    {
        if (!open.TryPop(out var block))
            flaws.Add(new Flaw(line, $"`{{{{/{word}}}}}` has nothing to close."));
        else if (block.Word != word)
            flaws.Add(new Flaw(line, $"`{{{{/{word}}}}}` cannot close `{{{{#{block.Word}}}}}`."));
    }

    private void Name(string name, int line, int at, bool isList, bool raw)
    {
        var inList = open.Any(block => block.Word == "each");
        if (name is "this" or "@index" or "@first" or "@last")
        {
            if (!inList) flaws.Add(new Flaw(line, $"`{name}` is valid only inside `{{{{#each}}}}`."));
            if (raw && markup) flaws.Add(new Flaw(line, $"`{name}` needs two braces: with three, text that a customer typed could become HTML."));
        }
        else if (!NameShape().IsMatch(name))
            flaws.Add(new Flaw(line, $"`{{{{{name}}}}}` is not a variable name, such as `{{{{customer.name}}}}`."));
        else if (inList)
            flaws.Add(new Flaw(line, $"Inside `{{{{#each}}}}` only `{{{{this}}}}` is known, not `{name}`."));
        else
            names.Add(new Placeholder(name, line, at, isList, raw));
    }

    [GeneratedRegex(@"^[A-Za-z]\w*(\.[A-Za-z]\w*)*$")]
    private static partial Regex NameShape();
}
