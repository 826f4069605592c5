using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Editing;

/// <summary>Ops change a segment's name and description. It keeps them from model to model.</summary>
public sealed class RenameSegment(ScaleDb db, KnownSegments segments, SegmentLog log)
{
    private const int LongestName = 60;
    private const int LongestDescription = 300;

    public async Task<SegmentRefusal?> Run(string segment, string name, string describes, string author, CancellationToken cancel)
    {
        (name, describes) = (OneLine(name), OneLine(describes));
        if (!name.Any(char.IsLetterOrDigit)) return SegmentRefusal.NameIsEmpty;
        if (name.Length > LongestName || describes.Length > LongestDescription) return SegmentRefusal.NameIsTooLong;
        await using var transaction = await SegmentLock.Take(db, cancel);
        var all = await segments.All(cancel);
        var known = all.FirstOrDefault(one => one.Key == segment);
        if (known is null) return SegmentRefusal.NoSuchSegment;
        if (known.IsRule) return SegmentRefusal.SegmentIsARules;
        if (all.Any(one => one.Key != segment && !one.IsRetired && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)))
            return SegmentRefusal.NameIsTaken;

        var row = await db.FoundSegments.SingleAsync(s => s.Key == segment, cancel);
        if (row.Name == name && row.Describes == describes) return null;
        var before = row.Name;
        (row.Name, row.Describes) = (name, describes);
        await db.SaveChangesAsync(cancel);
        await log.Add(author, before == name ? SegmentEventKind.Described : SegmentEventKind.Renamed, segment, null,
            before == name ? new(Name: name) : new(Name: name, Other: before), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Without invisible characters: two names that look alike would be two names.</summary>
    private static string OneLine(string text) => string.Join(' ',
        string.Concat(TypedText.Clean(text, 2_000).EnumerateRunes().Where(IsSeen)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSeen(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}
