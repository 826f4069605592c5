using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Outcomes;

/// <summary>What a measure stood at, when.</summary>
public sealed class Reading
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Key of the plan's measure.</summary>
    public required string Measure { get; init; }
    public double Value { get; init; }
    public required string Source { get; init; }
    public DateTimeOffset ReadAt { get; init; }
}

public sealed class ReadingTable : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> table) => table.ToTable("readings");
}

public static class ReadingTables
{
    extension(ScaleDb db)
    {
        public DbSet<Reading> Readings => db.Set<Reading>();
    }
}
