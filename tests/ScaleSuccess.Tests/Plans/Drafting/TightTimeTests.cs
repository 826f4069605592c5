using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Plans.Drafting;

/// <summary>What gives when a customer has less time than the template plans with, and how much would be enough.</summary>
public sealed class TightTimeTests
{
    [Fact]
    public void With_time_enough_nothing_is_said() => Assert.Null(TightTime.Of(Plan("growing", "2026-06-30")));

    [Fact]
    public void Actions_come_nearer_to_their_milestones_and_it_is_said_from_when_on_all_fits()
    {
        var plan = Plan("growing", "2026-02-02");
        var tight = TightTime.Of(plan)!;
        var pilot = Assert.Single(tight.Hurried, action => action.Title == "Choose a pilot team of three to five");
        Assert.Equal(("First team has its first result", 15), (pilot.Milestone, pilot.Wanted));
        Assert.InRange(pilot.Left, 1, 7);
        Assert.Null(tight.PutOff);
        Assert.All(tight.Hurried, action => Assert.True(action.Left < action.Wanted));
        // From there on, and not a day sooner.
        Assert.Null(TightTime.Of(Plan("growing", Iso(tight.FitsBy!.Value))));
        Assert.NotNull(TightTime.Of(Plan("growing", Iso(tight.FitsBy!.Value.AddDays(-1)))));
    }

    [Fact]
    public void A_day_that_is_too_near_is_put_off_and_milestones_come_to_lie_on_one_day()
    {
        var tight = TightTime.Of(Plan("small-careful", "2026-01-09", "fast"))!;
        Assert.Equal(new DateOnly(2026, 1, 9), tight.PutOff);
        Assert.True(tight.FitsBy >= RepositoryDrafts.Monday.AddDays(Schedule.ShortestDays));
        var together = TightTime.Of(Plan("switching", "2026-01-19", "fast"))!;
        Assert.All(together.Shared, shared => Assert.InRange(shared.Day, RepositoryDrafts.Monday, RepositoryDrafts.Monday.AddDays(14)));
    }

    /// <summary>Both ask <see cref="Schedule.HasTimeFor"/>.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_the_checks_call_too_early_is_what_the_preview_calls_hurried_for_whoever_has_the_most_time(int more)
    {
        var template = RepositoryDrafts.Files.Templates.First(template => template.Key == "growing");
        var milestone = template.Milestones[1];
        var latest = new Schedule(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1).AddDays(template.Days), Schedule.CarefulBend, 0, ScaleSuccess.Customers.Countries.WorkingDays.In(null));
        var before = latest.WorkingDaysUntil(milestone.At) + more;
        var text = RepositoryFiles.Plans.First(plan => plan.File == "plans/growing.yaml");
        text = text with { Content = System.Text.RegularExpressions.Regex.Replace(text.Content, $"(key: {milestone.Actions[0].Key}\\b[^}}]*before: )[0-9]+", $"${{1}}{before}") };
        var files = Expect.Good(ScaleSuccess.Plans.Templates.PlanFiles.Read(RepositoryFiles.Survey, [.. RepositoryFiles.Plans.Select(plan => plan.File == text.File ? text : plan)]));
        Assert.Equal(before, files.Templates.First(one => one.Key == "growing").Milestones[1].Actions[0].Before);
        Assert.Equal(more > 0, ScaleSuccess.Plans.Warnings.TemplateWarnings.Of(text, files).Any(warning => warning.Sentence.StartsWith("No customer can meet it", StringComparison.Ordinal)));
        Assert.Equal(more == 0, latest.HasTimeFor(milestone.At, before));
    }

    [Fact]
    public void Each_template_fits_its_own_length_for_those_whom_it_is_for()
    {
        foreach (var template in RepositoryDrafts.Files.Templates)
        {
            var rule = RepositoryDrafts.Files.Rules.First(rule => rule.Key == template.Key);
            var fields = rule.Requires.ToDictionary(line => RepositoryDrafts.Files.Survey.Named(line.Key)!.Key, line => new[] { line.Value[0] });
            var tight = TightTime.Of(DraftPlan.From(RepositoryDrafts.Sources(template.Key, new Answers(fields))));
            Assert.True(tight is null, $"{template.Key}: {tight} {string.Join("; ", tight?.Hurried.AsEnumerable() ?? [])}");
        }
    }

    private static DraftedPlan Plan(string template, string byWhen, string pace = "steady") => DraftPlan.From(RepositoryDrafts.Sources(template, new Answers(new Dictionary<string, string[]>
    {
        ["by_when"] = [byWhen], ["how"] = [pace], ["risk"] = ["some"], ["where_now"] = ["starting"], ["team_size"] = ["some"],
    })));

    private static string Iso(DateOnly day) => ScaleSuccess.Foundation.Days.Iso(day);
}
