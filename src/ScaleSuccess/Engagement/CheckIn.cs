using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>One "how is it going?" to one person.</summary>
public sealed class CheckIn
{
    public long Id { get; private set; }
    public long PlanId { get; init; }

    /// <summary>Who is asked; from the answer on, who gave the newest.</summary>
    public long ContactId { get; private set; }

    /// <summary>The contact's wall time, in <see cref="Zone"/>.</summary>
    public DateOnly Day { get; init; }
    public required string Zone { get; init; }
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Keys of the plan's milestone and measure that it asks about.</summary>
    public string? Milestone { get; init; }
    public string? Measure { get; init; }
    /// <summary>The newest of its answers.</summary>
    public string? Answer { get; private set; }
    public double? Reading { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsAnswered => AnsweredAt is not null;

    public void Take(GivenAnswer given) =>
        (Answer, Reading, Words, ContactId, AnsweredAt) = (given.Answer, given.Reading, given.Words, given.ContactId, given.AnsweredAt);
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
    public void Configure(EntityTypeBuilder<CheckIn> table)
    {
        table.ToTable("check_ins");
        table.Ignore(checkIn => checkIn.IsAnswered);
    }
}

public static class CheckInTables
{
    extension(ScaleDb db)
    {
        public DbSet<CheckIn> CheckIns => db.Set<CheckIn>();
        public DbSet<GivenAnswer> CheckInAnswers => db.Set<GivenAnswer>();
    }
}
