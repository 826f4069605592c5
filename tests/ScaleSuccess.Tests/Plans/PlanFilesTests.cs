using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Plans;

public sealed class PlanFilesTests
{
    private static Read<PlanFiles> With(string file, string old, string now) => PlanFiles.Read(
        Changed(RepositoryFiles.Survey, file, old, now), [.. RepositoryFiles.Plans.Select(plan => Changed(plan, file, old, now))]);

    private static DefinitionText Changed(DefinitionText text, string file, string old, string now)
    {
        if (text.File != file) return text;
        Assert.Contains(old, text.Content, StringComparison.Ordinal);
        return text with { Content = text.Content.Replace(old, now, StringComparison.Ordinal) };
    }

    [Fact]
    public void The_repositorys_own_files_are_without_mistakes()
    {
        var files = RepositoryFiles.Read();
        Assert.Equal((7, 7, 10), (files.Rules.Count, files.Templates.Count, files.Goals.Count));
        Assert.Empty(files.Rules[^1].Requires);
        Assert.Equal(10, files.Survey.Find("goals")!.Choices.Count);
    }

    [Fact]
    public void What_one_template_calls_done_once_is_so_in_all() => Expect.One(
        With("plans/steady.yaml", "role: admin, before: 1, once: true", "role: admin, before: 1"), 24, "action `invite_team`, `once`", "plans/small-fast.yaml has this action with `once`");

    [Fact]
    public void Every_milestone_has_something_to_do_for_both_sides() => Assert.All(
        RepositoryFiles.Read().Templates.SelectMany(template => template.Milestones),
        milestone => Assert.Equal(2, milestone.Actions.Select(action => action.Who).Distinct().Count()));

