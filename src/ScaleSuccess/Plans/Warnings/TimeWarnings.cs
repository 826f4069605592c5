using System.Globalization;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>What would be due before the plan begins, or at once with something else, even for a customer with all the time that the template has.</summary>
internal static class TimeWarnings
{
    // Any Monday: nobody's holidays are meant.
    private static readonly DateOnly Start = new(2024, 1, 1);

    public static IEnumerable<Warning> Of(Template template)
    {
        var days = Milestones(template);
        foreach (var (place, milestone) in template.Milestones.Index())
        {
            if (place > 0 && days[place] <= days[place - 1])
                yield return new Warning(["milestones", place, "at"], $"milestone `{milestone.Key}`, `at`",
                    $"In a plan of {Whole(template.Days)} days it falls on the day of the milestone before it: move it, or make the plan longer.");
            foreach (var (index, action) in milestone.Actions.Index().Where(action => !Fits(days[place], action.Item.Before)))
                yield return new Warning(["milestones", place, "actions", index], $"action `{action.Key}`, `before`", TooEarly(template, milestone, action.Before, days[place]));
        }
    }

    public static IEnumerable<Warning> Of(GoalModule module, IReadOnlyList<Template> templates)
    {
        foreach (var (place, (key, action)) in module.Actions.Index())
        {
            var homes = (from template in templates
                         from milestone in template.Milestones.Index()
                         where milestone.Item.Key == key
                         select (Template: template, Milestone: milestone.Item, Day: Milestones(template)[milestone.Index])).ToList();
            if (homes.Count > 0 && !homes.Exists(home => Fits(home.Day, action.Before)) && homes.MaxBy(home => home.Day) is var latest)
                yield return new Warning(["actions", place], $"action `{action.Key}`, `before`", TooEarly(latest.Template, latest.Milestone, action.Before, latest.Day));
        }
    }

    /// <summary>As late as they come: for customers who are careful and want no reserve.</summary>
    private static List<DateOnly> Milestones(Template template)
    {
        var latest = new Schedule(Start, Start.AddDays(template.Days), Schedule.CarefulBend, 0, WorkingDays.In(null));
        return [.. template.Milestones.Select(milestone => latest.Milestone(milestone.At))];
    }

    private static bool Fits(DateOnly milestone, int before) => WorkingDays.In(null).Add(milestone, -before) > Start;

    private static string TooEarly(Template template, TemplateMilestone milestone, int before, DateOnly due) =>
        $"No customer can meet it: {Whole(before)} working days before `{milestone.Key}` is before the plan begins, since that is due by day {Whole(due.DayNumber - Start.DayNumber)} of {Whole(template.Days)}. Lower `before`, move the milestone, or make the plan longer.";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
