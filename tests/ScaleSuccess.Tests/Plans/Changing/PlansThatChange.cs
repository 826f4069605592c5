using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>Plans as their owners change them.</summary>
internal static class PlansThatChange
{
    extension(Product product)
    {
        /// <summary>Another contact of the same customer.</summary>
        public async Task<Visitor> A_colleague_of(Visitor visitor, string name = "Ben Berg") => visitor with
        {
            ContactName = name,
            ContactId = await product.One<long>($"""
                insert into contacts (customer_id, name, email, role, consent, created_at)
                values ({visitor.CustomerId}, '{name}', 'colleague-' || {visitor.CustomerId} || '@example.com', 'user', 'given', now()) returning id
                """),
        };

        /// <summary>A change of one field, by somebody who sees it as it is.</summary>
        public async Task<EditOutcome> Change(Visitor visitor, PlanItem item, string field, string? wanted, string why = "", bool confirmed = false, bool later = false)
        {
            var now = (await product.PlanOf(visitor)).Find(item.Kind, item.Key)!.Content.Get(field);
            return await product.ChangeFrom(visitor, item, field, now, wanted, why, confirmed, later);
        }

        /// <param name="was">What its form had shown.</param>
        /// <param name="confirmed">What moves with it is seen, and then saved.</param>
        public async Task<EditOutcome> ChangeFrom(Visitor visitor, PlanItem item, string field, string? was, string? wanted, string why = "", bool confirmed = false, bool later = false)
        {
            var edit = new ItemEdit(item.Kind, item.Key, new Dictionary<string, FieldEdit> { [field] = new(was, wanted) }) { Why = why, MovesLater = later };
            var outcome = await product.Save(visitor, edit);
            return confirmed && outcome is EditOutcome.AsksFirst(var moves) ? await product.Save(visitor, edit with { Shown = MovedDay.Sign(moves) }) : outcome;
        }

        public Task<EditOutcome> Save(Visitor visitor, ItemEdit edit) => product.Use<ChangeItem, EditOutcome>((change, cancel) => change.Run(visitor, edit, cancel));

        public Task<EditOutcome> Move(Visitor visitor, PlanItem item, DateOnly to, bool confirmed = false, bool later = false) =>
            product.Change(visitor, item, ItemField.Due, Days.Iso(to), confirmed: confirmed, later: later);

        public Task<EditOutcome> Drop(Visitor visitor, PlanItem item, string reason = "not_needed", string words = "") =>
            product.Use<DropItem, EditOutcome>((drop, cancel) => drop.Run(visitor, item.Kind, item.Key, reason, words, cancel));

        public Task<EditOutcome> Restore(Visitor visitor, PlanItem item) =>
            product.Use<RestoreItem, EditOutcome>((restore, cancel) => restore.Run(visitor, item.Kind, item.Key, cancel));

        public Task<EditOutcome> Add(Visitor visitor, string kind, string title, string token = "0123456789ab", string? milestone = null, DateOnly? due = null) =>
            product.Use<AddItem, EditOutcome>((add, cancel) => add.Run(visitor, new NewItem(kind, token, milestone, new Dictionary<string, string?>
            {
                [ItemField.Title] = title, [ItemField.Due] = due is { } day ? Days.Iso(day) : null, [ItemField.Owner] = visitor.ContactId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                [ItemField.Better] = "higher", [ItemField.Target] = "10",
            }), cancel));

        /// <summary>The newest first.</summary>
        public async Task<IReadOnlyList<SavedRevision>> RevisionsOf(Visitor visitor)
        {
            var plan = await product.PlanOf(visitor);
            return await product.Use<ReadRevisions, IReadOnlyList<SavedRevision>>((read, cancel) => read.Page(plan, null, cancel));
        }
    }

    public static List<PlanItem> Milestones(this Plan plan) => [.. plan.Items.Where(item => item.Kind == ItemKind.Milestone).OrderBy(item => item.Position)];

    /// <summary>One of the customer's own, open.</summary>
    public static PlanItem OwnAction(this Plan plan, PlanItem? of = null) => plan.Items.Where(item => item is { Kind: ItemKind.Action, Side: "customer", AcceptsPlan: false, DoneAt: null }
        && (of is null || item.Parent == of.Key)).OrderBy(item => item.Position).First();
}
