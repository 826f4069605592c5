using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScaleSuccess.Engagement;

/// <summary>One person's answer to a check-in; others may follow.</summary>
public sealed class GivenAnswer
{
    public long Id { get; private set; }
    public long CheckInId { get; init; }
    public long ContactId { get; init; }
    public required string Answer { get; init; }
    public double? Reading { get; init; }
    public required string Words { get; init; }
    public DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The other half of a double click.</summary>
    public bool Repeats(GivenAnswer other) => (ContactId, Answer, Reading, Words) == (other.ContactId, other.Answer, other.Reading, other.Words);
}

public sealed class GivenAnswerTable : IEntityTypeConfiguration<GivenAnswer>
{
    public void Configure(EntityTypeBuilder<GivenAnswer> table) => table.ToTable("check_in_answers");
}
