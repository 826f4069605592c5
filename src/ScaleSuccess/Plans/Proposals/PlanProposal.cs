using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Proposals;

public static class ProposalCause
{
    public const string Segment = "segment", Template = "template", Answers = "answers";
}

/// <summary>A customer's plan could follow another template, since the customer moved to another segment, or a new version of its own.</summary>
public sealed class PlanProposal
{
    public const string Kept = "kept", Answered = "answered", Withdrawn = "withdrawn";

    public long Id { get; private set; }
    public long CustomerId { get; init; }

    /// <summary>The move to another segment; null: its template has a new version.</summary>
    public long? AssignmentId { get; init; }

    /// <summary>The version that is proposed; null: the active one of <see cref="ToTemplate"/>.</summary>
    public long? DefinitionId { get; init; }

    /// <summary>A <see cref="ProposalCause"/>.</summary>
    public required string Cause { get; init; }
    public required string FromSegment { get; init; }
    public required string FromTemplate { get; init; }
    public required string ToSegment { get; init; }
    public required string ToTemplate { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }

    public long? DecidedByContact { get; private set; }

    /// <summary>kept: ops want no change; answered: the customer has, change by change; withdrawn: the customer moved back, or on.</summary>
    public string? Decision { get; private set; }

    /// <summary>Of how many changes the customer has said yes, and no.</summary>
    public int Taken { get; private set; }
    public int Declined { get; private set; }

    public void Count(int taken, int declined) => (Taken, Declined) = (Taken + taken, Declined + declined);

    public void Keep(string author, DateTimeOffset now) => (Decision, DecidedBy, DecidedAt) = (Kept, author, now);

    public void Answer(long contact, DateTimeOffset now) => (Decision, DecidedByContact, DecidedAt) = (Answered, contact, now);

    public void Withdraw(DateTimeOffset now) => (Decision, DecidedAt) = (Withdrawn, now);
}

public sealed class PlanProposalTable : IEntityTypeConfiguration<PlanProposal>
{
    public void Configure(EntityTypeBuilder<PlanProposal> table) => table.ToTable("plan_proposals");
}

public static class PlanProposalTables
{
    extension(ScaleDb db)
    {
        public DbSet<PlanProposal> PlanProposals => db.Set<PlanProposal>();
    }
}
