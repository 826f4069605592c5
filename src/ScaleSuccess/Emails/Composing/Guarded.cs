using System.Text;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Emails.Composing;

/// <summary>
/// A text whose <c>{{…}}</c> are each one unseen sign while Markdown is read, so that no brace, dot or underscore of theirs means anything in it. What is
/// made of the text gets them back.
/// </summary>
internal sealed class Guarded
{
    /// <summary>Of the characters that Unicode leaves to everybody; <see cref="Foundation"/>'s rule for files takes none of them.</summary>
    public const char Open = '\uE000', Close = '\uE001';
    private const char First = '\uE100';

    private readonly List<string> statements = [];

    private Guarded() { }

    public string Text { get; private set; } = "";

    /// <param name="text">Without flaws in its placeholders, so with at most <see cref="Placeholders.Most"/>.</param>
    public static Guarded Of(string text)
    {
        var guarded = new Guarded();
        var written = new StringBuilder(text.Length);
        var from = 0;
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", from, StringComparison.Ordinal))
        {
            var closer = Placeholders.Closer(text, at);
            var end = text.IndexOf(closer, at, StringComparison.Ordinal) + closer.Length;
            written.Append(text, from, at - from).Append(guarded.Guard(text[at..end]));
            from = end;
        }
        guarded.Text = written.Append(text, from, text.Length - from).ToString();
        return guarded;
    }

    /// <summary>What stands for a statement until it is back.</summary>
    public string Guard(string statement)
    {
        statements.Add(statement);
        return $"{Open}{(char)(First + statements.Count - 1)}{Close}";
    }

    /// <summary>With the statements in their places again.</summary>
    public string Restored(string made)
    {
        var written = new StringBuilder(made.Length);
        for (var at = 0; at < made.Length; at++)
        {
            if (!Begins(made, at)) written.Append(made[at]);
            else
            {
                written.Append(statements[made[at + 1] - First]);
                at += 2;
            }
        }
        return written.ToString();
    }

    /// <summary>The statements of a piece of text, as they were written.</summary>
    public IEnumerable<string> In(string piece)
    {
        for (var at = 0; at < piece.Length; at++)
            if (Begins(piece, at)) yield return statements[piece[at + 1] - First];
    }

    /// <summary>Whether a line holds nothing but the beginnings and ends of blocks, and comments.</summary>
    public bool IsOfBlocksOnly(string line)
    {
        line = line.Trim();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == ' ') continue;
            if (!Begins(line, at) || !IsOfBlock(statements[line[at + 1] - First])) return false;
            at += 2;
        }
        return line.Length > 0;
    }

    public static bool IsOfBlock(string statement) => Inner(statement) is var inner && (inner.StartsWith('#') || inner.StartsWith('/') || inner.StartsWith('!') || inner == "else");

    public static bool IsEach(string statement) => Inner(statement).StartsWith("#each ", StringComparison.Ordinal);

    /// <summary>Its name, without braces.</summary>
    public static string Inner(string statement) => statement.Trim('{', '}', '~', ' ');

    private static bool Begins(string text, int at) => text[at] == Open && at + 2 < text.Length && text[at + 2] == Close;
}
