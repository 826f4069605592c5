using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Surveys;

public sealed class SurveyFileTests
{
    private const string Survey = """
        survey: health
        title: How is it going
        intro: Two minutes.
        thanks: Thank you.
        pages:
          - title: You
            questions:
              - key: mood
                ask: How do you feel?
                kind: scale
                min: 1
                max: 5
                segment: 2
              - key: wish
                ask: What do you wish?
                kind: choices
                other: true
                most: 2
                choices:
                  - { key: speed, label: Speed }
                  - { key: calm, label: Calm }
              - key: numbers
                ask: Which numbers?
                kind: measures
                choices:
                  - { key: hours, label: Hours, unit: hours, better: lower }
        """;

    [Fact]
    public void Reads_every_key_of_a_survey()
    {
        var survey = Expect.Good(SurveyFile.Read("surveys/health.yaml", Survey));
        Assert.Equal("health", survey.Key);
        Assert.Equal((1, 5, 2), (survey.Find("mood")!.Min, survey.Find("mood")!.Max, survey.Find("mood")!.SegmentWeight));
        var wish = survey.Find("wish")!;
        Assert.True(wish is { Kind: ChoicesKind, Other: true, Most: 2, Required: false });
        Assert.Equal(new Choice("hours", "Hours", null, "hours", Better.Lower), survey.Find("numbers")!.Choices[0]);
    }

    [Theory]
    [InlineData(2, null, 1, "`title`", "`title` is missing")]
    [InlineData(2, "titel: How", 1, "`title`", "`title` is missing")]
    [InlineData(3, "intro: [a]", 3, "`intro`", "single value")]
    [InlineData(4, "thanks: ''", 4, "`thanks`", "empty")]
    [InlineData(8, "      - key: My mood", 8, "`key`", "lower-case letters")]
    [InlineData(8, "      - key: wish", 14, "`key`", "twice, first in line 8")]
    [InlineData(1, "survey: health\npurpose: helth", 2, "`purpose`", "not one of onboarding, check_in, health, other. Did you mean `health`?")]
    [InlineData(16, "        kind: choices\n        means: goal", 17, "question `wish`, `means`", "Did you mean `goals`?")]
    [InlineData(16, "        kind: choices\n        means: by_when", 17, "question `wish`, `means`", "A question of kind choices cannot mean `by_when`: date can.")]
    [InlineData(10, "        kind: skale", 10, "question `mood`, `kind`", "Did you mean `scale`?")]
    [InlineData(10, "        kind: text", 11, "`min`", "Unknown key")]
    [InlineData(11, "        min: 9", 12, "`max`", "more than `min`")]
    [InlineData(11, "        min: low", 11, "`min`", "should be a number, not `low`")]
    [InlineData(12, "        max: 50", 12, "`max`", "from 0 to 10")]
    [InlineData(12, null, 8, "`max`", "`max` is missing")]
    [InlineData(13, "        segment: 11", 13, "`segment`", "from 0 to 10")]
    [InlineData(13, "        requierd: true", 13, "`requierd`", "Did you mean `required`?")]
    [InlineData(17, "        other: maybe", 17, "`other`", "true or false")]
    [InlineData(18, "        most: 1.5", 18, "`most`", "whole number")]
    [InlineData(20, "          - { key: other, label: Other }", 20, "`key`", "`other: true`")]
    [InlineData(20, "          - { key: calm, label: Calm }", 21, "`key`", "twice, first in line 20")]
    [InlineData(20, "          - speed", 20, "`choices`", "should hold keys")]
    [InlineData(26, "          - { key: hours, label: Hours, better: lower }", 26, "choice `hours`, `unit`", "`unit` is missing")]
    [InlineData(26, "          - { key: hours, label: Hours, unit: h, better: less }", 26, "`better`", "not one of higher, lower")]
    [InlineData(16, "        kind: choices\n        show_if: { mod: { at_most: 3 } }", 17, "question `wish`, `show_if`", "No question is called `mod`. Did you mean `mood`?")]
    [InlineData(10, "        kind: scale\n        show_if: { wish: [speed] }", 11, "question `mood`, `show_if`", "`wish` is asked later")]
    [InlineData(16, "        kind: choices\n        show_if: { mood: { at_least: 6 } }", 17, "`show_if`", "It never holds: `mood` is never more than 5.")]
    [InlineData(16, "        kind: choices\n        show_if: { mood: [low] }", 17, "`show_if`", "`mood` has no choices")]
    [InlineData(16, "        kind: choices\n        show_if: { mood: { above: 3 } }", 17, "`mood`", "`above` is not one of any_of")]
    [InlineData(16, "        kind: choices\n        show_if: { contact.role: [boss] }", 17, "`show_if`", "`boss` is not one of `contact.role`: champion")]
    [InlineData(16, "        kind: choices\n        show_if: { contact.rank: [boss] }", 17, "`show_if`", "Did you mean `contact.role`?")]
    [InlineData(24, "        kind: measures\n        required_if: { wish: [fast] }", 25, "`required_if`", "`fast` is not one of `wish`: speed, calm, other.")]
    [InlineData(24, "        kind: measures\n        required_if: { wish: [speed, calm, other] }", 25, "`required_if`", "write `answered: true`")]
    [InlineData(15, "        ask: What do you wish, {{answers.numbers}}?", 15, "`ask`", "`numbers` is asked later")]
    [InlineData(15, "        ask: What do you wish, {{contact.name}}?", 15, "`ask`", "a survey knows customer.name, contact.firstName and answers.QUESTION")]
    [InlineData(7, "    show_if: { customer.tier: [small] }\n    questions:", 7, "page `You`, `show_if`", "At least one question has to be asked of everybody")]
    [InlineData(20, "          - { key: speed, label: Speed, then calm }", 20, "`then calm`", "put that text in quotes")]
    [InlineData(1, "survey: &a health", 3, "`*`", "References")]
    [InlineData(2, "title: \"How", 2, "YAML", "cannot be read")]
    [InlineData(2, "survey: again", 2, "`survey`", "twice, first in line 1")]
    public void Says_each_mistake_with_its_line(int line, string? with, int mistakeLine, string key, string sentence)
    {
        var broken = Expect.Line(Survey, line, with);
        if (with?.Contains('&') == true) broken = Expect.Line(broken, 3, "intro: *a");
        var read = SurveyFile.Read("surveys/health.yaml", broken);
        Assert.Contains(Expect.Bad(read), mistake => mistake.Line == mistakeLine
            && mistake.Key.Contains(key, StringComparison.Ordinal) && mistake.Sentence.Contains(sentence, StringComparison.Ordinal)
            && mistake.File == "surveys/health.yaml");
    }

