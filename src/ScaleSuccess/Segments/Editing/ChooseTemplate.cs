using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Editing;

/// <summary>Ops choose the template of a found segment. Existing plans are not changed.</summary>
public sealed class ChooseTemplate(ScaleDb db, CurrentSegments rules, SegmentLog log)
{
    /// <param name="template">The key of a template, which is also its rule segment's.</param>
    public async Task<SegmentRefusal?> Run(string segment, string template, string author, CancellationToken cancel)
    {
        await using var transaction = await SegmentLock.Take(db, cancel);
        var templates = await rules.All(cancel);
        if (templates.Any(rule => rule.Key == segment)) return SegmentRefusal.SegmentIsARules;
        var row = await db.FoundSegments.SingleOrDefaultAsync(s => s.Key == segment, cancel);
        if (row is null) return SegmentRefusal.NoSuchSegment;
        if (templates.FirstOrDefault(rule => rule.Key == template) is not { } chosen) return SegmentRefusal.NoSuchTemplate;
        if (row.Template == template) return null;
        row.Template = template;
        await db.SaveChangesAsync(cancel);
        await log.Add(author, SegmentEventKind.Template, segment, null, new(Name: row.Name, Other: chosen.Name), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
