using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Warnings;

/// <summary>What is doubtful about a survey is said at its place, and nothing that is fine is doubted.</summary>
public sealed class SurveyWarningsTests
{
    [Fact]
    public void Our_own_survey_has_none()
    {
        var text = File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "surveys/onboarding.yaml"));
        Assert.Empty(SurveyWarnings.Of(new DefinitionText("surveys/onboarding.yaml", text)));
        Assert.InRange(PathLength.Median(Expect.Good(SurveyFile.Read("surveys/onboarding.yaml", text))), 10, 14);
    }

    [Theory]
    // Of one choice only one can be given; of several both can.
    [InlineData("show_if: [ { team: [small], goals: [save] }, { team: { any_of: [big], none_of: [big] } } ]", "Block 2 never holds: leave it out. Its lines about `team` exclude each other.")]
    [InlineData("show_if: { team: { all_of: [small, big] } }", "Nobody is asked this")]
    [InlineData("show_if: { goals: { all_of: [save, see] } }", null)]
    // Of at most two never three.
    [InlineData("show_if: { goals: { all_of: [save, see, fast] } }", "Nobody is asked this")]
    [InlineData("show_if: { mood: { at_least: 7, at_most: 6 } }", "exclude each other")]
    [InlineData("show_if: [ { mood: { at_least: 7 } }, { mood: { at_most: 6 } } ]", "holds for everybody who gets here: leave it out")]
    [InlineData("show_if: { mood: { at_least: 7 } }", null)]
    [InlineData("show_if: { note: { answered: true } }", null)]
    [InlineData("show_if: { mood: { answered: true } }", "holds for everybody")]
    // why is asked only of those in a bad mood.
    [InlineData("show_if: { why: [price], mood: { at_least: 9 } }", "`why` and `mood` exclude each other")]
    [InlineData("show_if: { why: [price], mood: { at_least: 4 } }", null)]
    [InlineData("show_if: { why: { none_of: [price] }, mood: { at_least: 9 } }", null)]
    [InlineData("show_if: { why: { answered: true }, goals: [fast] }", null)]
    // The choice is offered only to small teams.
    [InlineData("show_if: { why: [alone], team: [big] }", "`why` and `team` exclude each other")]
    [InlineData("show_if: { customer.tier: [small] }", null)]
    [InlineData("show_if: { customer.tier: { any_of: [small], none_of: [small] } }", "Nobody is asked this")]
    [InlineData("show_if: { plan.state: [open], contact.role: [user] }", null)]
    [InlineData("show_if: { soon: { at_most: 100 } }", null)]
    [InlineData("show_if: { soon: { at_least: 31, at_most: 89 } }", "Nobody is asked this")]
    [InlineData("required_if: { team: { all_of: [small, big] } }", "It is never required")]
    [InlineData("required_if: { mood: { at_least: 0 } }", "write `required: true`")]
    public void A_condition_that_holds_for_nobody_or_for_everybody_is_told(string condition, string? says)
    {
        var found = Of(condition);
        if (says is null) Assert.Empty(found);
        else Assert.Contains(found, warning => warning.Line == 40 && warning.Key.StartsWith("question `last`", StringComparison.Ordinal) && warning.Sentence.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_nobody_sees_is_told_once_and_not_for_each_of_its_questions()
    {
        var found = SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Text("hint: x") + """

              - title: Hidden
                show_if: { team: { all_of: [small, big] } }
                questions:
                  - { key: a, ask: A?, kind: text, show_if: { goals: [fast] } }
            """.ReplaceLineEndings("\n")));
        Assert.Equal((42, "page `Hidden`, `show_if`"), (found.Single().Line, found.Single().Key));
        Assert.StartsWith("Nobody sees this page", found.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_means_something_else_than_in_the_active_version_is_told()
    {
        var active = Expect.Good(SurveyFile.Read("surveys/s.yaml", Text("hint: x")));
        var now = Text("hint: x").Replace("key: note\n        ask: Note?\n        kind: text", "key: note\n        ask: Note?\n        kind: scale\n        min: 1\n        max: 5", StringComparison.Ordinal)
            .Replace("key: team\n        means: team_size", "key: team", StringComparison.Ordinal);
        var found = SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", now), active);
        Assert.Equal(["question `team`, `means`", "question `note`, `kind`"], found.Select(warning => warning.Key));
        Assert.Contains("it is of kind text", found[1].Sentence, StringComparison.Ordinal);
        Assert.Empty(SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Text("hint: y")), active));
    }

    [Fact]
    public void A_survey_that_asks_much_of_who_names_one_goal_is_told_but_not_one_that_asks_it_of_few()
    {
        static string Long(string condition) => Text("hint: x") + string.Concat(Enumerable.Range(1, 9).Select(number => $"\n      - {{ key: more{number}, ask: More?, kind: text{condition} }}"));
        Assert.Contains("Who names one goal gets 16 questions and fields", Assert.Single(SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Long("")))).Sentence, StringComparison.Ordinal);
        Assert.Empty(SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Long(", show_if: { goals: [see] }"))));
    }

    [Fact]
    public void A_question_of_many_words_is_told() =>
        Assert.Contains("It has 21 words", Assert.Single(Of("hint: x", ask: string.Join(' ', Enumerable.Repeat("word", 21)))).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_condition_that_tells_too_many_apart_is_left_alone()
    {
        var choices = string.Join(", ", Enumerable.Range(1, 30).Select(number => $"{{ key: c{number}, label: C }}"));
        var named = string.Join(", ", Enumerable.Range(1, 29).Select(number => $"c{number}"));
        Assert.Empty(SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", $$"""
            survey: s
            title: S
            intro: I
            thanks: T
            pages:
              - title: P
                questions:
                  - { key: many, ask: Many?, kind: choices, choices: [{{choices}}] }
                  - { key: last, ask: Last?, kind: text, show_if: { many: { all_of: [{{named}}], none_of: [c1] } } }
            """)));
    }

    // The survey's own logic is the judge: who is drawn at random is never asked what is said to be asked of nobody.
    [Fact]
    [Trait("Kind", "Fault")]
    public void What_is_said_to_be_asked_of_nobody_is_asked_of_nobody()
    {
        string[] lines = ["goals: [save]", "goals: { all_of: [save, see] }", "goals: { none_of: [fast] }", "team: [small]", "team: { none_of: [small] }", "mood: { at_least: 4 }", "mood: { at_most: 3 }",
            "why: [price]", "why: [alone]", "why: { answered: false }", "note: { answered: true }", "soon: { at_most: 40 }", "customer.tier: [small]"];
        foreach (var (one, other) in from one in lines.Index() from other in lines.Skip(one.Index + 1) where one.Item.Split(':')[0] != other.Split(':')[0] select (one.Item, other))
        {
            var text = Text($"show_if: {{ {one}, {other} }}");
            var survey = Expect.Good(SurveyFile.Read("surveys/s.yaml", text));
            var said = SurveyWarnings.Of(new DefinitionText("", text)).Select(warning => warning.Sentence).ToList();
            var (never, always) = (said.Exists(sentence => sentence.StartsWith("Nobody", StringComparison.Ordinal)), said.Exists(sentence => sentence.Contains("everybody", StringComparison.Ordinal)));
            var asked = Enumerable.Range(0, 400).Select(number => AskSurvey.Of(survey, Drawn(new Random(number)), Facts(number))).Where(IsWhole).Select(person => person.Survey.Find("last") is not null).ToList();
            Assert.False(never && asked.Contains(true), $"{one} and {other}: somebody is asked");
            Assert.False(always && asked.Contains(false), $"{one} and {other}: somebody is not asked");
            // Of 400 people some meet each of these pairs, where anybody can.
            Assert.True(never || asked.Contains(true), $"{one} and {other}: nobody is asked, and it is not told");
        }
    }

    private static Facts Facts(int number) => new(number % 2 == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { [Fact.Tier] = "small" });

    private static bool IsWhole(AskedSurvey person) => person.Survey.Questions.All(question => !question.Kind.Check(question, person.Answers, new DateOnly(2026, 11, 27)).Any());

    private static Answers Drawn(Random random)
    {
        string[] Some(params string[] from) => [.. from.Where(_ => random.Next(2) == 0).Take(2)];
        return new Answers(new Dictionary<string, string[]>
        {
            ["goals"] = Some("save", "see", "fast"), ["team"] = [random.Next(2) == 0 ? "small" : "big"], ["mood"] = [$"{random.Next(0, 11)}"], ["why"] = [.. Some("price", "alone", "time").Take(1)],
            ["note"] = random.Next(2) == 0 ? ["x"] : [], ["soon"] = [random.Next(2) == 0 ? "month" : "quarter"],
        }.Where(field => field.Value.Length > 0).ToDictionary(field => field.Key, field => field.Value));
    }

    private static IReadOnlyList<Mistake> Of(string last, string ask = "Last?") => SurveyWarnings.Of(new DefinitionText("surveys/s.yaml", Text(last, ask)));

    /// <summary>Line 40 is the last question's own.</summary>
    private static string Text(string last, string ask = "Last?") => $$"""
        survey: s
        title: S
        intro: I
        thanks: T
        pages:
          - title: One
            questions:
              - key: goals
                means: goals
                ask: Goals?
                kind: choices
                most: 2
                choices: [ { key: save, label: S }, { key: see, label: S }, { key: fast, label: F }, { key: nothing, label: N } ]
              - key: team
                means: team_size
                ask: Team?
                kind: choice
                choices: [ { key: small, label: S }, { key: big, label: B } ]
              - key: mood
                ask: Mood?
                kind: scale
                required: true
                min: 0
                max: 10
              - key: note
                ask: Note?
                kind: text
              - key: soon
                ask: When?
                kind: horizon
                choices: [ { key: month, label: M, days: 30 }, { key: quarter, label: Q, days: 90 }, { key: open, label: O } ]
              - key: why
                ask: Why?
                kind: choice
                show_if: { mood: { at_most: 6 } }
                choices: [ { key: price, label: P }, { key: time, label: T }, { key: alone, label: A, show_if: { team: [small] } } ]
              - key: last
                ask: {{ask}}
                kind: text
                {{last}}
        """.ReplaceLineEndings("\n");
}
