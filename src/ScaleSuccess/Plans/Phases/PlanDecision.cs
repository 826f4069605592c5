using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Phases;

public static class DecisionKind
{
    public const string Extended = "extended";
    public const string Closed = "closed";
    public const string OpenedAgain = "opened_again";
    public const string NextGoalStarted = "next_goal_started";

    /// <summary>"Not now": the next goal is not asked for again in this phase.</summary>
    public const string NextGoalSetAside = "next_goal_set_aside";
}

/// <summary>Why a plan was closed.</summary>
public static class CloseReason
{
    /// <summary>As they are offered.</summary>
    public static readonly IReadOnlyList<string> All = ["priorities", "another_way", "too_much", "not_useful", "leaving"];
}

/// <summary>What somebody at the customer decided about the end of their plan.</summary>
public sealed class PlanDecision
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>A <see cref="DecisionKind"/>.</summary>
    public required string Kind { get; init; }
    public long ContactId { get; init; }
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>The phase that the plan was in.</summary>
    public int Phase { get; init; }

    /// <summary>Of an extension: the deadline that it moved, and where to.</summary>
    public DateOnly? DeadlineBefore { get; init; }
    public DateOnly? Deadline { get; init; }

    /// <summary>Of a closing: a <see cref="CloseReason"/>, if one was chosen.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a closing, in the customer's words; may be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>Of a start: the survey's choice, which is the new objective's key.</summary>
    public string? Goal { get; init; }

    /// <summary>Of a start: by when the goal was wanted; null: not said.</summary>
    public DateOnly? ByWhen { get; init; }

    /// <summary>Of a start: how fast, the survey's choice; null: not said.</summary>
    public string? Pace { get; init; }

    internal const string Select =
        "select id, plan_id, kind, contact_id, decided_at, deadline_before, deadline, reason, words, phase, goal, by_when, pace from plan_decisions";

    internal static PlanDecision Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Kind = row.GetString(2), ContactId = row.GetInt64(3),
        DecidedAt = row.GetFieldValue<DateTimeOffset>(4), DeadlineBefore = row.Optional<DateOnly>(5), Deadline = row.Optional<DateOnly>(6),
        Reason = row.OptionalText(7), Words = row.GetString(8), Phase = row.GetInt32(9), Goal = row.OptionalText(10),
        ByWhen = row.Optional<DateOnly>(11), Pace = row.OptionalText(12),
    };
}

public sealed class PlanDecisionTable : IEntityTypeConfiguration<PlanDecision>
{
    public void Configure(EntityTypeBuilder<PlanDecision> table) => table.ToTable("plan_decisions");
}
