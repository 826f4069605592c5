using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.SurveyJs;
using ScaleSuccess.Surveys.Targets;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Tests.Surveys.Waves;

/// <summary>The block <c>send</c> of a survey's file.</summary>
public sealed class SendBlockTests
{
    private const string File = "surveys/pulse.yaml";

    [Fact]
    public void It_says_when_to_whom_and_how_often()
    {
        var send = Read("{ key: milestone, when: milestone_reached, days: 3, share: 50%, to: everybody, if: { contact.role: [champion] } }", "cool_down: 60\nunless_stuck: true").Send!;
        var rule = Assert.Single(send.Rules);
        Assert.Equal((false, 60, 21, true), (send.Paused, send.CoolDown, send.ClosesAfter, send.UnlessStuck));
        Assert.Equal(("milestone", SendWhen.MilestoneReached, 3, 0, 50, false), (rule.Key, rule.When, rule.Days, rule.Months, rule.Share, rule.ToOne));
        Assert.Equal("contact.role", rule.If!.Lines.Single().Name);
    }

    [Theory]
    [InlineData("{ key: hand, when: plan_accepted }", "choose another key")]
    [InlineData("{ key: a, when: plan_acepted }", "Did you mean `plan_accepted`?")]
    [InlineData("{ key: a, when: since_first_plan }", "`every_months` is missing")]
    [InlineData("{ key: a, when: calendar, every_months: 5 }", "a part of the year")]
    [InlineData("{ key: a, when: calendar, every_months: 3, days: 2 }", "Unknown key")]
    [InlineData("{ key: a, when: plan_accepted, every_months: 3 }", "Unknown key")]
    [InlineData("{ key: a, when: plan_accepted, share: 0 }", "from 1 to 100")]
    [InlineData("{ key: a, when: plan_accepted, if: { recommend: { at_least: 9 } } }", "not known before somebody answers")]
    [InlineData("{ key: a, when: plan_accepted, if: { plan.state: [gone] } }", "not one of `plan.state`")]
    public void What_cannot_be_is_a_mistake_at_its_place(string rule, string sentence) =>
        Assert.Contains(Mistakes(SentSurveys.Text([rule])), mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal) && mistake.Line > 4);

    [Fact]
    public void Two_rules_have_two_keys() => Assert.Contains(
        Mistakes(SentSurveys.Text(["{ key: a, when: plan_accepted }", "{ key: a, when: plan_closed }"])), mistake => mistake.Sentence.Contains("used twice", StringComparison.Ordinal));

    [Fact]
    public void Everybody_is_invited_to_the_onboarding_survey_anyway() => Assert.Contains(
        Mistakes(SentSurveys.Text(["{ key: a, when: plan_accepted }"]).Replace("title: How", "purpose: onboarding\ntitle: How", StringComparison.Ordinal)),
        mistake => mistake.Sentence.Contains("leave this out", StringComparison.Ordinal));

    [Theory]
    [InlineData("{ key: a, when: plan_accepted, if: [ { plan.state: [closed], customer.tier: [small] }, { plan.state: [open] } ] }", "", null)]
    [InlineData("{ key: a, when: calendar, every_months: 3, if: { plan.state: [none] } }", "", null)]
    [InlineData("{ key: a, when: milestone_reached, if: { plan.state: [none] } }", "", "It reaches nobody")]
    [InlineData("{ key: a, when: calendar, every_months: 3, if: { customer.tier: { any_of: [small], none_of: [small] } } }", "", "It reaches nobody")]
    [InlineData("{ key: a, when: calendar, every_months: 2 }", "", "longer than the schedule")]
    [InlineData("{ key: a, when: plan_accepted }", "cool_down: 20", "longer than the cool-down")]
    [InlineData("{ key: a, when: calendar, every_months: 1 }", "cool_down: 20\ncloses_after: 30", "the next one comes before that")]
    public void What_is_doubtful_is_named(string rule, string settings, string? sentence)
    {
        var warnings = SurveyWarnings.Of(new DefinitionText(File, SentSurveys.Text([rule], settings)));
        if (sentence is null) Assert.Empty(warnings);
        else Assert.Contains(warnings, warning => warning.Sentence.Contains(sentence, StringComparison.Ordinal) && warning.Line > 4);
    }

    [Fact]
    public void A_form_and_back_is_the_same_block()
    {
        var text = SentSurveys.Text(["{ key: milestone, when: milestone_reached, days: 3, share: 50%, if: { contact.role: [champion] } }", "{ key: quarter, when: calendar, every_months: 3, to: everybody }"], "paused: true\ncool_down: 60");
        var again = YamlOutputFile.Write(YamlFile.Nodes(text)!);
        Assert.Empty(SurveyChanges.Between(Survey(text), Survey(again)));
        Assert.Equal([SurveyChangeCode.Sending], SurveyChanges.Between(Survey(text), Survey(again.Replace("days: 3", "days: 4", StringComparison.Ordinal))).Select(change => change.Code));
    }

    [Fact]
    public void Another_format_that_cannot_say_it_is_told_so() =>
        Assert.Contains(WriteSurveyJs.Of(Read(SentSurveys.AfterMilestone, "")).Dropped, dropped => dropped.Path == "send");

    [Fact]
    public void A_rule_added_by_form_has_a_key_and_takes_what_its_time_needs()
    {
        YamlNode nodes = YamlFile.Nodes(SentSurveys.Text([]))!;
        nodes = nodes.With(["send"], null);
        (nodes, var at) = DraftStructure.Run(nodes, DraftStructure.AddRule);
        (nodes, _) = DraftStructure.Run(nodes, DraftStructure.AddRule);
        Assert.Equal(("send", "milestone_reached_2"), (at, nodes.TextAt("send", "rules", 1, "key")));
        nodes = DraftFields.Apply(nodes, new Dictionary<string, string[]> { ["send/rules/0/when"] = ["since_first_plan"], ["send/rules/0/days"] = ["2"], ["send/rules/0/share"] = ["20"], ["send/cool_down"] = ["30"] });
        var send = Survey(YamlOutputFile.Write(nodes)).Send!;
        Assert.Equal(("since_first_plan", SendWhen.SinceFirstPlan, 3, 20, 30), (send.Rules[0].Key, send.Rules[0].When, send.Rules[0].Months, send.Rules[0].Share, send.CoolDown));
        foreach (var _ in send.Rules) (nodes, var _) = DraftStructure.Run(nodes, "remove send/rules/0");
        Assert.Null(nodes.At("send", "rules"));
    }

    private static Survey Read(string rule, string settings) => Survey(SentSurveys.Text([rule], settings));

    private static Survey Survey(string text) => SurveyFile.Read(File, text) is Read<Survey>.Good(var survey) ? survey : throw new InvalidOperationException(string.Join("\n", Mistakes(text)));

    private static IReadOnlyList<Mistake> Mistakes(string text) => SurveyFile.Read(File, text) is Read<Survey>.Bad(var mistakes) ? mistakes : [];
}