    [Fact]
    public void A_plan_that_promises_a_review_is_long_enough_to_have_one()
    {
        var promising = RepositoryFiles.Read().Templates.Where(template => template.Commitments.Any(commitment => commitment.Title.Contains("review", StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.Equal(["growing", "steady"], promising.Select(template => template.Key).Order());
        Assert.All(promising, template => Assert.InRange(template.ReviewEvery * 31, 1, template.Days / 2));
    }

    /// <summary>Their role is called "Decision maker" in the survey and on the plan.</summary>
    [Fact]
    public void Who_decides_is_called_by_one_word_wherever_the_customer_reads() => Assert.All(
        RepositoryFiles.Plans.Append(RepositoryFiles.Survey), text => Assert.DoesNotMatch("(?i)economic buyer", text.Content));

    [Fact]
    public void The_benefits_of_goals_are_those_that_the_survey_offers()
    {
        var files = RepositoryFiles.Read();
        Assert.All(files.Goals.SelectMany(goal => goal.Benefits), benefit =>
            Assert.Equal(benefit.Title, files.Survey.Find("benefits")!.Find(benefit.Key)!.Label));
    }

    [Theory]
    [InlineData("plans/growing.yaml", "  team_size:", "  teamsize:", 8, "`teamsize`", "Did you mean `team_size`?")]
    [InlineData("plans/growing.yaml", "[some, many]", "[some, mony]", 8, "`team_size`", "no choice `mony`. Did you mean `many`?")]
    [InlineData("plans/growing.yaml", "team_size: [some, many]", "by_when: [soon]", 8, "`by_when`", "can only ask for choices")]
    [InlineData("plans/growing.yaml", "segment: growing", "segment: grown", 3, "`segment`", "called grown.yaml")]
    [InlineData("plans/growing.yaml", "order: 30", "order: 20", 6, "`order`", "growing.yaml has the same order", "plans/small-careful.yaml")]
    [InlineData("plans/growing.yaml", "order: 30", "order: 300", 6, "segment `steady`, `order`", "no later rule", "plans/steady.yaml")]
    [InlineData("plans/growing.yaml", "rule:\n  team_size: [some, many]\n", "", 3, "segment `steady`", "without `rule` too", "plans/steady.yaml")]
    [InlineData("plans/steady.yaml", "order: 100\n", "order: 100\nrule: { how: [steady] }\n", 0, "segments", "One template must be without `rule`", "plans")]
    [InlineData("plans/growing.yaml", "{{answers.team_size}}", "{{answers.teamsize}}", 13, "{{answers.teamsize}}", "no question `teamsize`")]
    [InlineData("plans/goal-one_place.yaml", "milestone: kick_off", "milestone: kickoff", 10, "`milestone`", "Did you mean `kick_off`?")]
    [InlineData("plans/goal-one_place.yaml", "[errors, weekly_users]", "[errors, daily_users]", 5, "benefit `trusted_numbers`", "no measure `daily_users`")]
    [InlineData("plans/goal-one_place.yaml", "key: list_sources", "key: confirm_plan", 10, "action `confirm_plan`", "an action with this key")]
    [InlineData("surveys/onboarding.yaml", "label: Have everything in one place }", "label: Have it all }\n          - { key: new_goal, label: New }", 31, "choice `new_goal`", "`goal: new_goal`")]
    [InlineData("surveys/onboarding.yaml", "        means: goals\n", "", 12, "`means`", "question that says `means: goals`")]
    [InlineData("surveys/onboarding.yaml", "        means: pace\n", "", 9, "`pace`", "No question of survey `onboarding` says `means: pace`", "plans/small-fast.yaml")]
    [InlineData("surveys/onboarding.yaml", "        means: pace\n", "", 12, "{{answers.pace}}", "says `means: pace`", "plans/steady.yaml")]
    [InlineData("surveys/onboarding.yaml", "        means: measures\n", "", 5, "benefit `trusted_numbers`", "says `means: measures`", "plans/goal-one_place.yaml")]
    [InlineData("surveys/onboarding.yaml", "        means: challenges\n", "", 55, "`enough`, `challenges`", "No question of survey `onboarding` says `means: challenges`: nobody can tell it.", "plans/steady.yaml")]
    [InlineData("surveys/onboarding.yaml", "        means: challenges\n", "", 61, "`enough`, `challenges`", "Neither the template nor the survey brings any", "plans/growing.yaml")]
    [InlineData("plans/small-fast.yaml", "measures: { at_least: 1 }", "measures: { at_least: 4 }", 56, "`enough`, `measures`", "No plan of this template has more than 3")]
    [InlineData("plans/small-fast.yaml", "criteria: { at_least: 2", "criteria: { at_least: 7", 55, "`enough`, `criteria`", "No plan of this template has more than 6")]
    public void Files_that_do_not_fit_each_other_are_mistakes(
        string file, string old, string now, int line, string key, string sentence, string? saidOf = null) =>
        Assert.Contains(Expect.Bad(With(file, old, now)), mistake => mistake.File == (saidOf ?? file) && mistake.Line == line
            && mistake.Key.Contains(key, StringComparison.Ordinal) && mistake.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Two_templates_of_one_segment_are_a_mistake()
    {
        var twin = RepositoryFiles.Plans.Single(plan => plan.File == "plans/growing.yaml") with { File = "plans/zz.yaml" };
        Assert.Contains(Expect.Bad(PlanFiles.Read(RepositoryFiles.Survey, [.. RepositoryFiles.Plans, twin])),
            mistake => mistake is { File: "plans/zz.yaml", Line: 3 } && mistake.Sentence.Contains("plans/growing.yaml describes the same segment", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_that_two_readers_find_is_said_once() =>
        Expect.One(With("plans/growing.yaml", "name: Growing teams\n", ""), 3, "segment, `name`", "missing");

    [Fact]
    public void A_broken_file_says_its_own_mistakes_only() =>
        Expect.One(With("surveys/onboarding.yaml", "title: Your success plan\n", ""), 4, "survey, `title`", "missing");
}
