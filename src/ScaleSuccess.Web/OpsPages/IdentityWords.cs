using ScaleSuccess.Segments;

namespace ScaleSuccess.Web.OpsPages;

/// <summary>What becomes of the published segments, a sentence for each change.</summary>
public static class IdentityWords
{
    public static IEnumerable<(string What, string Words)> Of(IdentityReport identity, Func<string, KnownSegment> name)
    {
        if (identity.Kept.Count > 0) yield return ("Stay themselves", Names(identity.Kept));
        foreach (var change in identity.Split) yield return ("Splits", $"{Names(change.From)} becomes {And(change.To)}");
        foreach (var change in identity.Merged) yield return ("Merge", $"{And(change.From)} become {Names(change.To)}");
        if (identity.Born.Count > 0) yield return ("New", Names(identity.Born));
        if (identity.Died.Count > 0) yield return ("Gone", Names(identity.Died));

        string Names(IEnumerable<string> keys) => string.Join("; ", keys.Select(Said));
        string And(IReadOnlyList<string> keys) => string.Join(" and ", keys.Select(Said));
        string Said(string key) => Parts.SegmentSign.Of(key) is { } sign ? $"{sign.Number} · {name(key).Name}" : name(key).Name;
    }
}
