using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

public sealed class PlanTable :
    IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanItem>, IEntityTypeConfiguration<Acceptance>,
    IEntityTypeConfiguration<HelpRequest>, IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Plan> table)
    {
        table.ToTable("plans");
        table.HasMany(plan => plan.Items).WithOne().HasForeignKey(item => item.PlanId);
        table.HasMany(plan => plan.Acceptances).WithOne().HasForeignKey(acceptance => acceptance.PlanId);
        table.HasMany(plan => plan.Readings).WithOne().HasForeignKey(reading => reading.PlanId);
        table.HasMany(plan => plan.Decisions).WithOne().HasForeignKey(decision => decision.PlanId);
        table.HasMany(plan => plan.Phases).WithOne().HasForeignKey(phase => phase.PlanId);
        table.HasMany(plan => plan.Changes).WithOne().HasForeignKey(change => change.PlanId);
        table.HasMany(plan => plan.Dropped).WithOne().HasForeignKey(dropped => dropped.PlanId);
        table.HasMany(plan => plan.Declined).WithOne().HasForeignKey(declined => declined.PlanId);
        table.HasMany(plan => plan.CommitmentReports).WithOne().HasForeignKey(report => report.PlanId);
        table.HasMany(plan => plan.SectionAcceptances).WithOne().HasForeignKey(acceptance => acceptance.PlanId);
        table.Ignore(plan => plan.ReadVersion);
        table.Ignore(plan => plan.Acceptance);
        table.Ignore(plan => plan.IsAccepted);
        table.Ignore(plan => plan.IsAchieved);
        table.Ignore(plan => plan.IsClosed);
        table.Ignore(plan => plan.IsOver);
        table.Ignore(plan => plan.HasReachedGoal);
        table.Ignore(plan => plan.IsReviewed);
        table.Ignore(plan => plan.HasSetNextGoalAside);
        table.Ignore(plan => plan.AreMilestonesDone);
        table.Ignore(plan => plan.Help);
    }

    public void Configure(EntityTypeBuilder<PlanItem> table)
    {
        table.ToTable("plan_items");
        table.Ignore(item => item.IsDone);
        table.Ignore(item => item.Content);
        table.Property(item => item.Origin).HasColumnType("jsonb");
        table.Property(item => item.Drafted).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Acceptance> table) => table.ToTable("acceptances");
    public void Configure(EntityTypeBuilder<HelpRequest> table) => table.ToTable("help_requests");
    public void Configure(EntityTypeBuilder<Reading> table) => table.ToTable("readings");
}

public static class PlanTables
{
    extension(ScaleDb db)
    {
        public DbSet<Plan> Plans => db.Set<Plan>();
        public DbSet<PlanItem> PlanItems => db.Set<PlanItem>();
        public DbSet<Acceptance> Acceptances => db.Set<Acceptance>();
        public DbSet<HelpRequest> HelpRequests => db.Set<HelpRequest>();
        public DbSet<Reading> Readings => db.Set<Reading>();
    }
}
