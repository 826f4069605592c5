using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Data;

namespace ScaleSuccess.Segments;

/// <summary>Where a response placed its customer, and why.</summary>
public sealed class Assignment
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ResponseId { get; init; }
    public required string Segment { get; init; }

    /// <summary>Null: placed by a rule.</summary>
    public long? ModelId { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset AssignedAt { get; init; }
}

/// <summary>A trained model, whole and for ever, so that any assignment can be explained and repeated.</summary>
public sealed class SegmentModel
{
    public long Id { get; private set; }
    public required string Engine { get; init; }

    /// <summary>Responses it was trained on.</summary>
    public required int Rows { get; init; }

    /// <summary>Responses that were in at the time; more than <see cref="Rows"/> where the newest were enough.</summary>
    public required int Answers { get; init; }
    public required int K { get; init; }

    /// <summary>A <see cref="TrainedSegments"/> as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>How the number of clusters was chosen, as JSON.</summary>
    public required string Report { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
}

public sealed class SegmentTable : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<SegmentModel>
{
    public void Configure(EntityTypeBuilder<Assignment> table) => table.ToTable("assignments");

    public void Configure(EntityTypeBuilder<SegmentModel> table)
    {
        table.ToTable("segment_models");
        table.Property(model => model.Model).HasColumnType("jsonb");
        table.Property(model => model.Report).HasColumnType("jsonb");
    }
}

public static class SegmentTables
{
    extension(ScaleDb db)
    {
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
        public DbSet<SegmentModel> SegmentModels => db.Set<SegmentModel>();
    }
}
