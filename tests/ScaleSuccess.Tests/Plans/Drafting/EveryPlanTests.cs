using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans.Drafting;

/// <summary>Every plan that the repository's own content can make: each template with each goal, over a spread of answers, read as a customer would.</summary>
public sealed class EveryPlanTests
{
    private static readonly PlanFiles Files = RepositoryDrafts.Files;
    private static readonly Lazy<IReadOnlyList<(string About, PlanSources Sources, DraftedPlan Plan)>> All = new(() => [.. Drafts()]);

    [Fact]
    public void There_are_enough_goals_and_segments_to_choose_from()
    {
        Assert.InRange(Files.Goals.Count, 8, 12);
        Assert.InRange(Files.Templates.Count, 5, 10);
        Assert.Equal(Files.Goals.Count * Files.Templates.Count * Spread().Count(), All.Value.Count);
    }

    [Fact]
    public void No_line_has_a_gap_and_none_speaks_of_something_that_it_does_not_name() => Assert.All(All.Value.SelectMany(one => one.Plan.Items).Select(item => item.Title).Distinct(), title =>
    {
        Assert.DoesNotMatch(@"\{\{|\}\}|^\W*$|  |: ?[.,]|[“""]\W*[”""]| [.,]|[.!?]\.$|: *$", title);
        Assert.DoesNotMatch(@"(?i)\b(this|that|these|those|such) (report|mistake|question|number|list|workflow|tool|result|three|ten)", title);
    });

    [Fact]
    public void No_line_is_there_twice() => EachPlan((_, plan) =>
    {
        foreach (var kind in plan.Items.GroupBy(item => item.Kind is ItemKind.Action or ItemKind.Milestone ? "way" : item.Kind))
            Assert.Equal(kind.Count(), kind.Select(item => item.Title.TrimEnd('.').ToUpperInvariant()).Distinct().Count());
    });

    [Fact]
    public void Both_sides_work_for_the_goal_and_the_customer_for_every_milestone() => EachPlan((sources, plan) =>
    {
        Assert.All(plan.Items.Where(item => item.Kind == ItemKind.Milestone), milestone =>
            Assert.Contains(plan.Items, action => action.Parent == milestone.Key && action is { Kind: ItemKind.Action, Side: Side.Customer, OwnerId: { } owner } && owner == sources.People[0].Id));
        Assert.Equal(2, plan.Items.Where(item => item.Kind == ItemKind.Action).Select(action => action.Side).Distinct().Count());
    });

    [Fact]
    public void All_of_it_is_due_in_order_and_within_the_plan() => EachPlan((sources, plan) =>
    {
        Assert.Equal(sources.Start.AddDays(sources.Template.Value.Days), plan.Schedule.Deadline);
        var milestones = plan.Items.Where(item => item.Kind == ItemKind.Milestone).Select(item => item.DueOn!.Value).ToList();
        Assert.Equal(milestones.Distinct().Order(), milestones);
        Assert.InRange(milestones[^1], sources.Start.AddDays(1), plan.Schedule.Deadline);
        Assert.All(plan.Items.Where(item => item.Kind == ItemKind.Action), action =>
            Assert.InRange(action.DueOn!.Value, sources.Start.AddDays(1), plan.Items.First(item => item.Kind == ItemKind.Milestone && item.Key == action.Parent).DueOn!.Value));
    });

    [Fact]
    public void Nobody_has_more_than_twenty_actions()
    {
        // What one goal adds is known from the plans with one; the three that add most are the worst that can be chosen.
        foreach (var plans in All.Value.GroupBy(one => (one.Sources.Template.Value.Key, Rest(one.About))))
        {
            var own = plans.First().Plan.Items.Count(item => item.Kind == ItemKind.Action && item.Origin.Choice is null);
            var goals = plans.Select(one => one.Plan.Items.Count(item => item.Kind == ItemKind.Action && item.Origin.Choice is not null)).OrderDescending().Take(3).Sum();
            Assert.True(own + goals is >= 10 and <= 20, $"{plans.Key}: {own} and {goals} of goals");
        }

        static string Rest(string about) => about[about.IndexOf(';', StringComparison.Ordinal)..];
    }

