namespace ScaleSuccess.Web.Parts.Talks;

/// <summary>One line of a thread, in the words of whose page it is.</summary>
/// <param name="Name">Who said it; with the company's name where it is the vendor's.</param>
/// <param name="When">The day, or how long ago.</param>
/// <param name="Words">As they were written.</param>
/// <param name="Note">Said instead of words, or of what happened: in our words.</param>
public sealed record TalkLine(string Name, bool IsVendors, string When, string Words, string? Note = null)
{
    /// <summary>Nobody said it: it happened.</summary>
    public bool IsEvent { get; init; }

    /// <summary>"NL" for Nora Lindqvist; decorative.</summary>
    public string Initials => string.Concat(Name.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => [],
        [var only] => [First(only)],
        [var first, .., var last] => new[] { First(first), First(last) },
    });

    private static string First(string name) => System.Globalization.StringInfo.GetNextTextElement(name).ToUpperInvariant();
}
