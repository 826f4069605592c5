namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>Words that say "not answered": an empty cell always does, these in upper or lower case.</summary>
/// <param name="words">The words.</param>
internal sealed class MissingWords(IEnumerable<string> words)
{
    /// <summary>What R, pandas, SQL, spreadsheets and statistics programs write, and what people put into an empty field.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "NA", "N/A", "#N/A", "<NA>", "n.a.", "k.A.", "NaN", "-NaN", "NaT", "null", "#NULL!", "\\N", "None", "nil", "(null)", "(none)", "(empty)", "(blank)",
        "missing", "no answer", "not answered", "-", "--", "–", "—", ".", "?",
        "#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "Inf", "-Inf", "Infinity", "-Infinity",
    ];

    private readonly HashSet<string> _words = new(words, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Words => _words;

    /// <summary>Whether a text without blanks around it says so.</summary>
    public bool Contains(string text) => _words.Contains(text);
}
