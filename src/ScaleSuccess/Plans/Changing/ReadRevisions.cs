using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>What was saved together.</summary>
/// <param name="Changes">At least one: what somebody changed, then what followed from it; else in the order of the plan.</param>
public sealed record SavedRevision(int Revision, IReadOnlyList<PlanChange> Changes)
{
    public PlanChange First => Changes[0];
}

/// <summary>Reads the versions of a plan. Version 1 is the plan as it was made; each revision made another.</summary>
public sealed class ReadRevisions(ScaleDb db)
{
    public const int PageSize = 50;

    /// <summary>The newest first.</summary>
    /// <param name="before">Only revisions before this one; null: from the newest.</param>
    public async Task<IReadOnlyList<SavedRevision>> Page(Plan plan, int? before, CancellationToken cancel)
    {
        var (to, from) = before is { } first ? (first - 1, first - PageSize) : (plan.Revision, plan.Revision - PageSize + 1);
        var changes = await Changes(plan).Where(change => change.Revision >= from && change.Revision <= to).OrderBy(change => change.Id).ToListAsync(cancel);
        return [.. changes.GroupBy(change => change.Revision).OrderByDescending(group => group.Key).Select(group => new SavedRevision(group.Key, [.. group]))];
    }

    /// <summary>What the plan said at a revision; null: it has had no such.</summary>
    public async Task<IReadOnlyList<ItemContent>?> At(Plan plan, int revision, CancellationToken cancel) =>
        revision < 0 || revision > plan.Revision ? null
            : PlanAt.Revision(revision, plan.Items.Select(item => item.Content), await Changes(plan).Where(change => change.Revision > revision).ToListAsync(cancel));

    /// <summary>What one revision changed in an item; null: nothing.</summary>
    public Task<PlanChange?> Of(Plan plan, PlanItem item, int revision, CancellationToken cancel) =>
        Changes(plan).SingleOrDefaultAsync(change => change.Revision == revision && change.ItemKind == item.Kind && change.ItemKey == item.Key, cancel);

    private IQueryable<PlanChange> Changes(Plan plan) => db.Set<PlanChange>().AsNoTracking().Where(change => change.PlanId == plan.Id);
}
