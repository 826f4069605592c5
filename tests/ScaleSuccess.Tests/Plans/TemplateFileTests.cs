using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Plans;

public sealed class TemplateFileTests
{
    private const string Plan = """
        segment: hurried
        name: Hurried
        title: "{{customer.name}}: soon"
        days: 45
        highlights:
          - "By {{deadline}}"
          - |
            First line
            {{answers.how}}
        milestones:
          - key: start
            title: Started
            at: 20%
            actions:
              - { key: accept, title: Accept, who: customer, role: admin, before: 3 }
              - { key: send, title: Send, who: vendor }
          - key: goal
            title: Reached
            at: 100%
            actions:
              - { key: compare, title: Compare, who: customer }
        check_ins: { at: "10:00", every_days: 14 }
        enough: { objectives: { at_least: 2, known: [goals, pace] }, measures: { at_least: 0 } }
        """;

    [Fact]
    public void Reads_every_key_of_a_template()
    {
        var template = Expect.Good(TemplateFile.Read("plans/hurried.yaml", Plan));
        Assert.Equal(("hurried", "Hurried", 45), (template.Key, template.Name, template.Days));
        Assert.Equal([20, 100], template.Milestones.Select(milestone => milestone.At));
        Assert.Equal(new TemplateAction("accept", "Accept", Side.Customer, "admin", 3), template.Milestones[0].Actions[0]);
        Assert.Equal(new TemplateAction("send", "Send", Side.Vendor, "champion", 0), template.Milestones[0].Actions[1]);
        Assert.Equal(new CheckInRhythm(new TimeOnly(10, 0), 14), template.CheckIns);
        Assert.Equal(["objectives", "measures"], template.Enough.Keys);
        Assert.Equal((2, 0), (template.Enough["objectives"].AtLeast, template.Enough["measures"].AtLeast));
        Assert.Equal([Meaning.Goals, Meaning.Pace], template.Enough["objectives"].Known);
    }

    [Fact]
    public void An_action_says_that_it_is_done_once()
    {
        var template = Expect.Good(TemplateFile.Read("plans/hurried.yaml", Expect.Line(Plan, 16, "      - { key: send, title: Send, who: vendor, once: true }")));
        Assert.Equal([false, true], template.Milestones[0].Actions.Select(action => action.Once));
    }

    [Theory]
    [InlineData(16, "      - { key: send, title: Send, who: vendor, once: often }", 16, "action `send`, `once`", "true or false")]
    [InlineData(1, null, 1, "`segment`", "missing")]
    [InlineData(3, "title: '{{customer}}'", 3, "`title`", "`customer` is not known")]
    [InlineData(4, "days: 3", 4, "`days`", "from 14 to 730")]
    [InlineData(5, "higlights:", 5, "`higlights`", "Did you mean `highlights`?")]
    [InlineData(9, "    {{#if answers.how}}", 9, "`highlights`", "never closed")]
    [InlineData(13, "    at: soon", 13, "milestone `start`, `at`", "a number")]
    [InlineData(13, "    at: 0%", 13, "milestone `start`, `at`", "from 1 to 100")]
    [InlineData(13, "    at: 100%", 19, "milestone `goal`, `at`", "after the milestone before it")]
    [InlineData(15, "      - { key: accept, title: Accept, who: us }", 15, "action `accept`, `who`", "not one of customer, vendor")]
    [InlineData(15, "      - { key: accept, title: Accept, who: customer, role: boss }", 15, "`role`", "not one of champion")]
    [InlineData(15, "      - { key: accept, title: Accept, who: customer, before: -1 }", 15, "`before`", "from 0 to 60")]
    [InlineData(16, "      - { key: accept, title: Send, who: vendor }", 16, "`key`", "twice, first in line 15")]
    [InlineData(17, "  - key: start", 17, "`key`", "twice, first in line 11")]
    [InlineData(19, "    at: 90%", 19, "milestone `goal`, `at`", "should be at 100%")]
    [InlineData(22, "check_ins: { at: \"25:00\", every_days: 14 }", 22, "`at`", "a time such as")]
    [InlineData(22, "check_ins: { at: \"10:00\", every_days: 3 }", 22, "`every_days`", "from 7 to 90")]
    [InlineData(22, "check_ins: daily", 22, "`check_ins`", "keys of its own")]
    [InlineData(22, "", 1, "`check_ins`", "missing")]
    [InlineData(23, "enough: often", 23, "`enough`", "keys of its own")]
    [InlineData(23, "enough: { objective: { at_least: 1 } }", 23, "`objective`", "Did you mean `objectives`?")]
    [InlineData(23, "enough: { measures: { at_least: 21 } }", 23, "`measures`, `at_least`", "from 0 to 20")]
    [InlineData(23, "enough: { measures: { known: [] } }", 23, "`known`", "The list is empty")]
    [InlineData(23, "enough: { measures: {} }", 23, "`measures`, `at_least`", "missing")]
    [InlineData(23, "enough: { measures: { most: 2, at_least: 1 } }", 23, "`most`", "Unknown key")]
    [InlineData(23, "enough: { measures: { known: [measure] } }", 23, "`measures`, `known`", "`measure` is not one of goals")]
    [InlineData(23, "enough: { milestones: { known: [by_when] } }", 23, "`milestones`, `known`", "asked once and not again")]
    public void Says_each_mistake_with_its_line(int line, string? with, int mistakeLine, string key, string sentence) =>
        Expect.One(TemplateFile.Read("plans/hurried.yaml", Expect.Line(Plan, line, with)), mistakeLine, key, sentence);

    private const string Goal = """
        goal: save_time
        objective: Save time by {{deadline}}
        benefits:
          - { key: hours_back, title: Hours back, measures: [report_hours] }
        criteria:
          - It runs by itself
        actions:
          - { milestone: start, key: pick, title: Pick one, who: customer, before: 2 }
        """;

    [Fact]
    public void Reads_every_key_of_a_goal_module()
    {
        var goal = Expect.Good(GoalModuleFile.Read("plans/goal-save_time.yaml", Goal));
        Assert.Equal(("save_time", "Save time by {{deadline}}"), (goal.Goal, goal.Objective));
        Assert.Equal(["report_hours"], goal.Benefits[0].Measures);
        Assert.Equal(new GoalAction("start", new TemplateAction("pick", "Pick one", Side.Customer, "champion", 2)), goal.Actions[0]);
    }

    [Theory]
    [InlineData(2, null, 1, "goal, `objective`", "missing")]
    [InlineData(4, "  - { key: hours_back, title: Hours back }", 4, "benefit `hours_back`, `measures`", "missing")]
    [InlineData(4, "  - { key: hours_back, title: Hours back, measures: [] }", 4, "`measures`", "empty")]
    [InlineData(4, "  - { key: hours_back, title: Hours back, measure: [a], measures: [b] }", 4, "`measure`", "Did you mean `measures`?")]
    [InlineData(8, "  - { milestone: start, key: pick, title: Pick one, who: customer, once: true }", 8, "action `pick`, `once`", "Unknown key")]
    [InlineData(8, "  - { key: pick, title: Pick one, who: customer }", 8, "action `pick`, `milestone`", "missing")]
    public void Says_each_mistake_of_a_goal_with_its_line(int line, string? with, int mistakeLine, string key, string sentence) =>
        Expect.One(GoalModuleFile.Read("plans/goal-save_time.yaml", Expect.Line(Goal, line, with)), mistakeLine, key, sentence);
}
