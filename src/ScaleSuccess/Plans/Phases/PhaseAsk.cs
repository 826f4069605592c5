using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Phases;

/// <summary>What was asked when a plan went on with a next goal.</summary>
/// <param name="Goal">The survey's choice.</param>
/// <param name="ByWhen">Null: not said, so it takes as long as the template.</param>
/// <param name="Pace">The survey's choice; null: as in the survey.</param>
public sealed record PhaseAsk(string Goal, DateOnly? ByWhen, string? Pace)
{
    /// <param name="typed">Without a mistake, in the fields of this survey.</param>
    public static PhaseAsk Of(Survey survey, string goal, Answers typed) => new(goal,
        survey.About(Meaning.ByWhen) is { } byWhen ? typed.Date(byWhen.Key) : null,
        survey.About(Meaning.Pace) is { } pace ? typed.One(pace.Key) : null);

    /// <summary>
    /// What the customer says of this phase. What it hoped for stands in the plan: here are the goal's own benefits, also one that had been named.
    /// </summary>
    /// <param name="said">All else, in the survey.</param>
    public Answers In(Survey survey, Answers said)
    {
        var fields = new Dictionary<string, string[]>();
        if (survey.About(Meaning.Goals) is { } goals) fields[goals.Key] = [Goal];
        if (survey.About(Meaning.ByWhen) is { } byWhen) fields[byWhen.Key] = ByWhen is { } day ? [Days.Iso(day)] : [];
        if (survey.About(Meaning.Pace) is { } how && Pace is not null) fields[how.Key] = [Pace];
        if (survey.About(Meaning.Benefits) is { } hopes) fields[hopes.Key] = [];
        return said.With(fields);
    }
}
