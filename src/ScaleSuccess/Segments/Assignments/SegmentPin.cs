using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Ops' decision that a customer belongs to a segment, overriding any model.</summary>
public sealed class SegmentPin
{
    public long Id { get; private set; }
    public required long CustomerId { get; init; }
    public required string Segment { get; init; }
    public required string Reason { get; init; }
    public required string PinnedBy { get; init; }
    public required DateTimeOffset PinnedAt { get; init; }
    public string? LiftedBy { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }

    public void Lift(string author, DateTimeOffset now) => (LiftedBy, LiftedAt) = (author, now);
}

public sealed class SegmentPinTable : IEntityTypeConfiguration<SegmentPin>
{
    public void Configure(EntityTypeBuilder<SegmentPin> table) => table.ToTable("segment_pins");
}

public static class SegmentPinTables
{
    extension(ScaleDb db)
    {
        public DbSet<SegmentPin> SegmentPins => db.Set<SegmentPin>();
    }
}
