using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>
/// When things are due. The customer's deadline sets the length; the pace shifts the milestones (fast: early milestones
/// come sooner; careful: more time for the first ones), and the acceptable risk sets the buffer days at the end.
/// </summary>
public sealed record Schedule(DateOnly Start, DateOnly Deadline, double Bend, int ReserveDays, WorkingDays WorkingDays)
{
    /// <summary>The day that the customer named; null: none, and the template's length counts.</summary>
    public DateOnly? Wanted { get; init; }

    /// <summary>No plan is shorter: a deadline nearer than this is moved here.</summary>
    public const int ShortestDays = 14;

    /// <summary>No plan is longer than this from its start.</summary>
    public const int LongestDays = 730;

    /// <summary>The pace at which early milestones come latest.</summary>
    internal const double CarefulBend = 0.85;

    /// <param name="survey">As it was asked: its questions with the meanings by_when, pace (fast, careful, else steady) and risk (low, high, else some).</param>
    /// <param name="start">The customer's own day on which the plan starts.</param>
    /// <param name="days">The template's length, used when no deadline was given.</param>
    /// <param name="workingDays">The customer's.</param>
    public static Schedule For(Survey survey, Answers answers, DateOnly start, int days, WorkingDays workingDays)
    {
        var wanted = survey.About(Meaning.ByWhen) is { } byWhen ? answers.Date(byWhen.Key) : null;
        var length = Math.Clamp((wanted ?? start.AddDays(days)).DayNumber - start.DayNumber, ShortestDays, LongestDays);
        var bend = Chosen(Meaning.Pace) switch { "fast" => 1.3, "careful" => CarefulBend, _ => 1.0 };
        var reserve = Chosen(Meaning.Risk) switch { "low" => 0.15, "high" => 0.0, _ => 0.07 };
        return new Schedule(start, start.AddDays(length), bend, (int)Math.Round(length * reserve), workingDays) { Wanted = wanted };

        string? Chosen(Meaning meaning) => survey.About(meaning) is { } asked ? answers.One(asked.Key) : null;
    }

    /// <summary>The first working day after the start: nothing is due before it. Two weeks have one in every country.</summary>
    internal DateOnly First => WorkingDays.Add(Start, 1);

    /// <summary>The working day of a milestone, from the first working day after the start to the deadline.</summary>
    /// <param name="at">Percent of the way, 1 to 100.</param>
    public DateOnly Milestone(int at)
    {
        var days = Deadline.DayNumber - Start.DayNumber - ReserveDays;
        var share = Math.Pow(at / 100.0, Bend);
        return NotTooEarly(WorkingDays.OnOrBefore(Start.AddDays((int)Math.Round(days * share))));
    }

    /// <summary>The given number of working days before its milestone, but never before the first working day after the start.</summary>
    public DateOnly Action(DateOnly milestone, int workingDaysBefore) => NotTooEarly(WorkingDays.Add(milestone, -workingDaysBefore));

    /// <summary>Before a milestone, for all that has to be done for it.</summary>
    /// <param name="at">As of <see cref="Milestone"/>.</param>
    public int WorkingDaysUntil(int at) => WorkingDays.Between(First, Milestone(at));

    /// <summary>Whether an action has the working days that it wants before its milestone: if not, it comes nearer to it, and its owner has to hurry.</summary>
    public bool HasTimeFor(int at, int workingDaysBefore) => WorkingDaysUntil(at) >= workingDaysBefore;

    private DateOnly NotTooEarly(DateOnly day) => day < First ? First : day;
}
