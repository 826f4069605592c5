using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace ScaleSuccess.Plans.Revisions;

/// <summary>A named person's acceptance of one section of the plan, as it was then.</summary>
public sealed class SectionAcceptance
{
    public long Id { get; private set; }
    public long PlanId { get; init; }
    public int Version { get; init; }

    /// <summary>The kind of item that it holds; its milestones hold their actions.</summary>
    public required string Section { get; init; }

    /// <summary>Of what it said, see <see cref="SectionHash"/>.</summary>
    public required string Hash { get; init; }
    public long ContactId { get; init; }
    public DateTimeOffset AcceptedAt { get; init; }

    internal const string Select = "select id, plan_id, version, section, hash, contact_id, accepted_at from section_acceptances";

    internal static SectionAcceptance Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Version = row.GetInt32(2), Section = row.GetString(3), Hash = row.GetString(4),
        ContactId = row.GetInt64(5), AcceptedAt = row.GetFieldValue<DateTimeOffset>(6),
    };
}

public sealed class SectionAcceptanceTable : IEntityTypeConfiguration<SectionAcceptance>
{
    public void Configure(EntityTypeBuilder<SectionAcceptance> table) => table.ToTable("section_acceptances");
}
