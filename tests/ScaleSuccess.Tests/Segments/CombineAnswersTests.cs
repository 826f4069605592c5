using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Segments;

public sealed class CombineAnswersTests
{
    private static readonly Survey Asked = Expect.Good(SurveyFile.Read("surveys/s.yaml",
        """
        survey: s
        title: T
        intro: I
        thanks: T
        pages:
          - title: P
            questions:
              - { key: how, ask: How?, kind: choice, segment: true, choices: [{ key: fast, label: Fast }, { key: steady, label: Steady }] }
              - { key: goals, ask: What?, kind: choices, segment: true, choices: [{ key: a, label: A }, { key: b, label: B }, { key: c, label: C }] }
              - { key: mood, ask: Mood?, kind: scale, min: 0, max: 10, segment: true }
              - { key: by_when, ask: When?, kind: date, segment: true }
        """));

    private static readonly SegmentOptions Options = new();

    [Fact]
    public void A_heavier_role_outvotes_a_later_word() =>
        Assert.Equal("fast", Of(Said("champion", 1, ("how", "fast")), Said("user", 2, ("how", "steady"))).Answers.One("how"));

    [Fact]
    public void The_latest_word_wins_a_tie() =>
        Assert.Equal("steady", Of(Said("champion", 1, ("how", "fast")), Said("economic_buyer", 2, ("how", "steady"))).Answers.One("how"));

    [Fact]
    public void Together_lighter_roles_outvote_a_heavier_one() => Assert.Equal("steady", Of(
        Said("champion", 9, ("how", "fast")), Said("user", 1, ("how", "steady")), Said("admin", 2, ("how", "steady")), Said("user", 3, ("how", "steady"))).Answers.One("how"));

    [Fact]
    public void An_option_is_taken_when_more_than_half_of_the_weight_chose_it() => Assert.Equal(["b"], Of(
        Said("user", 1, ("goals", "a,b")), Said("user", 2, ("goals", "b,c")), Said("user", 3, ("goals", "b"))).Answers.Many("goals"));

    [Fact]
    public void Who_left_a_question_open_has_no_vote_on_it() =>
        Assert.Equal(["a"], Of(Said("user", 1, ("goals", "a")), Said("champion", 2, ("how", "fast"))).Answers.Many("goals"));

    [Fact]
    public void Scales_are_averaged_by_weight_and_days_from_each_ones_own_answer()
    {
        var both = Of(Said("champion", 1, ("mood", "10"), ("by_when", "2026-01-11")), Said("user", 2, ("mood", "4"), ("by_when", "2026-01-18")));
        Assert.Equal((8, (10 * 2 + 16) / 3.0), (both.Numbers["mood"], both.Numbers["by_when"]));
    }

    [Fact]
    public void Where_they_differ_everybodys_words_stay_visible()
    {
        var differs = Assert.Single(Of(Said("champion", 1, ("how", "fast"), ("mood", "3")), Said("user", 2, ("how", "steady"), ("mood", "3"))).Disagreements);
        Assert.Equal(("how", "Fast", "Fast, Steady"), (differs.Question, differs.Counts, string.Join(", ", differs.Said.Select(s => s.Words))));
    }

    [Fact]
    public void One_persons_answers_are_no_disagreement() => Assert.Empty(Of(Said("user", 1, ("how", "fast"))).Disagreements);

    [Fact]
    public void An_option_that_came_later_was_not_shown_to_whoever_answered_before()
    {
        var goals = Asked.Find("goals")!;
        var before = Asked with { Pages = [Asked.Pages[0] with { Questions = [goals with { Choices = [.. goals.Choices.Take(2)] }] }] };
        var table = SegmentColumns.Of(Asked, [Of(Said("user", 1, ("goals", "a")) with { Survey = before }), Of(Said("user", 2, ("goals", "a"))), Of(Said("user", 2, ("goals", "c")))])!;
        var column = Assert.IsType<MultipleColumn>(table.Columns.Single(c => c.Name == "goals"));
        Assert.Equal([false, true, true], column.Shown!.Select(shown => shown!.Contains("c")));
    }

    private static CombinedAnswers Of(params ContactAnswers[] given) => CombineAnswers.Of(given, Options.WeightOf);

    private static ContactAnswers Said(string role, int day, params (string Question, string Values)[] answers) => new(
        day, $"{role} {day}", role, new DateTimeOffset(2026, 1, day, 9, 0, 0, TimeSpan.Zero), 1, Asked,
        new Answers(answers.ToDictionary(a => a.Question, a => a.Values.Split(','))));
}
