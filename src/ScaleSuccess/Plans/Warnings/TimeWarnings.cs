using System.Globalization;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>What has not the time that it wants, as in a preview, or is due at once with something else, even for a customer with all the time that the template has.</summary>
internal static class TimeWarnings
{
    // Any Monday: nobody's holidays are meant.
    private static readonly DateOnly Start = new(2024, 1, 1);

    public static IEnumerable<Warning> Of(Template template)
    {
        var latest = Latest(template);
        var days = template.Milestones.Select(milestone => latest.Milestone(milestone.At)).ToList();
        foreach (var (place, milestone) in template.Milestones.Index())
        {
            if (place > 0 && days[place] <= days[place - 1])
                yield return new Warning(["milestones", place, "at"], $"milestone `{milestone.Key}`, `at`",
                    $"In a plan of {Whole(template.Days)} days it falls on the day of the milestone before it: move it, or make the plan longer.");
            foreach (var (index, action) in milestone.Actions.Index().Where(action => !action.Item.AcceptsPlan && !latest.HasTimeFor(milestone.At, action.Item.Before)))
                yield return new Warning(["milestones", place, "actions", index], $"action `{action.Key}`, `before`", TooEarly(template, milestone, action.Before, latest));
        }
    }

    public static IEnumerable<Warning> Of(GoalModule module, IReadOnlyList<Template> templates)
    {
        foreach (var (place, (key, action)) in module.Actions.Index())
        {
            var homes = (from template in templates
                         from milestone in template.Milestones
                         where milestone.Key == key
                         select (Template: template, Milestone: milestone, Latest: Latest(template))).ToList();
            if (homes.Count > 0 && !homes.Exists(home => home.Latest.HasTimeFor(home.Milestone.At, action.Before)) && homes.MaxBy(home => home.Latest.Milestone(home.Milestone.At)) is var last)
                yield return new Warning(["actions", place], $"action `{action.Key}`, `before`", TooEarly(last.Template, last.Milestone, action.Before, last.Latest));
        }
    }

    /// <summary>Its milestones come as late as they can: for customers who are careful and want no reserve.</summary>
    private static Schedule Latest(Template template) => new(Start, Start.AddDays(template.Days), Schedule.CarefulBend, 0, WorkingDays.In(null));

    private static string TooEarly(Template template, TemplateMilestone milestone, int before, Schedule latest) =>
        $"No customer can meet it: it wants {Whole(before)} working days before `{milestone.Key}`, and until then, by day {Whole(latest.Milestone(milestone.At).DayNumber - Start.DayNumber)} of {Whole(template.Days)}, there are {Whole(latest.WorkingDaysUntil(milestone.At))} at most. Lower `before`, move the milestone, or make the plan longer.";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
