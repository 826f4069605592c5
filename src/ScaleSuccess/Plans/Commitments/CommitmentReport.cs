using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Commitments;

/// <summary>What became of a commitment, or of one time of it.</summary>
public static class ReportedState
{
    public const string Kept = "kept", Missed = "missed";

    /// <summary>It no longer binds.</summary>
    public const string Released = "released";

    /// <summary>As they are offered.</summary>
    public static readonly IReadOnlyList<string> All = [Kept, Missed, Released];
}

/// <summary>What its own side said of a commitment. A fact beside the plan, as a tick is: it changes nothing that the plan says.</summary>
public sealed class CommitmentReport
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>The item's key.</summary>
    public required string Commitment { get; init; }

    /// <summary>Until when it was to be kept; of one that recurs, the last day of the time.</summary>
    public DateOnly Day { get; init; }

    /// <summary>A <see cref="ReportedState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Nothing is asked about it any more: it was for once, or it is released.</summary>
    public bool Ends { get; init; }

    /// <summary>May be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>Somebody at the customer; null with <see cref="OpsUser"/>: they are gone.</summary>
    public long? ContactId { get; init; }
    public string? OpsUser { get; init; }
    public DateTimeOffset ReportedAt { get; init; }

    internal const string Select = "select id, plan_id, commitment, day, state, ends, words, contact_id, ops_user, reported_at from commitment_reports";

    internal static CommitmentReport Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Commitment = row.GetString(2), Day = row.GetFieldValue<DateOnly>(3), State = row.GetString(4),
        Ends = row.GetBoolean(5), Words = row.GetString(6), ContactId = row.Optional<long>(7), OpsUser = row.OptionalText(8),
        ReportedAt = row.GetFieldValue<DateTimeOffset>(9),
    };
}

public sealed class CommitmentReportTable : IEntityTypeConfiguration<CommitmentReport>
{
    public void Configure(EntityTypeBuilder<CommitmentReport> table) => table.ToTable("commitment_reports");
}
