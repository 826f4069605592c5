using System.Text.RegularExpressions;

namespace ScaleSuccess.Surveys.SurveyJs;

internal enum TokenType { Name, Value, Sign, Word }

/// <param name="Text">Of a name without its braces, of a quoted value without its quotes.</param>
internal sealed record Token(TokenType Type, string Text);

/// <summary>Cuts an expression of SurveyJS into names, values, signs and words.</summary>
internal static partial class ExpressionTokens
{
    /// <returns>Null: something in it is none of these.</returns>
    public static IReadOnlyList<Token>? Of(string expression)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < expression.Length;)
        {
            if (Piece().Match(expression, at) is not { Success: true } piece) return null;
            at += piece.Length;
            if (piece.Groups["name"] is { Success: true } name) tokens.Add(new Token(TokenType.Name, name.Value.Trim()));
            else if (piece.Groups["text"] is { Success: true } text) tokens.Add(new Token(TokenType.Value, text.Value));
            else if (piece.Groups["number"] is { Success: true } number) tokens.Add(new Token(TokenType.Value, number.Value));
            else if (piece.Groups["sign"] is { Success: true } sign) tokens.Add(new Token(TokenType.Sign, sign.Value));
            else if (piece.Groups["word"] is { Success: true } word) tokens.Add(new Token(TokenType.Word, word.Value));
        }
        return tokens;
    }

    [GeneratedRegex("""\G(?:\s+|\{(?<name>[^{}]+)\}|'(?<text>[^'\\]*)'|"(?<text>[^"\\]*)"|(?<number>-?\d+(?:\.\d+)?)(?![\w])|(?<sign>&&|\|\||[<>=!]=|<>|[<>=!()\[\],])|(?<word>[A-Za-z_][\w-]*))""")]
    private static partial Regex Piece();
}
