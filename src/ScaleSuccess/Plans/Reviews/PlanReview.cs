using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Reviews;

public static class ReviewOutcome
{
    public const string Confirmed = "confirmed", Skipped = "skipped";
}

/// <summary>A look back on a plan. Open until somebody at the customer confirms or skips it; one at a time.</summary>
public sealed class PlanReview
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>Who asked for it before its time; null: its time had come.</summary>
    public long? AskedBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>A <see cref="ReviewOutcome"/>; null: it is open.</summary>
    public string? Outcome { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public long? DecidedBy { get; private set; }

    /// <summary>Of one that was confirmed: what it said then, a <see cref="ReviewContent"/> as JSON.</summary>
    public string? Content { get; private set; }

    /// <summary>What was learned, in the customer's own words; may be empty.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What the plan went on with: the survey's choice; null: nothing new.</summary>
    public string? Goal { get; private set; }

    public bool IsOpen => Outcome is null;
    public bool IsConfirmed => Outcome == ReviewOutcome.Confirmed;

    /// <summary>It is asked for.</summary>
    public bool IsDue(DateOnly today) => IsOpen && DueOn <= today;

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    public void Confirm(ReviewContent content, string words, string? goal, long by, DateTimeOffset now)
    {
        Decide(ReviewOutcome.Confirmed, by, now);
        (Content, Words, Goal) = (content.ToJson(), words, goal);
    }

    public void Skip(long by, DateTimeOffset now) => Decide(ReviewOutcome.Skipped, by, now);

    private void Decide(string outcome, long by, DateTimeOffset now)
    {
        if (!IsOpen) throw new InvalidOperationException($"Review {Number} of plan {PlanId} is {Outcome}.");
        (Outcome, DecidedBy, DecidedAt) = (outcome, by, now);
    }

    /// <summary>Without what it said, which is read by itself.</summary>
    internal const string Select = "select id, plan_id, number, due_on, asked_by, made_at, outcome, decided_at, decided_by, words, goal from plan_reviews";

    internal static PlanReview Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Number = row.GetInt32(2), DueOn = row.GetFieldValue<DateOnly>(3), AskedBy = row.Optional<long>(4),
        MadeAt = row.GetFieldValue<DateTimeOffset>(5), Outcome = row.OptionalText(6), DecidedAt = row.Optional<DateTimeOffset>(7),
        DecidedBy = row.Optional<long>(8), Words = row.GetString(9), Goal = row.OptionalText(10),
    };
}

public sealed class PlanReviewTable : IEntityTypeConfiguration<PlanReview>
{
    public void Configure(EntityTypeBuilder<PlanReview> table)
    {
        table.ToTable("plan_reviews");
        table.Property(review => review.Content).HasColumnType("jsonb");
    }
}
