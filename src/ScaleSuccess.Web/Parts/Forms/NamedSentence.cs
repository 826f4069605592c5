namespace ScaleSuccess.Web.Parts.Forms;

/// <summary>A sentence of ours that names texts, each of which may be in another language: "Next: {0}".</summary>
/// <param name="Named">What stands for {0}, {1}; a language that is null is the sentence's own.</param>
public sealed record NamedSentence(string Sentence, params IReadOnlyList<(string Text, string? Language)> Named)
{
    /// <summary>Piece by piece.</summary>
    public IEnumerable<(string Text, string? Language)> Pieces
    {
        get
        {
            var rest = Sentence;
            for (var place = 0; place < Named.Count; place++)
            {
                // What follows may be anything, also somebody's own words.
                var parts = rest.Split($"{{{place}}}", 2);
                yield return (parts[0], null);
                if (parts.Length == 1) yield break;
                yield return Named[place];
                rest = parts[1];
            }
            yield return (rest, null);
        }
    }
}
