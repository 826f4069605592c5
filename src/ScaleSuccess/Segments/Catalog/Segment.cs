using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>A segment that a model found. It outlives that model: a later one's clusters are matched to it.</summary>
public sealed class Segment
{
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required string Describes { get; set; }

    /// <summary>The key of the template that its customers' plans start from.</summary>
    public required string Template { get; set; }
    public required long BornModel { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>No longer in the published model, or merged.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
    public string? MergedInto { get; set; }
}

/// <summary>The segment of a model's cluster.</summary>
public sealed class SegmentCluster
{
    public required long ModelId { get; init; }
    public required int Cluster { get; init; }
    public required string Segment { get; init; }

    /// <summary>Its stability in bootstrap samples, 0 to 1.</summary>
    public required double Stability { get; init; }

    /// <summary>Of the rows trained on, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The customer whose answers show best what it is.</summary>
    public long? Prototype { get; init; }
}

public sealed class FoundSegmentTable : IEntityTypeConfiguration<Segment>, IEntityTypeConfiguration<SegmentCluster>
{
    public void Configure(EntityTypeBuilder<Segment> table) => table.ToTable("segments").HasKey(segment => segment.Key);

    public void Configure(EntityTypeBuilder<SegmentCluster> table) =>
        table.ToTable("segment_clusters").HasKey(cluster => new { cluster.ModelId, cluster.Cluster });
}

public static class FoundSegmentTables
{
    extension(ScaleDb db)
    {
        public DbSet<Segment> FoundSegments => db.Set<Segment>();
        public DbSet<SegmentCluster> SegmentClusters => db.Set<SegmentCluster>();
    }
}
