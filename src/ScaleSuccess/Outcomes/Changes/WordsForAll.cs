using System.Text.RegularExpressions;

namespace ScaleSuccess.Outcomes.Changes;

/// <summary>A customer's words as they can stand in the file: with placeholders again where its own name, deadline or answers stand.</summary>
public static partial class WordsForAll
{
    /// <param name="text">The file's.</param>
    /// <param name="ours">What it said to this customer.</param>
    /// <param name="theirs">What the customer made of that.</param>
    /// <returns>Null: where their own stands cannot be told, so nobody else may read it.</returns>
    public static string? Of(string? text, string ours, string theirs)
    {
        // What they have typed with braces would be a placeholder in the file.
        if (text is null || text.Contains("{{#", StringComparison.Ordinal) || theirs.Contains("{{", StringComparison.Ordinal)) return null;
        var names = Placeholder().Matches(text).Select(match => match.Value).ToList();
        if (names.Count == 0) return theirs;
        var filled = Regex.Match(ours, "^" + string.Join("(.+?)", Placeholder().Split(text).Select(Regex.Escape)) + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        if (!filled.Success) return null;
        // The longest first: a name may be a part of another. In one go: nor may one be found in what stands for another.
        var values = names.Select((name, place) => (name, value: filled.Groups[place + 1].Value)).OrderByDescending(one => one.value.Length).ToList();
        return Regex.Replace(theirs, string.Join('|', values.Select(one => Regex.Escape(one.value))),
            found => values.First(one => one.value.Equals(found.Value, StringComparison.OrdinalIgnoreCase)).name,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Placeholder();
}
