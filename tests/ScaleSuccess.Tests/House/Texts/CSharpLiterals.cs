using System.Text;

namespace ScaleSuccess.Tests.House.Texts;

/// <summary>A string in C#, with {} for what it computes, {:N0} where it says how.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Calls">The calls whose arguments it belongs to, the innermost first: <c>Wrong</c>, <c>new Flaw</c>, <c>sample: new</c>.</param>
public sealed record CSharpLiteral(int Line, string Text, IReadOnlyList<string> Calls);

/// <summary>Finds the strings of a file. A scanner, no parser: it knows comments, every form of string, and brackets.</summary>
public sealed class CSharpLiterals
{
    private readonly string code;
    private readonly List<CSharpLiteral> found = [];
    private readonly Stack<string> calls = [];
    private int at;

    private CSharpLiterals(string code) => this.code = code;

    public static IReadOnlyList<CSharpLiteral> In(string code)
    {
        var scan = new CSharpLiterals(code);
        scan.Code(isHole: false);
        return scan.found;
    }

    /// <summary>To the end of the file, or of the hole in an interpolated string.</summary>
    private void Code(bool isHole)
    {
        var depth = 0;
        for (; at < code.Length; at++)
        {
            var here = code[at];
            if (Starts("//")) at = End("\n") - 1;
            else if (Starts("/*")) at = End("*/") - 1;
            else if (here == '\'') Character();
            else if (here == '"' || Starts("$\"") || Starts("@\"") || Starts("$@\"") || Starts("@$\"") || Starts("$$")) Literal();
            else if (here is '(' or '[') calls.Push(Caller());
            else if (here is ')' or ']' && calls.Count > 0) calls.Pop();
            else if (here == '{') depth++;
            else if (here == '}' && depth-- == 0 && isHole) return;
        }
    }

    private void Literal()
    {
        var start = at;
        var dollars = 0;
        var isVerbatim = false;
        for (; code[at] != '"'; at++)
        {
            if (code[at] == '$') dollars++;
            else isVerbatim = true;
        }
        var quotes = 1;
        while (!isVerbatim && quotes < 3 && at + quotes < code.Length && code[at + quotes] == '"') quotes++;
        if (quotes == 2)
        {
            at++;
            return;
        }
        if (quotes == 3) while (code[at + quotes] == '"') quotes++;
        at += quotes;
        var owners = calls.ToList();
        var text = Content(quotes == 1 ? "\"" : new string('"', quotes), dollars, isVerbatim, isRaw: quotes > 1);
        found.Add(new CSharpLiteral(code.AsSpan(0, start).Count('\n') + 1, text, owners));
    }

    /// <summary>What stands between the quotes; ends on the last quote.</summary>
    private string Content(string close, int dollars, bool isVerbatim, bool isRaw)
    {
        var text = new StringBuilder();
        var open = new string('{', isRaw ? Math.Max(dollars, 1) : 1);
        while (!Starts(close) || (isVerbatim && Starts("\"\"")))
        {
            if (isVerbatim && Starts("\"\"")) at += 2;
            else if (!isVerbatim && !isRaw && code[at] == '\\') at += 2;
            else if (dollars > 0 && !isRaw && (Starts("{{") || Starts("}}"))) at += 2;
            else if (dollars > 0 && Starts(open))
            {
                at += open.Length;
                var start = at;
                Code(isHole: true);
                var hole = code[start..at];
                text.Append('{').Append(Pattern(hole)).Append('}');
                at += open.Length;
            }
            else text.Append(code[at++]);
        }
        at += close.Length - 1;
        return text.ToString();
    }

    /// <summary><c>:N0</c> of <c>{count:N0}</c>; else empty.</summary>
    private static string Pattern(string hole) =>
        hole.LastIndexOf(':') is var colon and > 0 && hole.AsSpan(colon).IndexOfAny(")]\"") < 0 ? hole[colon..] : "";

    private void Character()
    {
        for (at++; code[at] != '\''; at++)
            if (code[at] == '\\') at++;
    }

    /// <summary>The words before a bracket: <c>throw new X</c> is <c>new X</c>, <c>a.B&lt;C&gt;</c> is <c>B</c>.</summary>
    private string Caller()
    {
        var end = at;
        while (end > 0 && code[end - 1] == ' ') end--;
        if (end > 0 && code[end - 1] == '>')
        {
            var depth = 0;
            do depth += code[--end] switch { '>' => 1, '<' => -1, _ => 0 };
            while (end > 0 && depth > 0);
        }
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_')) start--;
        var name = code[start..end];
        var before = code[..start].AsSpan().TrimEnd();
        if (before.EndsWith("new")) return "new " + name;
        return before.EndsWith(":") && name == "new" ? $"{Label(before[..^1])}: new" : name;
    }

    private static string Label(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetterOrDigit(before[start - 1])) start--;
        return before[start..].ToString();
    }

    private bool Starts(string what) => code.AsSpan(at).StartsWith(what, StringComparison.Ordinal);

    private int End(string what) => code.IndexOf(what, at, StringComparison.Ordinal) is var end and >= 0 ? end + what.Length : code.Length;
}
