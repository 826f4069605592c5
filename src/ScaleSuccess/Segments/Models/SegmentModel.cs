using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Models;

/// <summary>
/// A trained model, complete and never changed, so that any assignment can be explained and repeated. It assigns customers
/// while it is published; at most one model is.
/// </summary>
public sealed class SegmentModel
{
    public const string Candidate = "candidate";
    public const string Published = "published";
    public const string Retired = "retired";
    public const string Discarded = "discarded";

    public const string FromTraining = "training";

    /// <summary>Ops split a segment of <see cref="Parent"/>.</summary>
    public const string FromSplit = "split";

    public long Id { get; private set; }
    public string Status { get; set; } = Candidate;
    public required string Origin { get; init; }
    public long? Parent { get; init; }
    public required string Author { get; init; }
    public required string Engine { get; init; }

    /// <summary>Customers it was trained on.</summary>
    public required int Rows { get; init; }

    /// <summary>Answers that were in at the time.</summary>
    public required int Answers { get; init; }
    public required int K { get; init; }
    public required int Seed { get; init; }

    /// <summary>The version of the survey whose questions it reads; null: the model is older than this column.</summary>
    public required long? DefinitionId { get; init; }

    /// <summary>Whose answers it was trained on.</summary>
    public required long[] Customers { get; init; }

    /// <summary>Answers submitted later were not seen.</summary>
    public required DateTimeOffset? AnsweredUntil { get; init; }

    /// <summary>A saved model of the library, as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>A <see cref="ModelReport"/> as JSON.</summary>
    public required string Report { get; init; }

    /// <summary>A sample of its customers as points, as JSON.</summary>
    public required string Map { get; init; }

    /// <summary>The reduction in error on hidden answers, on rows it never saw.</summary>
    public double? Criterion { get; init; }

    /// <summary>The same for the model published at the time, on the same rows; null: there was none.</summary>
    public double? PublishedCriterion { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
    public string? NoteCode { get; set; }

    /// <summary>As JSON.</summary>
    public string NoteArgs { get; set; } = "{}";
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>The publishing policy decided, which <see cref="DecidedBy"/> set.</summary>
    public bool ByPolicy { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When all customers had been assigned by it; null: the step has not finished.</summary>
    public DateTimeOffset? AppliedAt { get; set; }
    public DateTimeOffset? DryRunAt { get; set; }
}

public sealed class SegmentModelTable : IEntityTypeConfiguration<SegmentModel>
{
    public void Configure(EntityTypeBuilder<SegmentModel> table)
    {
        table.ToTable("segment_models");
        table.Property(model => model.Model).HasColumnType("jsonb");
        table.Property(model => model.Report).HasColumnType("jsonb");
        table.Property(model => model.Map).HasColumnType("jsonb");
        table.Property(model => model.NoteArgs).HasColumnType("jsonb");
    }
}

public static class SegmentModelTables
{
    extension(ScaleDb db)
    {
        public DbSet<SegmentModel> SegmentModels => db.Set<SegmentModel>();
    }
}
