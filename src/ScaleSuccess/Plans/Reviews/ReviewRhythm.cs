using ScaleSuccess.Customers.Countries;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>What decides when a plan is reviewed next.</summary>
/// <param name="Every">In months; 0: never.</param>
/// <param name="Last">The day on which the last review was due or, when that was later, confirmed or skipped; null: there was none.</param>
/// <param name="IsAsked">Somebody has accepted the plan, and it is not closed.</param>
public sealed record ReviewRhythm(int Every, DateOnly StartedOn, DateOnly? Last, DateOnly Deadline, bool IsAsked, bool IsAchieved, WorkingDays WorkingDays)
{
    /// <summary>As they are offered, in months.</summary>
    public static readonly IReadOnlyList<int> Offered = [1, 2, 3, 6, 12, 0];

    /// <summary>A review can be read so many days before its day.</summary>
    public const int DaysBefore = 14;

    /// <summary>
    /// The next review's day: so many months after the last one, or after the start of the phase if that is later; on a working day. On the way to
    /// a goal none is due after the deadline: the page asks about the end then, so a short plan has none.
    /// </summary>
    /// <param name="today">What was missed, as by a plan that is older than reviews, is due today.</param>
    /// <returns>Null: no review is due.</returns>
    public DateOnly? Next(DateOnly today)
    {
        if (Every == 0 || !IsAsked) return null;
        var from = Last > StartedOn ? Last.Value : StartedOn;
        var wanted = from.AddMonths(Every);
        var day = WorkingDays.OnOrAfter(wanted < today ? today : wanted);
        return IsAchieved || day <= Deadline ? day : null;
    }
}
