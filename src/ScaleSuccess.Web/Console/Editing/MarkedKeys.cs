using System.Text.RegularExpressions;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>The `keys` in a sentence about a file.</summary>
public static partial class MarkedKeys
{
    /// <param name="words">What people read in place of a key; null: the key stays.</param>
    public static string InWords(string sentence, Func<string, string?> words) =>
        Key().Replace(sentence, mark => words(mark.Groups[1].Value) is { } said ? $"“{said}”" : mark.Value);

    [GeneratedRegex("`([a-z][a-z0-9_]*)`")]
    private static partial Regex Key();
}