    [Fact]
    public void A_plan_for_one_person_speaks_of_no_team()
    {
        foreach (var fields in Spread().Where(fields => fields["team_size"][0] == "one"))
        {
            var answers = new Answers(fields);
            var plan = Draft(Files.Rules.First(rule => rule.Holds(Files.Survey, answers)).Key, answers).Plan;
            Assert.All(plan.Items.Where(item => item.Origin.Choice is null && item.Kind is ItemKind.Milestone or ItemKind.Action),
                item => Assert.DoesNotMatch("(?i)team|colleague|invite|everyone|people", item.Title));
        }
    }

    [Fact]
    public void Who_uses_it_already_is_not_told_to_set_it_up()
    {
        foreach (var fields in Spread().Where(fields => fields["where_now"][0] == "all"))
            Assert.DoesNotContain(Draft(Files.Rules.First(rule => rule.Holds(Files.Survey, new Answers(fields))).Key, new Answers(fields)).Plan.Items,
                item => item.Title.Contains("Set up sign-in", StringComparison.Ordinal) || item.Title.Contains("pilot", StringComparison.OrdinalIgnoreCase) || item.Title.StartsWith("Connect the data", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_segment_takes_somebody()
    {
        var taken = Spread().Select(fields => Files.Rules.First(rule => rule.Holds(Files.Survey, new Answers(fields))).Key).Distinct();
        Assert.Equal(Files.Rules.Select(rule => rule.Key).Order(), taken.Order());
    }

    private static IEnumerable<(string, PlanSources, DraftedPlan)> Drafts() =>
        from template in Files.Templates
        from goal in Files.Goals
        from fields in Spread()
        let answers = new Answers(new Dictionary<string, string[]>(fields) { ["goals"] = [goal.Goal] })
        let drafted = Draft(template.Key, answers)
        select ($"{template.Key}, {goal.Goal}; {string.Join(", ", fields.Select(field => $"{field.Key} {string.Join('+', field.Value)}"))}", drafted.Sources, drafted.Plan);

    private static (PlanSources Sources, DraftedPlan Plan) Draft(string template, Answers answers)
    {
        var sources = RepositoryDrafts.Sources(template, answers) with { Facts = PlanFacts.Of("small", "DE", template, SampleAnswers.Contact.Role, phase: 1) };
        return (sources, DraftPlan.From(sources));
    }

    /// <summary>Every place, size and wish; how people like to work, and what is in their way, goes round with these. Nothing is optional that a template may hang on.</summary>
    private static IEnumerable<Dictionary<string, string[]>> Spread()
    {
        string[] paces = ["fast", "steady", "careful"], risks = ["low", "some", "high"];
        string[][] challenges = [[], ["no_time"], ["messy_data", "know_how"], ["habits", "buy_in"]];
        var turn = 0;
        foreach (var where in Files.Survey.Find("where_now")!.Choices)
            foreach (var size in Files.Survey.Find("team_size")!.Choices)
                foreach (var wish in Files.Survey.Find("where_to_be")!.Choices)
                    for (var risk = 0; risk < risks.Length; risk++)
                        yield return new()
                        {
                            ["where_now"] = [where.Key], ["team_size"] = [size.Key], ["where_to_be"] = [wish.Key], ["risk"] = [risks[risk]],
                            ["how"] = [paces[turn / paces.Length % paces.Length]], ["challenges"] = challenges[turn++ % challenges.Length],
                        };
    }

    private static void EachPlan(Action<PlanSources, DraftedPlan> check)
    {
        foreach (var (about, sources, plan) in All.Value)
            try
            {
                check(sources, plan);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                Assert.Fail($"{about}\n{e.Message}");
            }
    }
}
