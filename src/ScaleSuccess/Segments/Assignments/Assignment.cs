using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Which segment a customer is in and why: a row for each change, of which one is the present.</summary>
public sealed class Assignment
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public required string Segment { get; init; }

    /// <summary>Null: not a model's choice.</summary>
    public long? ModelId { get; init; }
    public required string ReasonCode { get; init; }

    /// <summary>As JSON.</summary>
    public required string ReasonArgs { get; init; }
    public AssignmentReason Reason => AssignmentReason.Read(ReasonCode, ReasonArgs);
    public DateTimeOffset AssignedAt { get; init; }

    /// <summary>Null: the customer is there now.</summary>
    public DateTimeOffset? SupersededAt { get; init; }
}

public sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> table)
    {
        table.ToTable("assignments").Ignore(assignment => assignment.Reason);
        table.Property(assignment => assignment.ReasonArgs).HasColumnType("jsonb");
    }
}

public static class AssignmentTables
{
    extension(ScaleDb db)
    {
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
    }
}