    [Fact]
    public void Says_all_mistakes_at_once_in_the_order_of_the_file()
    {
        var broken = Expect.Line(Expect.Line(Expect.Line(Survey, 4, "thank: you"), 10, "        kind: skale"), 18, "        most: 0");
        Assert.Equal([1, 4, 10, 18], Expect.Bad(SurveyFile.Read("surveys/health.yaml", broken)).Select(mistake => mistake.Line));
    }

    [Fact]
    public void Says_what_it_is_for_and_what_its_questions_mean()
    {
        var survey = Expect.Good(SurveyFile.Read("surveys/health.yaml",
            Expect.Line(Expect.Line(Survey, 16, "        kind: choices\n        means: challenges"), 1, "survey: health\npurpose: health")));
        Assert.Equal((Purpose.Health, "wish"), (survey.Purpose, survey.About(Meaning.Challenges)!.Key));
        Assert.Equal(("wish", "mood"), (survey.Named("challenges")!.Key, survey.Named("mood")!.Key));
        Assert.Null(survey.Named("goals"));
    }

    [Fact]
    public void A_survey_that_does_not_say_is_for_something_else() =>
        Assert.Equal(Purpose.Other, Expect.Good(SurveyFile.Read("surveys/health.yaml", Survey)).Purpose);

    [Fact]
    public void Two_questions_do_not_mean_the_same() => Assert.Contains(
        Expect.Bad(SurveyFile.Read("surveys/health.yaml", Expect.Line(
            Expect.Line(Survey, 24, "        kind: measures\n        means: goals"), 16, "        kind: choices\n        means: goals"))),
        mistake => mistake.Line == 26 && mistake.Sentence.Contains("`goals` is used twice, first in line 17", StringComparison.Ordinal));

    [Fact]
    public void No_question_is_called_what_another_one_means() => Expect.One(SurveyFile.Read("surveys/health.yaml",
        Expect.Line(Expect.Line(Survey, 16, "        kind: choices\n        means: challenges"), 8, "      - key: challenges")),
        8, "question `challenges`, `key`", "what question `wish` means");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet")]
    [InlineData("- a list")]
    public void A_file_without_keys_is_one_mistake(string content) =>
        Expect.One(SurveyFile.Read("surveys/health.yaml", content), 1, "survey", "The file is empty");

    [Fact]
    public void An_empty_list_is_a_mistake() =>
        Expect.One(SurveyFile.Read("surveys/health.yaml", "survey: a\ntitle: b\nintro: c\nthanks: d\npages: []"), 5, "`pages`", "empty");

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_end_the_process() =>
        Expect.One(SurveyFile.Read("surveys/health.yaml", new string('[', 100_000)), 1, "YAML", "nested too deeply");

    [Theory]
    [InlineData("title: {{customer.name}}")]
    [InlineData("title: {{#if a}}b{{/if}}")]
    [InlineData("title: #{{a}}")]
    [InlineData("- {{#")]
    [InlineData("title: {#")]
    [InlineData("{#: a")]
    [InlineData("? [a]\n: b")]
    [InlineData("title: [a, {b: #")]
    [InlineData("title: \"\\u{{")]
    [InlineData("%YAML 9.9.9.9\n---\na: b")]
    [InlineData("title: !<{{ a")]
    [InlineData("title: &")]
    public void Whatever_is_written_a_file_that_cannot_be_read_is_a_mistake(string content) =>
        Assert.All(Expect.Bad(SurveyFile.Read("surveys/health.yaml", content)), mistake => Assert.Equal("surveys/health.yaml", mistake.File));

    [Fact]
    public void Words_cannot_place_a_customer_in_a_segment() =>
        Expect.One(SurveyFile.Read("surveys/health.yaml",
            "survey: a\ntitle: b\nintro: c\nthanks: d\npages:\n- title: e\n  questions:\n  - key: f\n    ask: g\n    kind: text\n    segment: true"),
            11, "question `f`, `segment`", "leave it out");
}
