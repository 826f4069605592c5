using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A plan as its page shows it.</summary>
/// <param name="AcceptedBy">Null until this version is accepted.</param>
/// <param name="Owners">Contact id → name.</param>
/// <param name="Today">The day where the customer is.</param>
public sealed record PlanView(
    Plan Plan, string CustomerName, string? AcceptedBy, DateTimeOffset? AcceptedAt,
    IReadOnlyDictionary<long, string> Owners, DateOnly Today)
{
    public IEnumerable<PlanItem> Of(string kind) => Plan.Items.Where(i => i.Kind == kind).OrderBy(i => i.Position);
    public IEnumerable<PlanItem> Actions(PlanItem milestone) => Of(ItemKind.Action).Where(i => i.Parent == milestone.Key);

    /// <summary>The first milestone that is not done; null when all are.</summary>
    public PlanItem? Next => Of(ItemKind.Milestone).FirstOrDefault(milestone => !milestone.IsDone);

    public bool IsAccepted => AcceptedAt is not null;
    public Track Track => PlanTrack.Of(this);
    public int Done => Of(ItemKind.Milestone).Count(i => i.IsDone);

    /// <summary>What one side has to do next: open actions up to and including the next milestone, soonest first.</summary>
    public IEnumerable<PlanItem> Needed(Side side)
    {
        var until = Next?.DueOn ?? Plan.Deadline;
        return Of(ItemKind.Action).Where(i => !i.IsDone && i.Side == side.ToString().ToLowerInvariant() && i.DueOn <= until)
            .OrderBy(i => i.DueOn);
    }
}

/// <summary>Reads a customer's plan; null while there is none.</summary>
public sealed class ReadPlan(ScaleDb db, TimeProvider clock)
{
    public Task<bool> Exists(long customer, CancellationToken cancel) =>
        db.Plans.AnyAsync(p => p.CustomerId == customer, cancel);

    public async Task<PlanView?> Of(long customer, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().Include(p => p.Items).SingleOrDefaultAsync(p => p.CustomerId == customer, cancel);
        if (plan is null) return null;
        var about = await (
            from c in db.Set<Customers.Customer>()
            where c.Id == customer
            select new { c.Name, c.TimeZone, People = c.Contacts.Select(p => new { p.Id, p.Name }).ToList() })
            .AsNoTracking().SingleAsync(cancel);
        var acceptance = await db.Acceptances.AsNoTracking()
            .SingleOrDefaultAsync(a => a.PlanId == plan.Id && a.Version == plan.Version, cancel);
        var names = about.People.ToDictionary(p => p.Id, p => p.Name);
        var here = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(about.TimeZone));
        return new PlanView(plan, about.Name, acceptance is null ? null : names.GetValueOrDefault(acceptance.ContactId, about.Name),
            acceptance?.AcceptedAt, names, DateOnly.FromDateTime(here.DateTime));
    }
}
