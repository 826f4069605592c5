using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Web.Console.Parts;

namespace ScaleSuccess.Web.Console.Models;

/// <summary>What becomes of the published segments: a heading, and a line for each segment or change.</summary>
public static class IdentityWords
{
    public static IEnumerable<(string What, IReadOnlyList<string> Lines)> Of(IdentityReport identity, Func<string, KnownSegment> name)
    {
        if (identity.Split.Count > 0) yield return ("Split", [.. identity.Split.Select(change => $"{And(change.From)} becomes {And(change.To)}")]);
        if (identity.Merged.Count > 0) yield return ("Merge", [.. identity.Merged.Select(change => $"{And(change.From)} become {And(change.To)}")]);
        if (identity.Born.Count > 0) yield return ("New", [.. identity.Born.Select(Said)]);
        if (identity.Died.Count > 0) yield return ("Gone", [.. identity.Died.Select(Said)]);
        if (identity.Kept.Count > 0) yield return ("Unchanged", [.. identity.Kept.Select(Said)]);

        string And(IReadOnlyList<string> keys) => string.Join(" and ", keys.Select(Said));
        string Said(string key) => SegmentWords.Named(name(key));
    }
}
