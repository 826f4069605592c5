using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>
/// Where the days of what is open come to lie when a plan gets a new deadline: between today and that deadline, in the same order and
/// at the same distances in proportion, on working days.
/// </summary>
/// <param name="From">What stands between here and <paramref name="To"/> is stretched or pressed between today and the new deadline.</param>
public sealed record NewDates(DateOnly From, DateOnly To, DateOnly Today, DateOnly Deadline, WorkingDays WorkingDays)
{
    /// <summary>The open milestones, actions and commitments of a plan, by id.</summary>
    public static IReadOnlyDictionary<long, DateOnly> Of(Plan plan, DateOnly today, DateOnly deadline, WorkingDays workingDays)
    {
        var milestones = plan.Items.FindAll(item => item is { Kind: ItemKind.Milestone, DueOn: not null } && plan.IsOfThisPhase(item));
        var next = milestones.Where(plan.IsOpen).Min(milestone => milestone.DueOn) ?? plan.Deadline;
        // The way that lies ahead begins where the milestone before it was to end.
        var from = milestones.Where(milestone => milestone.IsDone && milestone.DueOn <= next).Select(milestone => milestone.DueOn!.Value).Append(plan.StartedOn).Max();
        var dates = new NewDates(from, plan.Deadline, today, deadline, workingDays);
        return plan.Items.Where(item => item is { Kind: ItemKind.Milestone or ItemKind.Action or ItemKind.Commitment, DueOn: not null } && plan.IsOpen(item))
            .ToDictionary(item => item.Id, item => dates.Of(item.DueOn!.Value));
    }

    public DateOnly Of(DateOnly due)
    {
        var (way, left) = (To.DayNumber - From.DayNumber, Deadline.DayNumber - Today.DayNumber);
        var share = way <= 0 ? 1 : Math.Clamp((due.DayNumber - From.DayNumber) / (double)way, 0, 1);
        return InTime(WorkingDays.OnOrBefore(Today.AddDays((int)Math.Round(left * share))));
    }

    /// <summary>From the next working day on. A deadline before that has no working day at all: what is open is due on it.</summary>
    private DateOnly InTime(DateOnly day)
    {
        var first = WorkingDays.Add(Today, 1);
        return first > Deadline ? Deadline : day < first ? first : day;
    }
}
