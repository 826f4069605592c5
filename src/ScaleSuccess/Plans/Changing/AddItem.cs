using System.Text.Json;
using System.Text.RegularExpressions;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>What somebody adds to their plan.</summary>
/// <param name="Token">Made with the form: sent twice, it is added once.</param>
/// <param name="Milestone">Of an action: the key of its milestone.</param>
/// <param name="Fields"><see cref="ItemField"/> → as typed.</param>
public sealed record NewItem(string Kind, string Token, string? Milestone, IReadOnlyDictionary<string, string?> Fields)
{
    /// <summary>Of an owner that is <see cref="NewColleague.Choice"/>: who that is.</summary>
    public NewColleague Colleague { get; init; } = NewColleague.Nobody;
}

/// <summary>Somebody at the customer adds an item of their own to its plan.</summary>
public sealed partial class AddItem(ScaleDb db, NameColleague colleagues, TimeProvider clock)
{
    /// <summary>Of one plan: what nobody can overlook any more is no plan.</summary>
    public const int MostItems = 200;

    public async Task<EditOutcome> Run(Visitor visitor, NewItem added, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!TokenPattern.IsMatch(added.Token) || FieldsOf(added.Kind) is not { Count: > 0 } fields
            || await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { IsOver: false } plan) return new EditOutcome.NotOpen();
        var key = "own." + added.Token;
        if (plan.Find(added.Kind, key) is { } known)
        {
            if (known.Title == TypedText.Lines(added.Fields.GetValueOrDefault(ItemField.Title)).Trim()) return new EditOutcome.Saved();
            // Another text in a form that was gone back to.
            key = "own." + NewToken();
        }
        if (added.Kind == ItemKind.Action && (plan.Find(ItemKind.Milestone, added.Milestone) is not { } milestone || !plan.IsOpen(milestone))) return new EditOutcome.NotOpen();

        var now = clock.GetUtcNow();
        var today = await db.DayOf(plan, now, cancel);
        var content = new ItemContent
        {
            Kind = added.Kind, Key = key, Title = "", Phase = plan.Phase, Position = plan.NextPosition(),
            Parent = added.Kind == ItemKind.Action ? added.Milestone : null, Side = added.Kind is ItemKind.Action or ItemKind.Commitment ? "customer" : null,
            Better = added.Kind == ItemKind.Measure ? "higher" : null, Origin = JsonSerializer.Serialize(new Origin(null, null, null, 0), JsonSerializerOptions.Web),
            FromOn = added.Kind == ItemKind.Commitment ? today : null, IsOwn = true, AddedBy = visitor.ContactId,
        };
        var mistakes = new List<EditMistake>();
        var typed = new Dictionary<string, string?>(added.Fields);
        if (fields.Contains(ItemField.Owner) && typed.GetValueOrDefault(ItemField.Owner) == NewColleague.Choice)
        {
            var (contact, unnamed) = await colleagues.Run(visitor, added.Colleague, cancel);
            mistakes.AddRange(unnamed);
            typed[ItemField.Owner] = contact ?? visitor.ContactId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        var people = await db.PeopleOf(visitor.CustomerId, cancel);
        foreach (var field in fields)
        {
            var (value, mistake) = CheckEdit.Of(added.Kind, field, typed.GetValueOrDefault(field), people);
            if (mistake is not null) mistakes.Add(mistake);
            else if (value is not null) content = content.With(field, value);
        }
        if (plan.Items.Count >= MostItems) mistakes.Add(new EditMistake.TooMany(ItemField.Title, MostItems));
        if (content.DueOn is { } due
            && NewDay.Impossible(plan, due, await db.WorkingDaysOf(plan, cancel), today) is { } notThen) mistakes.Add(notThen);
        if (content is { Kind: ItemKind.Action, DueOn: { } day } && plan.Find(ItemKind.Milestone, content.Parent) is { DueOn: { } its } home && day > its)
            mistakes.Add(new EditMistake.AfterMilestone(ItemField.Due, home.Title, its));
        if (mistakes.Count > 0) return new EditOutcome.Refused(mistakes);

        var revision = PlanRevision.Begin(plan);
        Insert(plan, PlanItem.From(plan.Id, content));
        revision.Keep(new PlanAuthor.Contact(visitor.ContactId), ChangeCause.Edited, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new EditOutcome.Saved();
    }

    /// <summary>What is asked for when one is added, and can be changed; empty: none can be.</summary>
    public static IReadOnlyList<string> FieldsOf(string? kind) => kind switch
    {
        ItemKind.Action => [ItemField.Title, ItemField.Due, ItemField.Owner],
        ItemKind.Milestone => [ItemField.Title, ItemField.Due],
        ItemKind.Commitment => [ItemField.Title, ItemField.Owner, ItemField.Every, ItemField.Due],
        ItemKind.Measure => [ItemField.Title, ItemField.Unit, ItemField.Better, ItemField.Target],
        ItemKind.Highlight or ItemKind.Objective or ItemKind.Challenge or ItemKind.Benefit or ItemKind.Criterion => [ItemField.Title],
        _ => [],
    };

    public static string NewToken() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));

    /// <summary>A milestone stands before those that are due after it.</summary>
    internal static void Insert(Plan plan, PlanItem item)
    {
        if (item.Kind == ItemKind.Milestone
            && plan.Items.Where(one => one.Kind == ItemKind.Milestone && plan.IsOpen(one) && one.DueOn > item.DueOn).MinBy(one => one.Position) is { } next)
        {
            var place = next.Position;
            foreach (var after in plan.Items.Where(one => one.Position >= place)) after.MoveTo(after.Position + 1);
            item.MoveTo(place);
        }
        plan.Items.Add(item);
    }

    /// <summary>It stands where it stood; a milestone where its day has it, when others have moved meanwhile.</summary>
    internal static void Return(Plan plan, PlanItem item)
    {
        var isOutOfOrder = item.Kind == ItemKind.Milestone && plan.Items.Exists(one => one.Kind == ItemKind.Milestone && plan.IsOpen(one)
            && (one.Position > item.Position ? one.DueOn < item.DueOn : one.DueOn > item.DueOn));
        if (!isOutOfOrder)
        {
            plan.Items.Add(item);
            return;
        }
        item.MoveTo(plan.Items.Max(one => one.Position) + 1);
        Insert(plan, item);
    }

    [GeneratedRegex("^[0-9a-f]{12}$")]
    private static partial Regex TokenPattern { get; }
}
