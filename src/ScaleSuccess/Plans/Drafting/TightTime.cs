using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Drafting;

/// <param name="Milestone">Its title.</param>
/// <param name="Wanted">Working days before its milestone, as the template says.</param>
/// <param name="Left">As many as there are.</param>
public sealed record HurriedAction(string Title, string Milestone, int Wanted, int Left);

/// <param name="First">The titles of both.</param>
public sealed record SharedDay(string First, string Second, DateOnly Day);

/// <summary>
/// What gives when a plan has less time than its template: an action's day is never before the plan's first working day, so it comes nearer to its
/// milestone; milestones come to lie on one day; and no plan is shorter than two weeks, so a day that is nearer is put off.
/// </summary>
/// <param name="PutOff">The day that the customer had named; null: it is kept, or none was named.</param>
/// <param name="FitsBy">The first deadline by which nothing of this has to give; null: none within two years.</param>
public sealed record TightTime(IReadOnlyList<HurriedAction> Hurried, IReadOnlyList<SharedDay> Shared, DateOnly? PutOff, DateOnly? FitsBy)
{
    /// <summary>Null: there is time for all of it.</summary>
    public static TightTime? Of(DraftedPlan plan)
    {
        var (hurried, shared) = (Hurry(plan, plan.Schedule).ToList(), Share(plan, plan.Schedule).ToList());
        var putOff = plan.Schedule.Wanted is { } wanted && wanted < plan.Schedule.Deadline ? plan.Schedule.Wanted : null;
        return hurried.Count + shared.Count == 0 && putOff is null ? null : new TightTime(hurried, shared, putOff, FirstThatFits(plan));
    }

    /// <summary>Acceptance is asked for, not prepared: when it is due says nothing about the time that it takes.</summary>
    private static IEnumerable<HurriedAction> Hurry(DraftedPlan plan, Schedule schedule) =>
        from milestone in plan.Items.Where(item => item.Kind == ItemKind.Milestone)
        from action in plan.Items.Where(item => item is { Kind: ItemKind.Action, AcceptsPlan: false } && item.Parent == milestone.Key)
        where !schedule.HasTimeFor(milestone.At!.Value, action.Before!.Value)
        select new HurriedAction(action.Title, milestone.Title, action.Before!.Value, schedule.WorkingDaysUntil(milestone.At!.Value));

    private static IEnumerable<SharedDay> Share(DraftedPlan plan, Schedule schedule)
    {
        var milestones = plan.Items.Where(item => item.Kind == ItemKind.Milestone).ToList();
        return milestones.Zip(milestones.Skip(1)).Select(pair => (pair.First, pair.Second, Day: schedule.Milestone(pair.Second.At!.Value)))
            .Where(pair => pair.Day <= schedule.Milestone(pair.First.At!.Value)).Select(pair => new SharedDay(pair.First.Title, pair.Second.Title, pair.Day));
    }

    private static DateOnly? FirstThatFits(DraftedPlan plan)
    {
        var share = plan.Schedule.ReserveDays / (double)(plan.Schedule.Deadline.DayNumber - plan.Schedule.Start.DayNumber);
        for (var days = Schedule.ShortestDays; days <= Schedule.LongestDays; days++)
        {
            var longer = plan.Schedule with { Deadline = plan.Schedule.Start.AddDays(days), ReserveDays = (int)Math.Round(days * share) };
            if (!Hurry(plan, longer).Any() && !Share(plan, longer).Any()) return longer.Deadline;
        }
        return null;
    }
}
