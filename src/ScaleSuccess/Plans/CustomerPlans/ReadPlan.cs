using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A plan as its page shows it.</summary>
/// <param name="Owners">Contact id → name.</param>
/// <param name="Today">The day where the plan's contact is: the one that its dates were made in.</param>
public sealed record PlanView(Plan Plan, string CustomerName, IReadOnlyDictionary<long, string> Owners, DateOnly Today)
{
    /// <summary>The vendor's people, by the names they sign in with.</summary>
    public IReadOnlySet<string> OpsUsers { get; init; } = new HashSet<string>();

    /// <summary>Whom ops named as the customer's contact, maybe somebody who is gone; null: nobody.</summary>
    public string? NamedContact { get; init; }

    /// <summary>The customer's contact at the vendor; null: nobody in particular.</summary>
    public string? OpsContact => NamedContact is { } named && OpsUsers.Contains(named) ? named : null;

    /// <summary>Who of the vendor does one of its actions or keeps one of its commitments: whoever was named for it, else the customer's contact, of those who are still there. Null: nobody in particular.</summary>
    public string? OpsOwner(PlanItem item) => !item.IsOf(Templates.Side.Vendor) ? null
        : item.OpsOwner is { } named && OpsUsers.Contains(named) ? named : OpsContact;

    /// <summary>The day, there, on which the goal was reached.</summary>
    public DateOnly? AchievedOn { get; init; }

    /// <summary>In their order. Of the way to a goal, this phase's: objectives, benefits, criteria, milestones, actions; the rest is the whole plan's.</summary>
    public IEnumerable<PlanItem> Of(string kind) => OfPhase(kind, kind is ItemKind.Highlight or ItemKind.Challenge or ItemKind.Measure ? null : Plan.Phase);

    /// <summary>What earlier phases were to bring, the newest first.</summary>
    public IEnumerable<PlanItem> EarlierBenefits => Plan.Items.Where(i => i.Kind == ItemKind.Benefit && i.Phase < Plan.Phase).OrderByDescending(i => i.Phase).ThenBy(i => i.Position);

    /// <param name="phase">Null: of all.</param>
    public IEnumerable<PlanItem> OfPhase(string kind, int? phase) =>
        Plan.Items.Where(i => i.Kind == kind && (phase is null || i.Phase == phase)).OrderBy(i => i.Position);
    public IEnumerable<PlanItem> Actions(PlanItem milestone) => Of(ItemKind.Action).Where(i => i.Parent == milestone.Key);

    /// <summary>The first open milestone; null when there is none.</summary>
    public PlanItem? Next => Of(ItemKind.Milestone).FirstOrDefault(Plan.IsOpen);

    public bool IsAccepted => Plan.IsAccepted;
    public DateTimeOffset? AcceptedAt => Plan.Acceptance?.AcceptedAt;

    /// <summary>Null until this version is accepted.</summary>
    public string? AcceptedBy => Plan.Acceptance is { } accepted ? Owners.GetValueOrDefault(accepted.ContactId, CustomerName) : null;
    public int Done => Of(ItemKind.Milestone).Count(i => i.IsDone);
    public bool IsOverdue(PlanItem item) => Plan.IsOverdue(item, Today);

    /// <summary>By how many days; 0: it is not overdue.</summary>
    public int DaysLate(PlanItem item) => IsOverdue(item) ? Today.DayNumber - item.DueOn!.Value.DayNumber : 0;
}

/// <summary>Reads a customer's plan; null while there is none.</summary>
public sealed class ReadPlan(ScaleDb db, NpgsqlDataSource source, TimeProvider clock)
{
    public Task<bool> Exists(long customer, CancellationToken cancel) =>
        db.Plans.AnyAsync(p => p.CustomerId == customer, cancel);

    public async Task<PlanView?> Of(long customer, CancellationToken cancel)
    {
        var asked = new AskedTogether();
        var rows = new PlanRows(asked, WhosePlan.OfCustomer(customer));
        await asked.Run(source, cancel);
        return rows.View(clock.GetUtcNow());
    }
}
