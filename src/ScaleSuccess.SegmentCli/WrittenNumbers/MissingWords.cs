using System.Buffers;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>Words that say "not answered": an empty cell always does, these in upper or lower case.</summary>
/// <param name="words">The words.</param>
internal sealed class MissingWords(IReadOnlyCollection<string> words)
{
    /// <summary>What R, pandas, SQL, spreadsheets and statistics programs write, and what people put into an empty field.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "NA", "N/A", "#N/A", "<NA>", "n.a.", "k.A.", "NaN", "-NaN", "NaT", "null", "#NULL!", "\\N", "None", "nil", "(null)", "(none)", "(empty)", "(blank)",
        "missing", "no answer", "not answered", "-", "--", "–", "—", ".", "?",
        "#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "Inf", "-Inf", "Infinity", "-Infinity",
    ];

    private readonly HashSet<string> _words = new(words, StringComparer.OrdinalIgnoreCase);
    private readonly int _longest = words.Select(word => word.Length).DefaultIfEmpty().Max();
    private readonly SearchValues<char> _first = SearchValues.Create(
        [.. words.Where(word => word.Length > 0).SelectMany(word => new[] { char.ToUpperInvariant(word[0]), char.ToLowerInvariant(word[0]) })]);

    public IReadOnlyCollection<string> Words => _words;

    /// <summary>Whether a text without blanks around it says so. Nearly all are told by their length or first character.</summary>
    public bool Contains(string text) => text.Length > 0 && text.Length <= _longest && _first.Contains(text[0]) && _words.Contains(text);
}
