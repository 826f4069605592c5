using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>One "how is it going?" to one person.</summary>
public sealed class CheckIn
{
    public long Id { get; private set; }
    public long PlanId { get; init; }
    public long ContactId { get; init; }

    /// <summary>Where the contact lives; <see cref="Zone"/> says where that is.</summary>
    public DateOnly Day { get; init; }
    public required string Zone { get; init; }
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Keys of the plan's milestone and measure that it asks about.</summary>
    public string? Milestone { get; init; }
    public string? Measure { get; init; }
    public string? Answer { get; init; }
    public double? Reading { get; init; }
    public required string Words { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? RecordedAt { get; init; }
}

public static class CheckInAnswer
{
    public const string Done = "done";
    public const string OnTrack = "on_track";
    public const string Stuck = "stuck";
    public static readonly IReadOnlyList<string> All = [Done, OnTrack, Stuck];
}

public sealed class CheckInTable : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> table) => table.ToTable("check_ins");
}

public static class CheckInTables
{
    extension(ScaleDb db)
    {
        public DbSet<CheckIn> CheckIns => db.Set<CheckIn>();
    }
}
