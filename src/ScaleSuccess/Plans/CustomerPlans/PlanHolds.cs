using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>
/// While a customer waits for help, the clock of what it is stuck at stands. The view plan_holds says the same where SQL asks;
/// docs/facts.md, "on hold".
/// </summary>
public sealed partial class Plan
{
    /// <summary>The customer's requests for help: all that are open, and closed ones where the page shows them.</summary>
    public List<HelpRequest> Help { get; } = [];

    public bool IsOnHold(PlanItem item) => HeldSince(item) is not null;

    /// <summary>Null: it is not on hold.</summary>
    public DateTimeOffset? HeldSince(PlanItem item) =>
        IsOpen(item) ? Holding(item).Min(request => (DateTimeOffset?)request.CreatedAt) : null;

    /// <summary>
    /// Closes a request. What it held moves by the days that it was held for, without those that another open request still
    /// accounts for. A milestone that an action of its own leaves behind by that is due with it; nothing else moves.
    /// </summary>
    /// <param name="zone">Of the plan: its dates are days there.</param>
    /// <param name="workingDays">Of the plan, too.</param>
    public void CloseHelp(HelpRequest request, HelpCloser by, DateTimeOffset now, TimeZoneInfo zone, WorkingDays workingDays)
    {
        if (request.ClosedAt is not null) return;
        var moved = Items.FindAll(item => Holds(request, item) && IsOpen(item) && Postpone(item, DaysHeld(item), workingDays));
        // After all have moved: the milestone may be one of them.
        foreach (var action in moved)
            if (Find(ItemKind.Milestone, action.Parent) is { } milestone && IsOpen(milestone)) Move(milestone, action.DueOn!.Value, workingDays);
        request.Close(by, now);

        int DaysHeld(PlanItem item)
        {
            var until = Holding(item).Where(other => other != request).Select(other => Days.Of(other.CreatedAt, zone)).Append(Days.Of(now, zone)).Min();
            return until.DayNumber - Days.Of(request.CreatedAt, zone).DayNumber;
        }
    }

    private IEnumerable<HelpRequest> Holding(PlanItem item) => Help.Where(request => request.ClosedAt is null && Holds(request, item));

    /// <summary>A milestone's request holds its actions, too, the vendor's included.</summary>
    private static bool Holds(HelpRequest request, PlanItem item) =>
        (item.CanBeHeld() && request.IsAbout(item.Kind, item.Key)) || (item.Kind == ItemKind.Action && request.IsAbout(ItemKind.Milestone, item.Parent));

    /// <returns>Whether it has moved.</returns>
    private bool Postpone(PlanItem item, int days, WorkingDays workingDays) => days > 0 && item.DueOn is { } due && Move(item, workingDays.OnOrAfter(due.AddDays(days)), workingDays);

    /// <summary>Only to a later day, and not past the deadline: that is the customer's own day. What is due after it already has left it behind.</summary>
    private bool Move(PlanItem item, DateOnly to, WorkingDays workingDays)
    {
        if (item.DueOn is not { } due) return false;
        if (due <= Deadline && to > Deadline) to = workingDays.OnOrBefore(Deadline);
        if (to <= due) return false;
        item.Postpone(to);
        return true;
    }
}
