using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Phases;

/// <summary>A phase of a plan that is over: its goal was reached, and the plan went on with the next one.</summary>
public sealed class PlanPhase
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Phase { get; init; }
    public long DefinitionId { get; init; }
    public required string Segment { get; init; }
    public DateOnly StartedOn { get; init; }
    public DateOnly Deadline { get; init; }
    public DateTimeOffset AchievedAt { get; init; }
    public DateTimeOffset? GoalConfirmedAt { get; init; }
    public long? GoalConfirmedBy { get; init; }

    internal const string Select =
        "select id, plan_id, phase, definition_id, segment, started_on, deadline, achieved_at, goal_confirmed_at, goal_confirmed_by from plan_phases";

    internal static PlanPhase Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Phase = row.GetInt32(2), DefinitionId = row.GetInt64(3), Segment = row.GetString(4),
        StartedOn = row.GetFieldValue<DateOnly>(5), Deadline = row.GetFieldValue<DateOnly>(6), AchievedAt = row.GetFieldValue<DateTimeOffset>(7),
        GoalConfirmedAt = row.Optional<DateTimeOffset>(8), GoalConfirmedBy = row.Optional<long>(9),
    };
}

public sealed class PlanPhaseTable : IEntityTypeConfiguration<PlanPhase>
{
    public void Configure(EntityTypeBuilder<PlanPhase> table) => table.ToTable("plan_phases");
}
