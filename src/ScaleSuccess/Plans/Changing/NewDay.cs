using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>An item that is due on another day because of a change.</summary>
public sealed record MovedDay(PlanItem Item, DateOnly From, DateOnly To)
{
    /// <summary>Of a list of moves, in whatever order the database gave them: what is confirmed is what was shown, since another list has another sign.</summary>
    public static string Sign(IEnumerable<MovedDay> moves) => string.Join('+', moves.OrderBy(move => move.Item.Id).Select(move => FormattableString.Invariant($"{move.Item.Id}.{move.To.DayNumber}")));
}

/// <summary>
/// What follows when an action or a milestone gets another day. A milestone takes its open actions with it, by as many working days, and
/// the milestones after it as far as their order needs, or all by as many if that is wanted. An action that is due later than its
/// milestone takes that with it, and what comes after it follows where it would be due before it. Nothing is due on a day off, in the past or after the deadline, and milestones stay in their order.
/// </summary>
public sealed class NewDay
{
    private readonly Plan plan;
    private readonly WorkingDays calendar;
    private readonly DateOnly today;
    private readonly Dictionary<PlanItem, DateOnly> days = [];

    private NewDay(Plan plan, WorkingDays calendar, DateOnly today) => (this.plan, this.calendar, this.today) = (plan, calendar, today);

    /// <returns>What moves, the item first; or why it cannot.</returns>
    public static (IReadOnlyList<MovedDay> Moves, EditMistake? Mistake) Of(Plan plan, PlanItem item, DateOnly to, bool movesLater, WorkingDays calendar, DateOnly today)
    {
        if (item.DueOn == to) return ([], null);
        if (Impossible(plan, to, calendar, today) is { } mistake) return ([], mistake);
        var moved = new NewDay(plan, calendar, today);
        if (item.Kind == ItemKind.Milestone) moved.MoveMilestone(item, to, movesLater);
        else moved.MoveAction(item, to);
        moved.KeepOrder(item);
        return moved.Wrong(item) is { } wrong ? ([], wrong)
            : ([.. moved.days.Select(one => new MovedDay(one.Key, one.Key.DueOn!.Value, one.Value)).Where(one => one.From != one.To).OrderBy(one => one.Item != item).ThenBy(one => one.To)], null);
    }

    /// <summary>Whether anything can be due on that day; null: it can.</summary>
    public static EditMistake? Impossible(Plan plan, DateOnly to, WorkingDays calendar, DateOnly today)
    {
        var first = today > plan.StartedOn ? today : plan.StartedOn;
        if (to < first) return new EditMistake.InThePast(ItemField.Due, calendar.OnOrAfter(first));
        if (to > plan.Deadline) return new EditMistake.AfterDeadline(ItemField.Due, plan.Deadline, null);
        if (calendar.IsWorkingDay(to)) return null;
        var (before, after) = (calendar.OnOrBefore(to), calendar.OnOrAfter(to));
        return new EditMistake.DayOff(ItemField.Due, before >= first ? before : null, after <= plan.Deadline ? after : null);
    }

    /// <summary>
    /// What comes back, or comes late: an open item's day that has passed becomes the first working day from today on, by the deadline. An action is
    /// due no sooner than what it comes after, and by its milestone's day, either of which may be another by now.
    /// </summary>
    public static void Renew(Plan plan, PlanItem item, WorkingDays calendar, DateOnly today)
    {
        if (item.DueOn < today && !item.IsDone) item.Postpone(calendar.OnOrAfter(today) is var soon && soon <= plan.Deadline ? soon : plan.Deadline);
        if (!item.IsDone && plan.WaitsFor(item) is { DueOn: { } first } && item.DueOn < first) item.Postpone(first);
        if (item is { Kind: ItemKind.Action, IsDone: false } && plan.Find(ItemKind.Milestone, item.Parent) is { DueOn: { } its } && item.DueOn > its && its >= today) item.Postpone(its);
    }

    private void MoveMilestone(PlanItem milestone, DateOnly to, bool movesLater)
    {
        var from = milestone.DueOn!.Value;
        var by = to < from ? -calendar.Between(to, from) : calendar.Between(from, to);
        Move(milestone, to, by);
        foreach (var later in OpenMilestones.SkipWhile(one => one != milestone).Skip(1))
            if (movesLater) Move(later, calendar.Add(later.DueOn!.Value, by), by);
            else Push(later, to);
    }

    private void MoveAction(PlanItem action, DateOnly to)
    {
        days[action] = to;
        if (plan.Find(ItemKind.Milestone, action.Parent) is not { } milestone || Day(milestone) >= to || !plan.IsOpen(milestone)) return;
        foreach (var one in OpenMilestones.SkipWhile(one => one != milestone)) Push(one, to);
    }

    /// <summary>What comes after an action is due no sooner than that one: each in turn, as often as there are actions at most.</summary>
    private void KeepOrder(PlanItem item)
    {
        var waiting = plan.Items.FindAll(one => one != item && plan.IsOpen(one) && plan.ComesAfter(one) is { } first && plan.IsOpen(first));
        foreach (var _ in waiting)
            foreach (var one in waiting.FindAll(one => Day(one) < Day(plan.ComesAfter(one)!) && (days.ContainsKey(one) || days.ContainsKey(plan.ComesAfter(one)!))))
                MoveAction(one, Day(plan.ComesAfter(one)!));
    }

    private DateOnly Day(PlanItem item) => days.TryGetValue(item, out var day) ? day : item.DueOn!.Value;

    /// <summary>With its open actions, of which none is due before today or after it.</summary>
    private void Move(PlanItem milestone, DateOnly to, int by)
    {
        days[milestone] = to;
        foreach (var action in plan.Items.Where(one => one.Kind == ItemKind.Action && one.Parent == milestone.Key && plan.IsOpen(one)))
        {
            var day = calendar.Add(action.DueOn!.Value, by);
            var first = calendar.OnOrAfter(today);
            // Late ones do not become later than they were by a milestone that comes sooner.
            if (day < first) day = action.DueOn.Value < first ? action.DueOn.Value : first;
            days[action] = day > to ? to : day;
        }
    }

    /// <summary>Only as far as the order needs.</summary>
    private void Push(PlanItem milestone, DateOnly to)
    {
        if (Day(milestone) < to) days[milestone] = to;
    }

    private EditMistake? Wrong(PlanItem item)
    {
        foreach (var (moved, day) in days)
            if (day > plan.Deadline && moved.DueOn <= plan.Deadline) return new EditMistake.AfterDeadline(ItemField.Due, plan.Deadline, moved == item ? null : moved.Title);
        if (item.Kind == ItemKind.Action && plan.ComesAfter(item) is { } first && plan.IsOpen(first) && Day(first) > days[item]) return new EditMistake.BeforeEarlier(ItemField.Due, first.Title, Day(first));
        return item.Kind == ItemKind.Milestone && OpenMilestones.TakeWhile(one => one != item).LastOrDefault(one => one.DueOn > days[item]) is { } earlier
            ? new EditMistake.BeforeEarlier(ItemField.Due, earlier.Title, earlier.DueOn!.Value) : null;
    }

    private IEnumerable<PlanItem> OpenMilestones => plan.Items.Where(one => one.Kind == ItemKind.Milestone && plan.IsOpen(one)).OrderBy(one => one.Position);
}
