using System.Text.Json;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>
/// Whatever changes what a plan says goes through here: it is begun before the change and kept after it, so that every version of
/// the plan can be read, and what somebody had accepted is known to be changed.
/// </summary>
public sealed class PlanRevision
{
    private readonly Plan plan;
    private readonly int version;
    private readonly Dictionary<(string, string), ItemContent> before;
    private readonly HashSet<(string, string)> dropped;
    private readonly Dictionary<string, string> hashes;

    private PlanRevision(Plan plan, IEnumerable<(string, string)> removed)
    {
        (this.plan, version) = (plan, plan.Version);
        before = plan.Items.ToDictionary(item => (item.Kind, item.Key), item => item.Content);
        dropped = [.. plan.Dropped.Select(item => (item.Kind, item.Key)), .. removed];
        hashes = Plan.Sections.ToDictionary(section => section, plan.HashOf);
    }

    public static PlanRevision Begin(Plan plan) => new(plan, []);

    /// <param name="removed">What comes back, besides what the customer had left out.</param>
    public static PlanRevision Begin(Plan plan, IEnumerable<PlanItem> removed) => new(plan, removed.Select(item => (item.Kind, item.Key)));

    /// <param name="first">What they changed: the rest followed from it. Null: all in the plan's order.</param>
    /// <returns>False: nothing is different.</returns>
    public bool Keep(PlanAuthor by, string cause, DateTimeOffset now, string why = "", string? reason = null, PlanItem? first = null)
    {
        var changes = Changes().OrderBy(change => first is null || (change.Item.Kind, change.Item.Key) != (first.Kind, first.Key)).ToList();
        if (changes.Count == 0) return false;
        plan.CountRevision();
        foreach (var (kind, item, fields) in changes)
            plan.Changes.Add(new PlanChange
            {
                PlanId = plan.Id, Revision = plan.Revision, Cause = cause, Kind = kind, ItemKind = item.Kind, ItemKey = item.Key,
                Fields = fields is null ? null : JsonSerializer.Serialize(fields, JsonSerializerOptions.Web), Item = fields is null ? item.ToJson() : null,
                ContactId = (by as PlanAuthor.Contact)?.Id, OpsUser = (by as PlanAuthor.Ops)?.User, Why = why, Reason = kind == ChangeKind.Dropped ? reason : null, ChangedAt = now,
            });
        if (plan.Version == version) KeepAcceptances(by, now);
        return true;
    }

    private IEnumerable<(string Kind, ItemContent Item, Dictionary<string, FieldChange>? Fields)> Changes()
    {
        foreach (var item in plan.Items.OrderBy(item => item.Position).ThenBy(item => item.Id))
        {
            if (!before.TryGetValue((item.Kind, item.Key), out var was))
                yield return (dropped.Contains((item.Kind, item.Key)) ? ChangeKind.Restored : ChangeKind.Added, item.Content, null);
            else if (was.ChangesTo(item.Content) is { Count: > 0 } fields)
            {
                // Who of the vendor does it is no template's to say: the item is as it was drafted.
                if (fields.Keys.Any(field => field != ItemField.OpsOwner)) item.KeepDrafted(was);
                yield return (ChangeKind.Changed, item.Content, fields);
            }
        }
        var kept = plan.Items.Select(item => (item.Kind, item.Key)).ToHashSet();
        foreach (var (key, was) in before)
            if (!kept.Contains(key)) yield return (ChangeKind.Dropped, was, null);
    }

    /// <summary>Who changes what they had accepted accepts it so; others look at it again.</summary>
    private void KeepAcceptances(PlanAuthor by, DateTimeOffset now)
    {
        foreach (var (section, hash) in hashes)
        {
            if (plan.HashOf(section) == hash) continue;
            // A plan that was accepted before sections were is accepted as it was until now.
            if (plan.AcceptanceOf(section) is null && plan.Acceptance is { } whole) plan.Add(section, whole.ContactId, whole.AcceptedAt, hash);
            if (by is PlanAuthor.Contact(var contact) && plan.AcceptanceOf(section) is { } accepted && accepted.ContactId == contact && accepted.Hash == hash)
                plan.Add(section, contact, now);
        }
    }
}
