using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Proposals;

/// <summary>A customer with a plan now belongs to a segment whose plans start from another template.</summary>
public sealed class PlanProposal
{
    public const string Kept = "kept";

    public long Id { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }

    /// <summary>kept: the plan is not changed; withdrawn: the customer moved back, or on.</summary>
    public string? Decision { get; private set; }

    public void Keep(string author, DateTimeOffset now) => (Decision, DecidedBy, DecidedAt) = (Kept, author, now);
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
