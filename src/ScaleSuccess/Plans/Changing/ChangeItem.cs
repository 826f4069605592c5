using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>
/// Somebody at the customer changes what an item of its plan says. What they did not touch stays as others have it; where two changed
/// the same field to different things, the second is asked. Sent twice, it is once.
/// </summary>
public sealed class ChangeItem(ScaleDb db, NameColleague colleagues, TimeProvider clock)
{
    public async Task<EditOutcome> Run(Visitor visitor, ItemEdit edit, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || plan.Find(edit.Kind, edit.Key) is not { } item) return new EditOutcome.NotOpen();
        var allowed = plan.FieldsOf(item);
        if (allowed.Count == 0) return new EditOutcome.NotOpen();
        IReadOnlyList<EditMistake> unnamed = [];
        // Somebody who is not known yet is named in this transaction: gone again where the change is not saved.
        if (allowed.Contains(ItemField.Owner) && edit.Fields.GetValueOrDefault(ItemField.Owner) is { Wanted: NewColleague.Choice } owner)
        {
            (var contact, unnamed) = await colleagues.Run(visitor, edit.Colleague, cancel);
            edit = edit with { Fields = new Dictionary<string, FieldEdit>(edit.Fields) { [ItemField.Owner] = owner with { Wanted = contact ?? owner.Was } } };
        }
        var people = await db.PeopleOf(visitor.CustomerId, cancel);
        var (wanted, mistakes) = Read(edit, allowed, people);
        mistakes.AddRange(unnamed);
        if (Why(edit.Why, out var why) is { } tooLong) mistakes.Add(tooLong);
        if (mistakes.Count > 0) return new EditOutcome.Refused(mistakes);
        if (await Clashes(plan, item, edit, wanted, cancel) is { Count: > 0 } clashes) return new EditOutcome.Clashes(clashes);

        var revision = PlanRevision.Begin(plan);
        var content = wanted.Where(one => one.Key != ItemField.Due).Aggregate(item.Content, (content, one) => content.With(one.Key, one.Value));
        IReadOnlyList<MovedDay> moves = [];
        if (wanted.TryGetValue(ItemField.Due, out var typed))
        {
            var (to, calendar, today) = (Days.ReadIso(typed), await db.WorkingDaysOf(plan, cancel), await db.DayOf(plan, clock.GetUtcNow(), cancel));
            // Nothing moves with a commitment's day, and it may have none.
            if (item.Kind == ItemKind.Commitment) content = content with { DueOn = to };
            (moves, var mistake) = to is not { } day ? ([], null)
                : item.Kind == ItemKind.Commitment ? ([], NewDay.Impossible(plan, day, calendar, today))
                : NewDay.Of(plan, item, day, edit.MovesLater, calendar, today);
            if (mistake is not null) return new EditOutcome.Refused([mistake]);
            if (moves.Any(move => move.Item != item) && edit.Shown != MovedDay.Sign(moves)) return new EditOutcome.AsksFirst(moves);
        }
        item.Change(content);
        foreach (var move in moves) move.Item.Postpone(move.To);
        if (revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Edited, clock.GetUtcNow(), why, first: item)) await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new EditOutcome.Saved();
    }

    /// <summary>What is too long; null: nothing.</summary>
    internal static EditMistake? Why(string? typed, out string why, string field = WhyField)
    {
        why = TypedText.Lines(typed).Trim();
        return TypedText.Length(why) > CheckEdit.LongestWhy ? new EditMistake.TooLong(field, TypedText.Length(why) - CheckEdit.LongestWhy, CheckEdit.LongestWhy) : null;
    }

    /// <summary>Not a field of the item: what is said about the change.</summary>
    public const string WhyField = "why";

    /// <summary>Only what the sender changed.</summary>
    private static (Dictionary<string, string?> Wanted, List<EditMistake> Mistakes) Read(ItemEdit edit, IReadOnlyList<string> allowed, List<long> people)
    {
        var (wanted, mistakes) = (new Dictionary<string, string?>(), new List<EditMistake>());
        foreach (var (field, (was, typed)) in edit.Fields.Where(one => allowed.Contains(one.Key)))
        {
            var (value, mistake) = CheckEdit.Of(edit.Kind, field, typed, people);
            if ((value == was && mistake is null) || (typed ?? "") == (was ?? "")) continue;
            if (mistake is not null) mistakes.Add(mistake);
            else wanted[field] = value;
        }
        return (wanted, mistakes);
    }

    private async Task<List<FieldClash>> Clashes(Plan plan, PlanItem item, ItemEdit edit, Dictionary<string, string?> wanted, CancellationToken cancel)
    {
        var clashes = new List<FieldClash>();
        foreach (var (field, value) in wanted)
            if (item.Content.Get(field) is var now && now != edit.Fields[field].Was && now != value)
                clashes.Add(new FieldClash(field, now, value, await LastOf(plan, item, field, cancel)));
        return clashes;
    }

    private async Task<PlanChange?> LastOf(Plan plan, PlanItem item, string field, CancellationToken cancel) =>
        (await db.Set<PlanChange>().AsNoTracking().Where(change => change.PlanId == plan.Id && change.ItemKind == item.Kind && change.ItemKey == item.Key)
            .OrderByDescending(change => change.Id).Take(20).ToListAsync(cancel)).Find(change => change.ReadFields().ContainsKey(field));
}
