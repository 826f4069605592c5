using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Editing;

/// <summary>Ops change a segment's name and description. It keeps them from model to model.</summary>
public sealed class RenameSegment(ScaleDb db, KnownSegments segments, SegmentLog log)
{
    private const int LongestName = 60;
    private const int LongestDescription = 300;

    public async Task<SegmentRefusal?> Run(string segment, string name, string describes, string author, CancellationToken cancel)
    {
        (name, describes) = (TypedText.OneLine(name), TypedText.OneLine(describes));
        if (!name.Any(char.IsLetterOrDigit)) return SegmentRefusal.NameIsEmpty;
        if (name.Length > LongestName || describes.Length > LongestDescription) return SegmentRefusal.NameIsTooLong;
        await using var transaction = await SegmentLock.Take(db, cancel);
        var all = await segments.All(cancel);
        var known = all.FirstOrDefault(one => one.Key == segment);
        if (known is null) return SegmentRefusal.NoSuchSegment;
        if (known.IsRule) return SegmentRefusal.SegmentIsARules;
        if (all.Any(one => one.Key != segment && !one.IsRetired && FoldedText.Same(one.Name, name)))
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
}
